"""Makes the characters of Japanese dates comparable: full width, era squares, dashes and kanji numerals.

>>> to_ascii_width("㍻２４年１０月")
'H24年10月'
>>> parse_number("二十四"), parse_number("二〇一二"), parse_number("元")
(24, 2012, 1)
"""

import unicodedata

from members.unseen import with_kanji

# Parts of patterns, for texts that to_ascii_width has converted.
NUMBER = r"(?:[0-9]{1,4}|[〇零一二三四五六七八九十]{1,5})"
GAP = r"[ \t\u3000]{0,3}"

KANJI_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "元": 1,
}
ERA_LETTERS_BY_SQUARE = {"㍾": "M", "㍽": "T", "㍼": "S", "㍻": "H", "㋿": "R"}


class WarekiError(ValueError):
    """A text cannot be read as a date, a time or a fiscal year; the message quotes it and tells a clerk why."""


def to_ascii_width(text: str) -> str:
    """Replaces full-width forms, era squares and dashes by ASCII, radicals by kanji (7⽉2⽇), one character for each: offsets
    stay valid."""
    return "".join(map(_to_ascii, with_kanji(text)))


def _to_ascii(character):
    if "！" <= character <= "～":
        return unicodedata.normalize("NFKC", character)
    if character in "−‐–—ー":
        return "-"
    return ERA_LETTERS_BY_SQUARE.get(character, character)


def parse_number(text: str) -> int:
    """Returns the value of 12, 十二, 二十, 二〇一二 or 元."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(KANJI_DIGITS[character]) for character in text))
    tens, _, ones = text.partition("十")
    return (KANJI_DIGITS.get(tens, 0) if tens else 1) * 10 + (KANJI_DIGITS.get(ones, 99) if ones else 0)


def shortened(text: str) -> str:
    """Returns at most 40 characters of a text, for a quotation in a message."""
    return text if len(text) <= 40 else f"{text[:40]}…"
