"""Years in either calendar: 平成24年, 平成二十四年, H24, 2012年. Pure.

Which year an era began in is of members/wareki. A year that an era ended in has two names, and 2019年 is both of them:
令和元年 is 2019年 too, and no 平成31年.
"""

import re

from members.wareki.eras import ERAS
from minutes.search.spellings.numbers import kanji, places, value_of

_NAMES = {era.name: era for era in ERAS}
_LETTERS = {era.letter.lower(): era for era in ERAS}
_NUMBER = "元|[1-9][0-9]?|[一二三四五六七八九十〇]{1,3}"
_YEAR = re.compile(
    rf"(?P<name>{'|'.join(_NAMES)})(?P<of_era>{_NUMBER})年"
    rf"|(?<![a-z0-9])(?P<letter>[{''.join(_LETTERS)}])(?P<of_letter>[1-9][0-9]?)(?:年|(?![a-z0-9]))"
    r"|(?<![0-9.])(?P<western>(?:18|19|20)[0-9]{2})年|(?<![〇一二三四五六七八九十百千])(?P<places>[一二][八九〇][〇一二三四五六七八九]{2})年"
)
_LETTER_ALONE, _LETTER_AND_YEAR = re.compile("[a-z][0-9]+"), re.compile("[a-z][0-9]+年")
LAST = 2100


def match(word: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Returns where a year ends that begins at `start`, and its spellings. Within a longer word H24 is H24年."""
    found = _YEAR.match(word, start)
    if not found:
        return None
    # H24 alone is found in H24年 too.
    spellings = dict.fromkeys([found[0], *_spellings(found)])
    is_whole = found[0] == word
    left_out = _LETTER_AND_YEAR if is_whole else _LETTER_ALONE
    return found.end(), tuple(one for one in spellings if one == found[0] or not left_out.fullmatch(one))


def _spellings(found):
    """The western year of an era's year, and the years of all eras of a western one; none of a year that never was."""
    era = _NAMES.get(found["name"]) or _LETTERS.get(found["letter"])
    if era:
        written = found["of_era"] or found["of_letter"]
        number = 1 if written == "元" else value_of(written)
        year = era.year_zero + number
        return (*_of_era(era, number), *_western(year)) if number and year <= min(era.last.year, LAST) else ()
    year = int(found["western"] or value_of(found["places"]))
    eras = [one for one in reversed(ERAS) if one.first.year <= year <= min(one.last.year, LAST)]
    return (*_western(year), *(spelling for one in eras for spelling in _of_era(one, year - one.year_zero)))


def _of_era(era, number):
    first = (f"{era.name}元年",) if number == 1 else ()
    written = [f"{era.name}{number}年", f"{era.name}{kanji(number)}年"]
    written += [f"{era.name}{places(number)}年"] if number > 10 else []
    letter = f"{era.letter.lower()}{number}"
    return (*first, *written, letter, f"{letter}年")


def _western(year):
    return (f"{year}年", f"{places(year)}年")
