"""年度: the fiscal year, April to March, by the Gregorian year in which it begins.

>>> fiscal_year(datetime.date(2013, 3, 31))
2012
>>> find_fiscal_year("総会 平成23年度全国会議")
2011
"""

import datetime
import re

from members.wareki.dates import BY_NAME, GAP, NUMBER, WarekiError, era_of, even, number, shortened

YEAR = re.compile(
    rf"(?:(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHRmtshr]){GAP}(?P<year>元|{NUMBER})"
    rf"|(?<![0-9])(?P<western>[0-9]{{4}}|[一二][〇零一二三四五六七八九]{{3}})){GAP}年{GAP}度"
)


def fiscal_year(day: datetime.date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def find_fiscal_year(text: str) -> int | None:
    """The first 年度 that a text names. 平成31年度 and 令和元年度 are both 2019."""
    match = YEAR.search(even(text))
    return _year(match) if match else None


def parse_fiscal_year(text: str) -> int:
    """The 年度 that a text is, whole: 平成24年度, 2012年度, or just 2012. Raises WarekiError."""
    plain = even(text.strip())
    match = YEAR.fullmatch(plain)
    if not match and not re.fullmatch("[0-9]{4}", plain):
        raise WarekiError(
            f"「{shortened(text.strip())}」は年度として読めません。平成24年度、2012 のように書いてください。"
        )
    return _year(match) if match else int(plain)


def _year(match):
    if match["western"]:
        return number(match["western"])
    return BY_NAME[match["era"].upper()].zero + number(match["year"])


def format_fiscal_year(year: int) -> str:
    """2012 → 平成24年度. 2019 is 令和元年度, as offices came to write it: the era of its first of May."""
    era = era_of(datetime.date(year, 5, 1))
    return f"{era.name}{'元' if year == era.zero + 1 else year - era.zero}年度"
