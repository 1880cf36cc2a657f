"""Two wordings of one text, side by side: what was struck, what was put in its place. Pure."""

import re
from difflib import SequenceMatcher

# Runs of one script are units: CVS→CSV, 3,000→3,500; a kanji or kana stands for itself.
_UNIT = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+|[0-9０-９,，.．]+|[ァ-ヶー]+|.|\n", re.DOTALL)
LARGEST = 4000


def pieces(before: str, after: str) -> list[tuple[str, str]]:
    """The two texts as ("same" | "del" | "ins", words), in order.

    >>> pieces("CVSで交換する", "CSVで交換した")
    [('del', 'CVS'), ('ins', 'CSV'), ('same', 'で交換'), ('del', 'する'), ('ins', 'した')]
    """
    if len(before) + len(after) > LARGEST:
        return [("del", before), ("ins", after)]
    old, new = _UNIT.findall(before), _UNIT.findall(after)
    found = []
    for what, from_old, to_old, from_new, to_new in SequenceMatcher(None, old, new, False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(old[from_old:to_old])))
            continue
        found.append(("del", "".join(old[from_old:to_old])))
        found.append(("ins", "".join(new[from_new:to_new])))
    return [(what, words) for what, words in found if words]
