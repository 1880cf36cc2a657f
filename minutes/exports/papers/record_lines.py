"""The record in reading form as lines of a page that is printed: what each is, and its words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutes.exports.docx_writer import Paragraph, Table
from minutes.exports.record_docx import record_talk
from minutes.notation.docx.own import own_names
from minutes.notation.redactions import plain_redactions
from minutes.record.record import Record

# style of a paragraph → (element, class)
ELEMENTS = {
    own_names.ITEM: ("h2", "item"),
    own_names.PRESENTATION: ("h3", "brought"),
    own_names.QUESTION: ("p", "question"),
    own_names.SPEAKER: ("p", "speaker"),
    own_names.TURN: ("p", "turn"),
    own_names.POINT: ("p", "point"),
    own_names.NARRATION: ("p", "narration"),
    own_names.ANSWERS: ("h2", "item"),
}


@dataclass(frozen=True)
class RecordLine:
    """A paragraph (tag, kind, text) or the rows of a table. headed: the first of them heads the others."""

    tag: str = ""
    kind: str = ""
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False


def record_lines(record: Record) -> list[RecordLine]:
    """Returns the talk and the answers in writing as a Word file has them, with redactions as readers see them."""
    return list(_lines(record))


def _lines(record: Record) -> Iterator[RecordLine]:
    for part in record_talk(record):
        if isinstance(part, Table):
            rows = tuple(tuple(plain_redactions(str(cell)) for cell in row) for row in part.rows)
            yield RecordLine(rows=rows, headed=part.headed)
        elif isinstance(part, Paragraph) and part.text:
            tag, kind = ELEMENTS[part.style]
            yield RecordLine(tag, kind, plain_redactions(str(part.text)))
