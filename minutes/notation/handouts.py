"""Reads and writes one line of the 配付資料 (handouts) block."""

from minutes.notation.document import Handout
from minutes.notation.reading.styles import HANDOUT


def read_handout(line: str, *, escaped: bool = False) -> Handout:
    """Returns the handout of a line, its label and its title.

    A line is split at its first full-width space (資料1　題名); without one, only a known label is split off
    (資料1: 題名). An `escaped` line, which began with ＼, keeps its bullet and is split at a full-width space alone.

    >>> read_handout("資料1　電子化の手引き"), read_handout("役員会結果")
    (Handout(label='資料1', title='電子化の手引き'), Handout(label='役員会結果', title=''))
    """
    if not escaped:
        line = line.lstrip("・").strip() or line
        labelled = HANDOUT.fullmatch(line)
        if labelled:
            return Handout(labelled["label"], labelled["title"].strip())
    label, _, title = line.partition("\u3000")
    return Handout(label.strip(), title.strip())


def write_handout(handout: Handout) -> str:
    """Returns the line of a handout. The writer escapes it where its beginning would read as a bullet or a known label."""
    return f"{handout.label}\u3000{handout.title}" if handout.title else handout.label
