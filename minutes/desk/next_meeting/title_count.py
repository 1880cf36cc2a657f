"""Counts the title of a meeting up to that of the next one, written as it is written. Pure."""

import re
import unicodedata

from members import wareki

KANJI = "〇一二三四五六七八九"
TENS = (("千", 1000), ("百", 100), ("十", 10))
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# 第３回, 第 十 回, 通算15回. A title of committees may hold two: 第３回（通算第１５回）.
_COUNT = re.compile(
    r"(?P<before>(?:第|通算)\s*)(?P<number>[0-9]{1,4}|[０-９]{1,4}|[〇一二三四五六七八九十百千]{1,7})(?P<behind>\s*回)"
)
# 令和6年度, 2024年. 令和8年9月3日 is a day, and no year of meetings.
_YEAR = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和)?(?<![0-9０-９])(?P<number>[0-9]{1,4}|[０-９]{1,4}|元|[〇一二三四五六七八九十]{1,4})"
    r"(?P<behind>\s*年度?)(?!\s*[0-9０-９一二三四五六七八九十]+\s*月)"
)


def counted_up(title: str) -> str:
    """Returns the title with each 第…回 counted up by one; without any, with its year counted up; else as it is.

    >>> counted_up("第３回 役員会"), counted_up("令和6年度第2回"), counted_up("第三十九回総会")
    ('第４回 役員会', '令和6年度第3回', '第四十回総会')
    >>> counted_up("平成30年度 通常総会"), counted_up("臨時総会")
    ('令和元年度 通常総会', '臨時総会')
    """
    counted = _COUNT.sub(_next, title)
    return counted if _COUNT.search(title) else _YEAR.sub(_next_year, title, count=1)


def _next(found: re.Match) -> str:
    number = found["number"]
    value = number_read(number)
    following = number if value is None else number_like(value + 1, number)
    return f"{found['before']}{following}{found['behind']}"


def _next_year(found: re.Match) -> str:
    number = found["number"]
    if number == "元":  # says nothing of how the others are written
        number = "１" if re.search("[０-９]", found.string) else "1"
    value = number_read(number)
    if value is None or (not found["era"] and value < 1900):
        return found[0]
    if not found["era"]:
        return f"{number_like(value + 1, number)}{found['behind']}"
    written = wareki.format_fiscal_year(_western_year(found["era"], value) + 1).removesuffix("年度")
    era, year = written[:2], written[2:]
    return f"{era}{year if year == '元' else number_like(int(year), number)}{found['behind']}"


def _western_year(era: str, year: int) -> int:
    return wareki.parse_fiscal_year(f"{era}{year}年度")


def number_read(text: str) -> int | None:
    """Returns the number that digits of either width or kanji say: 十一, 一一 and 百一; None for what is none (十二百)."""
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii():
        return int(plain) if plain.isdecimal() else None
    if not any(sign in plain for sign, _ in TENS):
        return int("".join(str(KANJI.index(sign)) for sign in plain))
    value = _of_units(plain)
    return value if value is not None and _in_units(value) == plain else None


def _of_units(text: str) -> int | None:
    total = 0
    for sign, unit in TENS:
        head, found, text = text.rpartition(sign)
        if found and (len(head) > 1 or head == "〇"):
            return None
        total += unit * (KANJI.index(head) if head else 1) if found else 0
    return total + (KANJI.index(text) if text else 0) if len(text) < 2 else None


def number_like(value: int, pattern: str) -> str:
    """Returns a number written as another one is: its width, its leading zeros, its kanji with or without 十.

    >>> number_like(10, "０９"), number_like(10, "九"), number_like(11, "十"), number_like(30, "二九")
    ('１０', '十', '十一', '三〇')
    """
    if pattern[0] in "0123456789":
        return f"{value:0{_zeros(pattern)}d}"
    if pattern[0] in "０１２３４５６７８９":
        return f"{value:0{_zeros(unicodedata.normalize('NFKC', pattern))}d}".translate(_FULL_WIDTH)
    by_place = len(pattern) > 1 and not any(sign in pattern for sign, _ in TENS)
    return "".join(KANJI[int(digit)] for digit in str(value)) if by_place else _in_units(value)


def _zeros(digits: str) -> int:
    return len(digits) if digits.startswith("0") else 1


def _in_units(value: int) -> str:
    """Returns 百二十三 for 123; 千 and 百 and 十 stand without 一 before them."""
    if value >= 10_000:
        return "".join(KANJI[int(digit)] for digit in str(value))
    written = ""
    for sign, unit in TENS:
        count, value = divmod(value, unit)
        written += (KANJI[count] if count > 1 else "") + sign if count else ""
    return written + (KANJI[value] if value else "")
