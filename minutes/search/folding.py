"""One folded form for query and text alike, so that a word is found however it was typed. Pure.

Stored text is never touched; only copies for comparing are folded. Katakana is not folded to hiragana here
(マス would meet every ます): kana variants are a question to ask, not a rule of the index.
"""

import unicodedata

from members.spelling import VARIANTS

DASHES = dict.fromkeys("‐‑‒–—―−－﹣─━〜～~", "-")
DROPPED_CATEGORIES = {"Cc", "Cf", "Zs", "Zl", "Zp"}
VARIATION_SELECTORS = {*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))}


def fold(text: str) -> str:
    """The form that is compared: NFKC, small letters, no blanks, one form for variant kanji, ヶ and dashes.

    >>> fold("Ｆａｃｅｂｏｏｋ　檜枝岐村")
    'facebook桧枝岐村'
    """
    compatible = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(_one(character) for character in compatible)


def _one(character):
    if character in VARIATION_SELECTORS or unicodedata.category(character) in DROPPED_CATEGORIES:
        return ""
    return VARIANTS.get(character) or DASHES.get(character) or character
