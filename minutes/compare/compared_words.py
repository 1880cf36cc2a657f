"""Words as they are compared with withdrawn ones: letters alone, each in one form, however they were typed. Pure.

More is alike here than in a search (search/analysis/folding.py): signs that cannot be seen, punctuation, dashes and the
marks of kana fall away, and katakana is hiragana. A search would find too much by it; here a person is asked.
"""

import unicodedata

from minutes.search.analysis.folding import fold
from minutes.search.analysis.highlight import FoldedText

# Letters by their category that nobody sees: fillers of Hangul and the empty Braille cell.
UNSEEN_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
KATAKANA, KATAKANA_TO_HIRAGANA = range(0x30A1, 0x30F7), 0x60
PROLONGED = "ー"


class _ComparedSigns(dict):
    """Code point → what is compared of it, "" for nothing; filled when a character is first met."""

    def __missing__(self, code):
        self[code] = _compared_sign(chr(code))
        return self[code]


def _compared_sign(character):
    # が without its mark, since か and a mark of its own, with something unseen between them, look the same.
    base, *marks = list(unicodedata.normalize("NFD", character))
    character = base if all(unicodedata.category(mark).startswith("M") for mark in marks) else character
    # Marks, punctuation, symbols, what is unassigned.
    is_letter = unicodedata.category(character)[0] not in "CMPSZ"
    if not is_letter or character in UNSEEN_LETTERS or character == PROLONGED:
        return ""
    return chr(ord(character) - KATAKANA_TO_HIRAGANA) if ord(character) in KATAKANA else character


_SIGNS = _ComparedSigns()


def compared(text: str) -> str:
    """Returns the form of words that is compared.

    >>> compared("ﾃﾞｰﾀは、「Ａ－１」\\u200b 号")
    'てたはa1号'
    """
    return fold(text).translate(_SIGNS)


class ComparedText:
    """A text in the form that is compared, with the way back to the text as it is written."""

    def __init__(self, text: str) -> None:
        self.text, self._folded = text, FoldedText(text)
        signs = [(_SIGNS[ord(sign)], offset) for offset, sign in enumerate(self._folded.folded)]
        self.words = "".join(sign for sign, _ in signs)
        self._offsets = [offset for sign, offset in signs if sign]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Returns where in the text the compared characters from `start` to before `end` are written."""
        first, last = self._offsets[start], self._offsets[end - 1]
        return self._folded.original_span(first)[0], self._folded.original_span(last)[1]
