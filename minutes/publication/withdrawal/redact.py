"""Words taken out of a record and a mark put in their place, block by block. Pure.

A block is known by its key: u12 a block of the talk, a81 an attendee, h90 a handout, venue a fact; r2 stands for the
reasons given for edition 2.
"""

from minutes.notation.redactions import holds, replace_words, without_marks
from minutes.record.canonical import map_texts
from minutes.record.canonical import texts as texts_of

FACTS = ("title", "venue", "attendance", "contact")
# Who spoke is a fact of the attendee at whose row it stands.
LABEL = "/label"


def leaves_of(record: dict, key: str, edition: int | None = None) -> dict[str, str]:
    """The texts that can be withdrawn from the block at a key: {"u12/text": "十日と決めている。"}.

    `edition` is the number of the record's edition; r2 has texts in edition 2 alone.
    """
    found = dict(texts_of(record))
    if key in FACTS:
        return {key: found[key]} if found[key] else {}
    if key[0] == "r":
        own = f"r{edition}" == key
        return {
            name: text for name, text in found.items() if own and name.split("/")[0] in ("reason", "reasons")
        }
    return {
        name: text
        for name, text in found.items()
        if text and name.startswith(f"{key}/") and not (key[0] == "u" and name.endswith(LABEL))
    }


def cut(leaves: dict[str, str], span: str, mark: str) -> dict[str, str]:
    """The texts of a block after the withdrawal: without the span where it stands, else without any word.

    >>> cut({"u4/titles/0": "山田の件", "u4/titles/1": "そのほか"}, "山田", "［取消し4-1］")
    {'u4/titles/0': '［取消し4-1］の件', 'u4/titles/1': 'そのほか'}
    >>> cut({"u4/titles/0": "件", "u4/titles/1": "そのほか"}, "山田", "［取消し4-1］")
    {'u4/titles/0': '［取消し4-1］', 'u4/titles/1': '［取消し4-1］'}
    """
    if span and any(holds(text, span) for text in leaves.values()):
        return {name: replace_words(text, span, mark) for name, text in leaves.items()}
    return {name: mark if without_marks(text).strip() else text for name, text in leaves.items()}


def withdraw_from(record: dict, key: str, span: str, mark: str, edition: int) -> tuple[dict, dict[str, str]]:
    """The record after the withdrawal from one block, and {key of each changed text: what it was}.

    Whoever spoke under a label that goes is named by the mark from then on.
    """
    leaves = leaves_of(record, key, edition)
    wanted = {name: text for name, text in cut(leaves, span, mark).items() if text != leaves[name]}
    label = f"{key}{LABEL}"
    if key[0] == "a" and label in wanted:
        wanted |= {
            name: wanted[label]
            for name, text in texts_of(record)
            if name[0] == "u" and name.endswith(LABEL) and text == leaves[label]
        }
    before = {name: text for name, text in texts_of(record) if name in wanted}
    return map_texts(record, lambda name, text: wanted.get(name, text)), before
