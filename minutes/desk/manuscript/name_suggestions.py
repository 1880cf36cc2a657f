"""Finds speakers' names that nobody bears, and suggests for each the nearest names that somebody bears."""

from difflib import SequenceMatcher

from members import registry
from members.spelling import fold_name
from minutes.desk.importing.create_meeting import labels_in
from minutes.desk.manuscript.alignment import block_lines
from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Presentation, Turn
from minutes.notation.reading.speakers import is_organisation
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.record.read_out import meeting_time_in

# The least similarity (0 to 1, by SequenceMatcher) of a suggested name.
NEAR = 0.6
NEAREST = 3
# The endings of municipalities and prefectures. The registry knows no name that ends otherwise (委員長, 山田氏).
MUNICIPAL_ENDINGS = ("都", "道", "府", "県", "市", "区", "町", "村")


def unknown_names(document: Document, rows) -> dict[str, list[str]]:
    """Returns {label: nearest known names} of the speakers who neither attended nor are in the registry on that day.

    Where no name of the record is near, those of the registry are asked. A label is left out where no name is near at all, unless it is that of a municipality or prefecture that never was.
    `rows` are the stored attendees: whoever is among them is known.
    """
    listed = {attendee.label for attendee in attendees(document.attendance)}
    known = listed | {row.label for row in rows} | {SECRETARIAT_LABEL}
    unlisted = [label for label in labels_in(document) if label not in known]
    held = meeting_time_in(document.time)
    candidates = registry.candidates_by_label(unlisted, held.held_on) if held and unlisted else {}
    unknown = [label for label in unlisted if not candidates.get(label)]
    names = known | {label for label in unlisted if candidates.get(label)}
    suggestions = {label: nearest(label, names) for label in unknown}
    lonely = [label for label, near in suggestions.items() if not near and is_organisation(label)]
    of_registry = registry.near_names_by_label(lonely, held.held_on if held else None)
    suggestions |= {label: [row.name for row in rows] for label, rows in of_registry.items()}
    return {label: near for label, near in suggestions.items() if near or label.endswith(MUNICIPAL_ENDINGS)}


def nearest(label: str, names) -> list[str]:
    """Returns the names most like this one, at most NEAREST; the same name in another spelling (臺/台) comes first.

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
    """Returns {label: line of its first turn or presentation}; line 0 where the document was not read from a text."""
    lines: dict[str, int] = {}
    for block, line in zip(document.blocks, block_lines(document), strict=True):
        if isinstance(block, Turn | Presentation):
            lines.setdefault(block.label, line)
    return lines
