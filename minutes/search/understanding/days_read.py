"""Reads a word as a year, a month, a day or a 年度, in either calendar, or told from today. Pure.

>>> [reading.token for reading in read_days("H24.10", datetime.date(2026, 11, 30))]
['days.2012-10-01.2012-10-31']
>>> [reading.token for reading in read_days("2012", datetime.date(2026, 11, 30))]
['days.2012-01-01.2012-12-31', 'fiscal.2012']
"""

import calendar
import datetime
import re

from members import wareki
from members.wareki.characters import NUMBER, parse_number, to_ascii_width
from members.wareki.eras import ERA_BY_NAME_OR_LETTER
from minutes.search.understanding.readings import Reading, of_days, of_fiscal_year

FIRST_YEAR, LAST_YEAR = 1868, 2200
_ERAS = {"明": "M", "大": "T", "昭": "S", "平": "H", "令": "R"}
_YEAR = rf"(?:(?P<era>明治|大正|昭和|平成|令和|[明大昭平令](?=[0-9元])|[MTSHRmtshr])(?P<year>元|{NUMBER})|(?P<western>[0-9]{{4}}))"
_WHOLE_YEAR = re.compile(rf"{_YEAR}年?")
_MONTH = re.compile(rf"{_YEAR}(?:年(?P<month>[0-9]{{1,2}})月|[./-](?P<month2>[0-9]{{1,2}}))")
_ENDS = re.compile(r"(?P<date>.+?)(?:(?P<since>以降|以後|から)|(?P<until>以前|まで))")
_BETWEEN = re.compile(r"(?P<first>.+?)(?:から|[~〜～])(?P<last>.+?)(?:まで)?")
_MONTHS_AGO = {"今月": 0, "先月": 1, "前月": 1, "先々月": 2}
_YEARS_AGO = {"今年": 0, "本年": 0, "去年": 1, "昨年": 1, "前年": 1, "一昨年": 2, "おととし": 2}
_FISCAL_AGO = {"今年度": 0, "本年度": 0, "昨年度": 1, "前年度": 1, "去年度": 1, "一昨年度": 2}
_DAYS_AGO = {"今日": 0, "本日": 0, "昨日": 1, "きのう": 1, "一昨日": 2, "おととい": 2}
# What is meant by these changes with the day.
FROM_TODAY = (*_MONTHS_AGO, *_YEARS_AGO, *_FISCAL_AGO, *_DAYS_AGO)
Span = tuple[datetime.date, datetime.date]


def read_days(text: str, today: datetime.date) -> list[Reading]:
    """Returns the readings of a word as days, the likeliest first; none where it is no date. `today` tells what 先月 is."""
    plain = to_ascii_width(text)
    fiscal = _fiscal_year(plain, today)
    if fiscal is not None:
        return [of_fiscal_year(fiscal), _of_span(*_year_span(fiscal))]
    span = _span(plain, today)
    if span is None:
        return _open_readings(plain, today)
    first, last = span
    is_year = span == _year_span(first.year)
    return [_of_span(first, last), *([of_fiscal_year(first.year)] if is_year else [])]


def reading_of_days(since: datetime.date | None, until: datetime.date | None) -> Reading:
    """Returns the reading of days that an address names; None is no limit."""
    if since and until:
        return _of_span(since, until)
    text = f"{_day_in_words(since)}から" if since else f"{_day_in_words(until)}まで"
    return of_days(since, until, f"年月日 {text}")


def _open_readings(plain, today) -> list[Reading]:
    """平成24年以降, 2012年まで, 2012年から2014年まで, 2012～2014."""
    if between := _BETWEEN.fullmatch(plain):
        first, last = _span(between["first"], today), _span(between["last"], today)
        if first and last and first[0] <= last[1]:
            return [_of_span(first[0], last[1])]
    if (open_end := _ENDS.fullmatch(plain)) and (span := _span(open_end["date"], today)):
        return [reading_of_days(span[0], None) if open_end["since"] else reading_of_days(None, span[1])]
    return []


def _span(plain, today) -> Span | None:
    """Returns the first and the last day of a year, a month or a day."""
    if plain in _DAYS_AGO:
        day = today - datetime.timedelta(days=_DAYS_AGO[plain])
        return day, day
    if plain in _YEARS_AGO:
        return _year_span(today.year - _YEARS_AGO[plain])
    if plain in _MONTHS_AGO:
        months = today.year * 12 + today.month - 1 - _MONTHS_AGO[plain]
        return _month_span(months // 12, months % 12 + 1)
    return _written_span(plain)


def _written_span(plain) -> Span | None:
    if match := _WHOLE_YEAR.fullmatch(plain):
        year = _year(match)
        return _year_span(year) if year else None
    if match := _MONTH.fullmatch(plain):
        year, month = _year(match), int(match["month"] or match["month2"])
        return _month_span(year, month) if year and 1 <= month <= 12 else None
    try:
        day = wareki.parse_date(plain)
    except wareki.WarekiError:
        return None
    return day, day


def _fiscal_year(plain, today) -> int | None:
    if plain in _FISCAL_AGO:
        return wareki.fiscal_year(today) - _FISCAL_AGO[plain]
    if not plain.endswith("年度"):
        return None
    match = _WHOLE_YEAR.fullmatch(plain.removesuffix("度"))
    return _year(match) if match else None


def _year(match) -> int | None:
    """Returns the year that was written, None where there is no such year."""
    if match["western"]:
        year = int(match["western"])
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
    era = ERA_BY_NAME_OR_LETTER[_ERAS.get(match["era"], match["era"]).upper()]
    year = era.year_zero + parse_number(match["year"])
    return year if era.first.year <= year <= min(era.last.year, LAST_YEAR) else None


def _year_span(year) -> Span:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _month_span(year, month) -> Span:
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])


def _of_span(first, last) -> Reading:
    return of_days(first, last, _in_words(first, last))


def _in_words(first, last) -> str:
    if first == last:
        return f"年月日 {_day_in_words(first)}の会議"
    if (first, last) == _year_span(first.year):
        return f"年 {first.year}年（{_era_year(last)}）の会議"
    if (first, last) == _month_span(first.year, first.month):
        return f"月 {_era_year(last)}{first.month}月（{first.year}年{first.month}月）の会議"
    return f"年月日 {_day_in_words(first)}から{_day_in_words(last)}までの会議"


def _day_in_words(day) -> str:
    return f"{wareki.format_era_date(day)}（{day.year}年）"


def _era_year(day) -> str:
    return wareki.format_era_date(day).partition("年")[0] + "年"
