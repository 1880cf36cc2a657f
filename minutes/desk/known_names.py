"""The names that are known before a text is read, and the manuscript of a stored meeting, which is read with them."""

from dataclasses import replace

from members import registry
from members.unseen import sign_problems
from minutes.desk.manuscript.working_document import WorkingRows
from minutes.notation.document import Document, Problem
from minutes.notation.parser import parse


def parse_manuscript(text: str, rows: WorkingRows) -> Document:
    """Returns what a manuscript says; `rows` are those of its record. One query.

    A control or a sign of direction is a fatal problem: whatever is typed must be seen. It is read by its marks alone, if it has any: a whole text without marks may be pasted in its place.
    """
    document = parse(text, known_names(rows), is_manuscript=True)
    signs = [Problem(line, message, fatal=True) for line, message in sign_problems(text)]
    return replace(document, problems=(*signs, *document.problems))


def known_names(rows: WorkingRows) -> frozenset[str]:
    """Returns the names of the registry and of the record's attendees, each of which may be a speaker's. One query."""
    return registry.all_names() | {row.label for row in rows.attendees.values()}
