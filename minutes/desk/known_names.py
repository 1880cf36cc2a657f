"""The names that are known before a text is read, and the manuscript of a stored meeting, which is read with them."""

from members import registry
from minutes.desk.manuscript.working_document import WorkingRows
from minutes.notation.document import Document
from minutes.notation.parser import parse


def parse_manuscript(text: str, rows: WorkingRows) -> Document:
    """Returns what a manuscript says; `rows` are those of its record. One query.

    It is read by its marks alone, if it has any: a whole text without marks may be pasted in its place.
    """
    return parse(text, known_names(rows), is_manuscript=True)


def known_names(rows: WorkingRows) -> frozenset[str]:
    """Returns the names of the registry and of the record's attendees, each of which may be a speaker's. One query."""
    return registry.all_names() | {row.label for row in rows.attendees.values()}
