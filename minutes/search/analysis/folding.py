"""Folds text for search: one form for query and text, so that a word is found however it was typed. Pure.

Stored text is never changed; only copies for comparison are folded. Katakana is not folded to hiragana (マス would
match every ます): kana variants are offered as another search (variants.py) and are no rule of the index.
"""

import re
import unicodedata
from functools import cache

from members.spelling import VARIANTS
from members.unseen import RADICALS, VARIATION_SELECTORS

DASHES = dict.fromkeys("‐‑‒–—―−－﹣─━〜～~", "-")
# Between two cells of a table (minutes/notation/table_rows.py): words of two cells never run together.
CELL, BETWEEN_CELLS = "\t", "|"
_ROW = re.compile(r"^.*\t.*$", re.MULTILINE)
# What neighbours decide: 3,000 is 3000, and a dash between two katakana is ー that was typed as one (ペ―パー).
COMMA, DASH, PROLONGED = ",", "-", "ー"
_COMMA_IN_NUMBER = re.compile("(?<=[0-9]),(?=[0-9])")
_DASH_IN_KATAKANA = re.compile("(?<=[ァ-ヺー])-(?=[ァ-ヺー])")
DROPPED_CATEGORIES = {"Cc", "Cf", "Zs", "Zl", "Zp"}


# Letters that are not combining marks and still compose with the character before them: vowel signs of Indic
# scripts, and the second and third parts of a Hangul syllable. A test looks through all of Unicode for others.
COMPOSING_LETTERS = frozenset(
    map(
        chr,
        (
            *(0x09BE, 0x09D7, 0x0B3E, 0x0B56, 0x0B57, 0x0BBE, 0x0BD7, 0x0CC2, 0x0CD5, 0x0CD6, 0x0D3E, 0x0D57),
            *(0x0DCF, 0x0DDF, 0x102E, 0x1B35, 0x11127, 0x1133E, 0x11357, 0x114B0, 0x114BA, 0x114BD, 0x115AF),
            *(0x11930, *range(0x1161, 0x1176), *range(0x11A8, 0x11C3)),
        ),
    )
)
# Stands in the table for a character whose folded form depends on the character before it.
_DEPENDS_ON_CONTEXT = "\ufffe"
# 、 and 。, kana, kanji, small letters and digits, as ranges of code points.
COMMON = ((0x3001, 0x3003), (0x3041, 0x3097), (0x30A1, 0x30FD), (0x4E00, 0xA000), (0x61, 0x7B), (0x30, 0x3A))


class _FoldingTable(dict):
    """Code point → folded form, filled when a character is first met, so that str.translate does the work in C."""

    def __missing__(self, code):
        character = chr(code)
        if character == _DEPENDS_ON_CONTEXT or composes_with_previous(character):
            self[code] = _DEPENDS_ON_CONTEXT
        else:
            self[code] = fold_by_rules(character)
        return self[code]


_TABLE = _FoldingTable()


def fold(text: str) -> str:
    """Returns the form that is compared: NFKC, small letters, no blanks, one form for variant kanji, ヶ and dashes, no
    comma within a number.

    >>> fold("Ｆａｃｅｂｏｏｋ　檜枝岐村"), fold("３，０００円のペ―パー")
    ('facebook桧枝岐村', '3000円のペーパー')
    """
    return fold_neighbours(fold_characters(text))


def fold_characters(text: str) -> str:
    """Returns the form in which each character is folded, whatever stands beside it."""
    folded = _uncommon_runs().sub(lambda run: run[0].translate(_TABLE), text)
    return folded if _DEPENDS_ON_CONTEXT not in folded else _fold_characters_by_rules(text)


def fold_neighbours(folded: str) -> str:
    """Returns the folded form of what fold_characters gave: commas between digits fall away, and dashes between katakana
    are ー. Done twice it is the same."""
    if DASH in folded:
        folded = _DASH_IN_KATAKANA.sub(PROLONGED, folded)
    return _COMMA_IN_NUMBER.sub("", folded) if COMMA in folded else folded


def commas_in_numbers(folded: str) -> list[int]:
    """Returns the offsets at which fold_neighbours leaves a character out."""
    return [match.start() for match in _COMMA_IN_NUMBER.finditer(folded)] if COMMA in folded else []


def fold_passage(text: str) -> str:
    """Returns the folded form of a passage: as `fold`, and a row of a table is parted from the line above and below.

    >>> fold_passage("次の表\\n深川市\\t可\\n以上")
    '次の表|深川市|可|以上'
    """
    return fold(_ROW.sub(rf"{CELL}\g<0>{CELL}", text)) if CELL in text else fold(text)


@cache
def _uncommon_runs():
    """Matches runs of all characters but those of which nearly all Japanese text consists and which fold to themselves."""
    common = [chr(code) for ends in COMMON for code in range(*ends)]
    unchanged = "".join(character for character in common if _TABLE[ord(character)] == character)
    return re.compile(f"[^{unchanged}]+")


def fold_by_rules(text: str) -> str:
    """Returns the same as `fold`, by the rules alone. Faster than `fold` for a text in which hardly any character
    comes twice."""
    return fold_neighbours(_fold_characters_by_rules(text))


def _fold_characters_by_rules(text):
    compatible = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(map(_fold_character, compatible))


def _fold_character(character):
    if character == CELL:
        return BETWEEN_CELLS
    if character in VARIATION_SELECTORS or unicodedata.category(character) in DROPPED_CATEGORIES:
        return ""
    character = RADICALS.get(character, character)
    return VARIANTS.get(character) or DASHES.get(character) or character


def composes_with_previous(character: str) -> bool:
    """Returns whether a character joins the one before it: a combining mark, the half-width ﾟ, a variation selector."""
    first = unicodedata.normalize("NFKD", character)[0]
    return first in COMPOSING_LETTERS or unicodedata.combining(first) != 0 or character in VARIATION_SELECTORS
