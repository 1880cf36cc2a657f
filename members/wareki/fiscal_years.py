"""Reads and prints fiscal years (年度, April to March); a fiscal year is named by the Gregorian year it begins in.

>>> fiscal_year(datetime.date(2013, 3, 31))
2012
>>> find_fiscal_year("総会 平成23年度全国会議")
2011
"""

import datetime
import re

from members.wareki.characters import GAP, NUMBER, WarekiError, parse_number, shortened, to_ascii_width
from members.wareki.eras import ERA_BY_NAME_OR_LETTER, era_of

YEAR = re.compile(
    rf"(?:(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHRmtshr]){GAP}(?P<year>元|{NUMBER})"
    rf"|(?<![0-9])(?P<western>[0-9]{{4}}|[一二][〇零一二三四五六七八九]{{3}})){GAP}年{GAP}度"
)


def fiscal_year(day: datetime.date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def find_fiscal_year(text: str) -> int | None:
    """Returns the first 年度 that a text names, or None. 平成31年度 and 令和元年度 are both 2019."""
    match = YEAR.search(to_ascii_width(text))
    return _year(match) if match else None


def parse_fiscal_year(text: str) -> int:
    """Returns the 年度 of a text that is one and nothing else: 平成24年度, 2012年度, 2012. Raises WarekiError."""
    typed = to_ascii_width(text.strip())
    match = YEAR.fullmatch(typed)
    if not match and not re.fullmatch("[0-9]{4}", typed):
        raise WarekiError(
            f"「{shortened(text.strip())}」は年度として読めません。平成24年度、2012 のように書いてください。"
        )
    return _year(match) if match else int(typed)


def _year(match):
    if match["western"]:
        return parse_number(match["western"])
    return ERA_BY_NAME_OR_LETTER[match["era"].upper()].year_zero + parse_number(match["year"])


def format_fiscal_year(year: int) -> str:
    """2012 → 平成24年度. The era is that of 1 May: offices came to write 2019 as 令和元年度."""
    era = era_of(datetime.date(year, 5, 1))
    return f"{era.name}{era.year_text(year)}年度"
