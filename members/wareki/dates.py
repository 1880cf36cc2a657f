"""Finds and reads dates in Japanese text.

>>> parse_date("平成24年10月23日")
datetime.date(2012, 10, 23)

Days before 明治6年 (1873) are not read, because Japan used another calendar then.
"""

import datetime
import re
from dataclasses import dataclass

from members.wareki.characters import GAP, NUMBER, WarekiError, parse_number, shortened, to_ascii_width
from members.wareki.eras import ERA_BY_NAME_OR_LETTER, WEEKDAYS

GREGORIAN_SINCE = datetime.date(1873, 1, 1)

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
    rf"|(?<![0-9./-])(?P<s_western>[0-9]{{4}}))(?P<separator>[./-]){GAP}(?P<s_month>[0-9]{{1,2}})(?P=separator){GAP}"
    rf"(?P<s_day>[0-9]{{1,2}})(?![0-9])"
)
DATE = re.compile(rf"(?:{LONG}|{SHORT}){WEEKDAY}")
TWO_DIGITS = re.compile(r"(?<![0-9A-Za-z./-])[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{1,4}(?![0-9])")


@dataclass(frozen=True)
class FoundDate:
    """A date in a text, at text[start:end]: its day, or an error where there is no such day."""

    start: int
    end: int
    text: str
    day: datetime.date | None = None
    error: str = ""


def find_dates(text: str) -> list[FoundDate]:
    """Returns every full date in a text, in order; a date that does not exist has an error and no day. Never raises."""
    dates = []
    for match in DATE.finditer(to_ascii_width(text)):
        raw = text[match.start() : match.end()]
        try:
            dates.append(FoundDate(match.start(), match.end(), raw, _day(match, raw)))
        except WarekiError as error:
            dates.append(FoundDate(match.start(), match.end(), raw, error=str(error)))
    return dates


def parse_date(text: str) -> datetime.date:
    """Returns the day of a text that is one date and nothing else. Raises WarekiError."""
    typed = text.strip()
    match = DATE.fullmatch(to_ascii_width(typed))
    if match:
        return _day(match, typed)
    if TWO_DIGITS.fullmatch(to_ascii_width(typed)):
        raise WarekiError(
            f"「{typed}」は年が2桁なので、いつのことか決まりません。平成24年10月23日、2012/10/23 のように書いてください。"
        )
    raise WarekiError(
        f"「{shortened(typed)}」は日付として読めません。平成24年10月23日、H24.10.23、2012/10/23 のように書いてください。"
    )


def _day(match, raw):
    parts = match.groupdict()
    era, year = parts["era"] or parts["s_era"], parts["year"] or parts["s_year"]
    western = parts["western"] or parts["s_western"]
    month, day_of_month = (parse_number(parts[name] or parts[f"s_{name}"]) for name in ("month", "day"))
    if western:
        day = _gregorian(parse_number(western), month, day_of_month, raw)
        if parts["era2"]:
            _check_same_day(day, _in_era(parts["era2"], parts["year2"], month, day_of_month, raw), raw)
    else:
        day = _in_era(era, year, month, day_of_month, raw)
        if parts["also"]:
            _check_same_day(day, _gregorian(int(parts["also"]), month, day_of_month, raw), raw)
    check_weekday(day, parts["weekday"], raw)
    return day


def _gregorian(year, month, day_of_month, raw):
    try:
        day = datetime.date(year, month, day_of_month)
    except ValueError:
        raise WarekiError(f"「{raw}」という日はありません。") from None
    if day < GREGORIAN_SINCE:
        raise WarekiError(f"「{raw}」は今の暦になる前（明治5年まで）の日なので、読めません。")
    return day


def _in_era(name, year, month, day_of_month, raw):
    era, number = ERA_BY_NAME_OR_LETTER[name.upper()], parse_number(year)
    day = _gregorian(era.year_zero + number, month, day_of_month, raw) if number else None
    if day is None or day < era.first:
        raise WarekiError(f"「{raw}」という日はありません。{era.name}は{_within(era, era.first)}からです。")
    if day > era.last:
        raise WarekiError(f"「{raw}」という日はありません。{era.name}は{_within(era, era.last)}までです。")
    return day


def _within(era, day):
    """31年4月30日, the era being named already."""
    return f"{era.year_text(day.year)}年{day.month}月{day.day}日"


def _check_same_day(day, other, raw):
    if day != other:
        raise WarekiError(f"「{raw}」は、元号の年と西暦の年が合いません。")


def check_weekday(day: datetime.date, weekday: str | None, raw: str) -> None:
    """Raises WarekiError where a day written with a weekday (火) falls on another."""
    if weekday and weekday != WEEKDAYS[day.weekday()]:
        raise WarekiError(
            f"「{raw}」は{weekday}曜日ではなく{WEEKDAYS[day.weekday()]}曜日です。日付か曜日を直してください。"
        )
