"""Joins the lines of a page's source as a browser does (CSS Text 3). Pure."""

import re
import unicodedata

LINE_END = re.compile(r"\r\n?")
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def with_single_blanks(words: str) -> str:
    """Returns words with the blanks that a browser shows between them, and none at the ends.

    >>> with_single_blanks("  情報\\n交換  会議 ")
    '情報交換 会議'
    """
    return _BLANKS.sub(_one_blank(words), words).strip(" ")


def _one_blank(words):
    """Returns what stands for the blanks at a place: one blank, but none for a line end between two wide characters."""

    def replaced(found):
        before, after = words[found.start() - 1 : found.start()], words[found.end() : found.end() + 1]
        is_break = "\n" in found[0] and before and after and _is_wide(before) and _is_wide(after)
        return "" if is_break else " "

    return replaced


def _is_wide(character):
    """Returns whether a browser joins two lines at such characters (CSS Text 3, 4.1.3): kanji and kana, no Hangul."""
    is_hangul = "\uac00" <= character <= "\ud7ff" or "\u1100" <= character <= "\u11ff"
    return unicodedata.east_asian_width(character) in "FWH" and not is_hangul
