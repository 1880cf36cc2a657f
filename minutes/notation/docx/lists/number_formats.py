"""Writes a number as Word writes it in a list (ECMA-376, ST_NumberFormat). Pure."""

import re
from collections.abc import Callable

from minutes.notation.docx.lists.number_signs import (
    ALPHABETS,
    CARDINALS,
    COUNTING,
    DIGITS,
    DOUBLED,
    IRREGULAR_ORDINALS,
    UNKNOWN_FORMATS,
)

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# A number of more letters is a mistake of the file: Word itself ends at 32,767.
LARGEST_NUMBER = 32_767


def is_known_format(kind: str) -> bool:
    """Returns whether numbers of a kind are written as Word writes them, and not as decimal ones."""
    return kind in KNOWN_FORMATS


def format_number(number: int, kind: str, pattern: str = "") -> str:
    """Returns a number as Word writes it in a list of this kind. `pattern` shows what a kind of the file's own looks like.

    >>> [format_number(3, kind) for kind in ("decimal", "decimalFullWidth", "aiueo", "decimalEnclosedCircle", "upperRoman")]
    ['3', '３', 'ｳ', '③', 'III']
    >>> format_number(120, "japaneseCounting"), format_number(7, "custom", "001, 002, 003, ...")
    ('百二十', '007')
    """
    if number > LARGEST_NUMBER or number < 0:
        return str(number)
    if kind in ALPHABETS:
        return ALPHABETS[kind][number - 1] if 1 <= number <= len(ALPHABETS[kind]) else str(number)
    if kind in DOUBLED:
        times, place = divmod(number - 1, len(DOUBLED[kind]))
        return DOUBLED[kind][place] * (times + 1) if number else ""
    if kind in DIGITS:
        return "".join(DIGITS[kind][int(digit)] for digit in str(number))
    if kind in COUNTING:
        return _counted(number, *COUNTING[kind])
    if kind == "custom":
        return str(number).zfill(len(re.match("0*[0-9]?", pattern)[0]))  # type: ignore[index]
    return _WRITTEN[kind](number) if kind in _WRITTEN else str(number)


def _counted(number, digits, powers, with_one, gap):
    """Returns a number in kanji: 百二十; above 9,999 by its digits."""
    if number == 0 or number > 9999:
        return "".join(digits[int(digit)] for digit in str(number))
    written, is_gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            is_gap = bool(written)
            continue
        one = digit > 1 or power == 0 or with_one or (gap and (power > 1 or written))
        written += (gap if is_gap else "") + (digits[digit] if one else "")
        written, is_gap = written + (powers[power - 1] if power else ""), False
    return written


def _roman(number):
    written = ""
    for amount, letters in _ROMAN:
        written += letters * (number // amount)
        number %= amount
    return written


def _ordinal(number):
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cardinal_text(number):
    if number < 100:
        return CARDINALS[number]
    hundreds, rest = divmod(number, 100)
    if hundreds >= 10:
        return str(number)
    return f"{CARDINALS[hundreds]} hundred" + (f" {CARDINALS[rest].lower()}" if rest else "")


def _ordinal_text(number):
    before, last = re.fullmatch(r"(.*?)(\w+)", _cardinal_text(number)).groups()  # type: ignore[union-attr]
    plain = last.lower()
    ordinal = IRREGULAR_ORDINALS.get(plain) or (f"{plain[:-1]}ieth" if plain[-1] == "y" else f"{plain}th")
    return before + (ordinal if before else ordinal.capitalize())


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
}
KNOWN_FORMATS = {*ALPHABETS, *DOUBLED, *DIGITS, *COUNTING, *_WRITTEN, "custom"} - UNKNOWN_FORMATS
