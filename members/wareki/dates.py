"""Era dates in Japanese text: found, read, printed.

>>> parse_date("平成24年10月23日")
datetime.date(2012, 10, 23)
>>> format_date(datetime.date(2012, 10, 23))
'平成24年(2012年)10月23日(火)'

Eras by the imperial edicts and 元号法; before 明治6年 another calendar ruled, so no such day is read. The day of a
change bears both eras (明治45年7月30日 is 大正元年7月30日) except the two that the law set to midnight (平成, 令和).
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass

WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Era:
    name: str
    letter: str
    first: datetime.date
    last: datetime.date

    @property
    def zero(self) -> int:
        """The Gregorian year before the era's year 1."""
        return self.first.year - 1


ERAS = [
    Era("明治", "M", datetime.date(1868, 1, 25), datetime.date(1912, 7, 30)),
    Era("大正", "T", datetime.date(1912, 7, 30), datetime.date(1926, 12, 25)),
    Era("昭和", "S", datetime.date(1926, 12, 25), datetime.date(1989, 1, 7)),
    Era("平成", "H", datetime.date(1989, 1, 8), datetime.date(2019, 4, 30)),
    Era("令和", "R", datetime.date(2019, 5, 1), datetime.date.max),
]
GREGORIAN_SINCE = datetime.date(1873, 1, 1)
BY_NAME = {era.name: era for era in ERAS} | {era.letter: era for era in ERAS}


class WarekiError(ValueError):
    """What was typed is no date or time; the message quotes it and says why, for a clerk."""


@dataclass(frozen=True)
class FoundDate:
    """A date in a text: text[start:end], with its day, or with what is wrong about it."""

    start: int
    end: int
    text: str
    day: datetime.date | None = None
    error: str = ""


# Reading ------------------------------------------------------------------------------------------------------

KANJI_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "元": 1,
}
SQUARE_ERAS = {"㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和"}
NUMBER = r"(?:[0-9]{1,4}|[〇零一二三四五六七八九十]{1,5})"
GAP = r"[ \t\u3000]{0,3}"
ERA_YEAR = rf"(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHRmtshr]){GAP}(?P<year>元|{NUMBER})"
WEEKDAY = rf"(?:{GAP}[(]{GAP}(?P<weekday>[{WEEKDAYS}]){GAP}(?:曜日?)?{GAP}(?:[・･]?祝)?{GAP}[)])?"
LONG = (
    rf"(?:{ERA_YEAR}{GAP}年(?:{GAP}[(]{GAP}(?P<also>[0-9]{{4}}){GAP}年?{GAP}[)]{GAP}年?)?"
    rf"|(?P<western>(?<![0-9])[0-9]{{4}}|[一二][〇零一二三四五六七八九]{{3}}){GAP}年"
    rf"(?:{GAP}[(]{GAP}(?P<era2>明治|大正|昭和|平成|令和){GAP}(?P<year2>元|{NUMBER}){GAP}年?{GAP}[)])?)"
    rf"{GAP}(?P<month>{NUMBER}){GAP}月{GAP}(?P<day>{NUMBER}){GAP}日"
)
SHORT = (
    rf"(?:(?P<s_era>明治|大正|昭和|平成|令和|(?<![A-Za-z0-9])[MTSHRmtshr]){GAP}(?P<s_year>元|[0-9]{{1,2}})"
    rf"|(?<![0-9./-])(?P<s_western>[0-9]{{4}}))(?P<mark>[./-]){GAP}(?P<s_month>[0-9]{{1,2}})(?P=mark){GAP}"
    rf"(?P<s_day>[0-9]{{1,2}})(?![0-9])"
)
DATE = re.compile(rf"(?:{LONG}|{SHORT}){WEEKDAY}")
TWO_DIGITS = re.compile(r"(?<![0-9A-Za-z./-])[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{1,4}(?![0-9])")


def find_dates(text: str) -> list[FoundDate]:
    """Every full date in a text, in order; one that never was has an error in place of its day. Never raises."""
    found = []
    for match in DATE.finditer(even(text)):
        raw = text[match.start() : match.end()]
        try:
            found.append(FoundDate(match.start(), match.end(), raw, _day(match, raw)))
        except WarekiError as error:
            found.append(FoundDate(match.start(), match.end(), raw, error=str(error)))
    return found


def parse_date(text: str) -> datetime.date:
    """The day that a text is, whole. Raises WarekiError."""
    typed = text.strip()
    match = DATE.fullmatch(even(typed))
    if match:
        return _day(match, typed)
    if TWO_DIGITS.fullmatch(even(typed)):
        raise WarekiError(
            f"「{typed}」は年が2桁なので、いつのことか決まりません。平成24年10月23日、2012/10/23 のように書いてください。"
        )
    raise WarekiError(
        f"「{shortened(typed)}」は日付として読めません。平成24年10月23日、H24.10.23、2012/10/23 のように書いてください。"
    )


def even(text: str) -> str:
    """Full-width forms, era squares and dashes as their plain ones, one character for each, so that places hold."""
    return "".join(map(_even_character, text))


def _even_character(character):
    if "！" <= character <= "～":
        return unicodedata.normalize("NFKC", character)
    if character in "−‐–—ー":
        return "-"
    return SQUARES_AS_LETTERS.get(character, character)


SQUARES_AS_LETTERS = {square: BY_NAME[name].letter for square, name in SQUARE_ERAS.items()}


def _day(match, raw):
    parts = match.groupdict()
    era, year = parts["era"] or parts["s_era"], parts["year"] or parts["s_year"]
    western = parts["western"] or parts["s_western"]
    month, day = (number(parts[name] or parts[f"s_{name}"]) for name in ("month", "day"))
    if western:
        found = _gregorian(number(western), month, day, raw)
        if parts["era2"]:
            _agree(found, _in_era(parts["era2"], parts["year2"], month, day, raw), raw)
    else:
        found = _in_era(era, year, month, day, raw)
        if parts["also"]:
            _agree(found, _gregorian(int(parts["also"]), month, day, raw), raw)
    _check_weekday(found, parts["weekday"], raw)
    return found


def number(text: str) -> int:
    """12, 十二, 二十, 二〇一二, 元 as a number."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(KANJI_DIGITS[character]) for character in text))
    tens, _, ones = text.partition("十")
    return (KANJI_DIGITS.get(tens, 0) if tens else 1) * 10 + (KANJI_DIGITS.get(ones, 99) if ones else 0)


def _gregorian(year, month, day, raw):
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        raise WarekiError(f"「{raw}」という日はありません。") from None
    if found < GREGORIAN_SINCE:
        raise WarekiError(f"「{raw}」は今の暦になる前（明治5年まで）の日なので、読めません。")
    return found


def _in_era(name, year, month, day, raw):
    era = BY_NAME[name.upper()]
    found = _gregorian(era.zero + number(year), month, day, raw) if number(year) else None
    if found is None or found < era.first:
        raise WarekiError(f"「{raw}」という日はありません。{era.name}は{_plain(era, era.first)}からです。")
    if found > era.last:
        raise WarekiError(f"「{raw}」という日はありません。{era.name}は{_plain(era, era.last)}までです。")
    return found


def _plain(era, day):
    return f"{_year_of(era, day)}年{day.month}月{day.day}日"


def _agree(one, other, raw):
    if one != other:
        raise WarekiError(f"「{raw}」は、元号の年と西暦の年が合いません。")


def _check_weekday(day, weekday, raw):
    if weekday and weekday != WEEKDAYS[day.weekday()]:
        raise WarekiError(
            f"「{raw}」は{weekday}曜日ではなく{WEEKDAYS[day.weekday()]}曜日です。日付か曜日を直してください。"
        )


def shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


# Printing -----------------------------------------------------------------------------------------------------


def era_of(day: datetime.date) -> Era:
    """The era of a day; the newer one on a day that bears two."""
    return next(era for era in reversed(ERAS) if era.first <= day)


def _year_of(era, day):
    year = day.year - era.zero
    return "元" if year == 1 else str(year)


def format_era_date(day: datetime.date) -> str:
    """平成24年10月23日"""
    era = era_of(day)
    return f"{era.name}{_year_of(era, day)}年{day.month}月{day.day}日"


def format_date(day: datetime.date) -> str:
    """平成24年(2012年)10月23日(火)"""
    era = era_of(day)
    return (
        f"{era.name}{_year_of(era, day)}年({day.year}年){day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"
    )
