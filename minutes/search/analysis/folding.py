"""One folded form for query and text alike, so that a word is found however it was typed. Pure.

Stored text is never touched; only copies for comparing are folded. Katakana is not folded to hiragana here
(マス would meet every ます): kana variants are a question to ask, not a rule of the index.
"""

import re
import unicodedata
from functools import cache

from members.spelling import VARIANTS

DASHES = dict.fromkeys("‐‑‒–—―−－﹣─━〜～~", "-")
DROPPED_CATEGORIES = {"Cc", "Cf", "Zs", "Zl", "Zp"}
VARIATION_SELECTORS = {*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))}


# Letters that are no combining marks and yet melt into what stands before them: vowel signs of Indic scripts
# and the second and third parts of a Hangul syllable. The test goes through all of Unicode for others.
MELTING = frozenset(
    map(
        chr,
        (
            *(0x09BE, 0x09D7, 0x0B3E, 0x0B56, 0x0B57, 0x0BBE, 0x0BD7, 0x0CC2, 0x0CD5, 0x0CD6, 0x0D3E, 0x0D57),
            *(0x0DCF, 0x0DDF, 0x102E, 0x1B35, 0x11127, 0x1133E, 0x11357, 0x114B0, 0x114BA, 0x114BD, 0x115AF),
            *(0x11930, *range(0x1161, 0x1176), *range(0x11A8, 0x11C3)),
        ),
    )
)
_UNSETTLED = "\ufffe"
# 、 and 。, kana, kanji, small letters and digits.
COMMON = ((0x3001, 0x3003), (0x3041, 0x3097), (0x30A1, 0x30FD), (0x4E00, 0xA000), (0x61, 0x7B), (0x30, 0x3A))


class _Table(dict):
    """What each character becomes by itself, settled when it is first met, so that folding runs at the speed of C."""

    def __missing__(self, code):
        character = chr(code)
        self[code] = _UNSETTLED if character == _UNSETTLED or melts(character) else fold_plainly(character)
        return self[code]


_ALONE = _Table()


def fold(text: str) -> str:
    """The form that is compared: NFKC, small letters, no blanks, one form for variant kanji, ヶ and dashes.

    >>> fold("Ｆａｃｅｂｏｏｋ　檜枝岐村")
    'facebook桧枝岐村'
    """
    settled = _others().sub(lambda found: found[0].translate(_ALONE), text)
    return settled if _UNSETTLED not in settled else fold_plainly(text)


@cache
def _others():
    """Runs of anything but the letters that nearly all Japanese text is made of and that folding leaves alone."""
    common = [chr(code) for ends in COMMON for code in range(*ends)]
    kept = "".join(one for one in common if _ALONE[ord(one)] == one)
    return re.compile(f"[^{kept}]+")


def fold_plainly(text: str) -> str:
    """The same by the rules alone, whatever the text is made of; quicker than `fold` for what no text holds twice."""
    compatible = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(map(_one, compatible))


def _one(character):
    if character in VARIATION_SELECTORS or unicodedata.category(character) in DROPPED_CATEGORIES:
        return ""
    return VARIANTS.get(character) or DASHES.get(character) or character


def melts(character):
    """Does it join the character before it: a combining mark, the half-width ﾟ, a variation selector?"""
    first = unicodedata.normalize("NFKD", character)[0]
    return first in MELTING or unicodedata.combining(first) != 0 or character in VARIATION_SELECTORS
