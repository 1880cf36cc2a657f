"""Reads and writes one line of the 配付資料 (handouts) block."""

import re

from minutes.notation.document import Handout
from minutes.notation.reading.styles import HANDOUT

# Behind the words of a line: the secretariat holds no copy. HELD is written only where a title ends like NOT_HELD.
NOT_HELD, HELD = "［保有なし］", "［保有あり］"
BLANK = "\u3000"
_BEHIND = re.compile(rf"(.*\S)\s*{NOT_HELD}")


def read_handout(line: str, *, escaped: bool = False) -> Handout:
    """Returns the handout of a line: its label, its title, and whether ［保有なし］ stands behind them.

    A line is split at its first full-width space (資料1　題名); without one, only a known label is split off
    (資料1: 題名). An `escaped` line, which began with ＼, keeps its bullet and is split at full-width spaces alone.

    >>> read_handout("資料1　電子化の手引き"), read_handout("役員会結果　［保有なし］")
    (Handout(label='資料1', title='電子化の手引き', not_held=False), Handout(label='役員会結果', title='', not_held=True))
    """
    line, not_held = split_state(line, escaped=escaped)
    if not escaped:
        labelled = HANDOUT.fullmatch(line)
        if labelled:
            return Handout(labelled["label"], labelled["title"].strip(), not_held)
    label, _, title = line.partition(BLANK)
    return Handout(label.strip(), title.strip(), not_held)


def split_state(line: str, *, escaped: bool = False) -> tuple[str, bool]:
    """Returns the words of a line without its bullet and without the state behind them, and whether that is 保有なし.

    >>> split_state("・資料1　写真［保有なし］"), split_state("写真　［保有なし］　［保有あり］")
    (('資料1　写真', True), ('写真　［保有なし］', False))
    """
    if not escaped:
        line = line.lstrip("・").strip() or line
    words, blank, last = line.rpartition(BLANK)
    if blank and last in (NOT_HELD, HELD) and words.strip():
        return words.rstrip(), last == NOT_HELD
    behind = None if escaped else _BEHIND.fullmatch(line)
    return (behind[1], True) if behind else (line, False)


def write_handout(handout: Handout) -> str:
    """Returns the line of a handout. The writer escapes it where it would be read as another one.

    >>> write_handout(Handout("資料3", "当日の写真", not_held=True))
    '資料3　当日の写真　［保有なし］'
    """
    return handout_line(handout.label, handout.title, not_held=handout.not_held)


def handout_line(label: str, title: str, *, not_held: bool) -> str:
    """Returns the line of a handout given by its parts."""
    line = f"{label}{BLANK}{title}" if title else label
    if not_held:
        return f"{line}{BLANK}{NOT_HELD}"
    return f"{line}{BLANK}{HELD}" if line.endswith((f"{BLANK}{NOT_HELD}", f"{BLANK}{HELD}")) else line
