"""Splits a text into lines, without line ends, white space at their ends, or characters that no record can hold."""

import re
from typing import NamedTuple

from minutes.notation.document import UNWRITABLE, Problem

BROKEN = "文字でないデータ（NUL、または壊れた文字）があります。取り除いてください。"


class Line(NamedTuple):
    """A line that is not blank: its number, counted from 1, and its text without the white space at its ends.

    tabs: how many TABs stand in the white space before it, where the first cells of a row are empty.
    """

    number: int
    text: str
    after_blank: bool
    indented: bool
    tabs: int = 0


def split_lines(text: str) -> tuple[list[Line], list[Problem]]:
    """Returns the lines that are not blank, and a fatal problem for each line that holds a NUL or a lone surrogate."""
    lines: list[Line] = []
    problems: list[Problem] = []
    after_blank = True
    is_broken = UNWRITABLE.search(text) is not None
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1):
        if is_broken and UNWRITABLE.search(raw):
            problems.append(Problem(number, BROKEN, fatal=True))
            raw = UNWRITABLE.sub("", raw)
        words = raw.strip()
        if words:
            before = raw[: len(raw) - len(raw.lstrip())]
            lines.append(Line(number, words, after_blank, bool(before), before.count("\t")))
        after_blank = not words
    return lines, problems
