"""Names at the head of a turn that nobody bears: each with the nearest that somebody does."""

from difflib import SequenceMatcher

from members import registry
from members.spelling import fold_name
from minutes.desk.importing.create_meeting import labels_in
from minutes.desk.rows.read_facts import meeting_time
from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Presentation, Turn
from minutes.notation.vocabulary import SECRETARIAT_LABEL

NEAR = 0.6
NEAREST = 3
# A name that ends otherwise (委員長, 山田氏) is none of an organisation that could be looked up.
PUBLIC = ("都", "道", "府", "県", "市", "区", "町", "村")


def unknown_names(document: Document, rows) -> dict[str, list[str]]:
    """Label → the nearest known names, of every speaker who neither attended nor is in the registry on that day.

    Only where a name is nearly one that is known, or is a municipality's or prefecture's that there never was.

    `rows` are the attendees as they stand: whoever is among them is known.
    """
    listed = {one.label for one in attendees(document.attendance)}
    standing = {row.label for row in rows}
    known = listed | standing | {SECRETARIAT_LABEL}
    strange = [label for label in labels_in(document) if label not in known]
    held = meeting_time(document.time)
    found = registry.candidates_by_label(strange, held.held_on) if held and strange else {}
    unknown = [label for label in strange if not found.get(label)]
    names = known | {label for label in strange if found.get(label)}
    near = {label: nearest(label, names) for label in unknown}
    return {label: found for label, found in near.items() if found or label.endswith(PUBLIC)}


def nearest(label: str, names) -> list[str]:
    """The names most like this one, the same in another spelling (臺/台) first.

    >>> nearest("北見臺市", {"北見台市", "若葉町", "北見市"})
    ['北見台市', '北見市']
    """
    folded = fold_name(label)
    scored = sorted(
        ((SequenceMatcher(None, folded, fold_name(name)).ratio(), name) for name in names if name != label),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return [name for score, name in scored if score >= NEAR][:NEAREST]


def first_lines(document: Document) -> dict[str, int]:
    """Label → the line of its first turn or presentation."""
    lines: dict[str, int] = {}
    for block, line in zip(document.blocks, document.lines or (0,) * len(document.blocks), strict=True):
        if isinstance(block, Turn | Presentation):
            lines.setdefault(block.label, line)
    return lines
