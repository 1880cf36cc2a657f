"""The eras since 明治, and the formats of dates.

>>> format_date(datetime.date(2012, 10, 23))
'平成24年(2012年)10月23日(火)'

First and last days follow the imperial edicts and 元号法. The day of a change of era belongs to both eras (明治45年7月30日
is 大正元年7月30日), except for 平成 and 令和, which by law began at midnight.
"""

import datetime
from dataclasses import dataclass

WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Era:
    name: str
    letter: str
    first: datetime.date
    last: datetime.date

    @property
    def year_zero(self) -> int:
        """The Gregorian year before the era's year 1."""
        return self.first.year - 1

    def year_text(self, year: int) -> str:
        """Returns the era's year of a Gregorian year: 元 for the first, else the number."""
        return "元" if year == self.year_zero + 1 else str(year - self.year_zero)


ERAS = [
    Era("明治", "M", datetime.date(1868, 1, 25), datetime.date(1912, 7, 30)),
    Era("大正", "T", datetime.date(1912, 7, 30), datetime.date(1926, 12, 25)),
    Era("昭和", "S", datetime.date(1926, 12, 25), datetime.date(1989, 1, 7)),
    Era("平成", "H", datetime.date(1989, 1, 8), datetime.date(2019, 4, 30)),
    Era("令和", "R", datetime.date(2019, 5, 1), datetime.date.max),
]
ERA_BY_NAME_OR_LETTER = {era.name: era for era in ERAS} | {era.letter: era for era in ERAS}


def era_of(day: datetime.date) -> Era:
    """Returns the era of a day, the newer one of a day that belongs to two."""
    return next(era for era in reversed(ERAS) if era.first <= day)


def format_last_day(last_day: datetime.date | None, first_day: datetime.date) -> str:
    """Returns what follows the first day of a meeting of several days; "" for one of one day.

    >>> format_last_day(datetime.date(2026, 9, 4), datetime.date(2026, 9, 3))
    '～4日'
    """
    if last_day is None or last_day == first_day:
        return ""
    if last_day.year != first_day.year:
        return f"～{format_era_date(last_day)}"
    month = "" if last_day.month == first_day.month else f"{last_day.month}月"
    return f"～{month}{last_day.day}日"


def format_era_date(day: datetime.date) -> str:
    """平成24年10月23日"""
    era = era_of(day)
    return f"{era.name}{era.year_text(day.year)}年{day.month}月{day.day}日"


def format_date(day: datetime.date) -> str:
    """平成24年(2012年)10月23日(火)"""
    era, weekday = era_of(day), WEEKDAYS[day.weekday()]
    return f"{era.name}{era.year_text(day.year)}年({day.year}年){day.month}月{day.day}日({weekday})"
