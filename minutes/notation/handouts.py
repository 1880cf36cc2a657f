"""One line of the 配付資料 block ↔ a Handout."""

from minutes.notation.document import Handout
from minutes.notation.reading.styles import HANDOUT


def read_handout(line: str, *, escaped: bool = False) -> Handout:
    """資料1　題名 → label and title. Without a full-width space, only known labels (資料1: 題名) are split.

    >>> read_handout("資料1　電子化の手引き"), read_handout("役員会結果")
    (Handout(label='資料1', title='電子化の手引き'), Handout(label='役員会結果', title=''))
    """
    if not escaped:
        line = line.lstrip("・").strip() or line
        known = HANDOUT.fullmatch(line)
        if known:
            return Handout(known["label"], known["title"].strip())
    label, _, title = line.partition("\u3000")
    return Handout(label.strip(), title.strip())


def write_handout(handout: Handout) -> str:
    """The line that reads as this handout, if nothing before it is taken for a bullet or a known label."""
    return f"{handout.label}\u3000{handout.title}" if handout.title else handout.label
