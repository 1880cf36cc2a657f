"""The line notes (付せん) of a meeting as the desk's pages show them to one person."""

import datetime
from dataclasses import dataclass

from minutes.admin.approval.readable_words import Readable, readable_words
from minutes.desk.manuscript.working_document import stored_document
from minutes.models import LineNote, Meeting
from minutes.notation.redactions import redactions_in, without_redactions
from minutes.notation.writer import lines_of_blocks
from minutes.record.block_keys import BLOCK, FACT, BlockKey
from minutes.record.block_text import block_name

WAITING, ANSWERED, SETTLED = "答え待ち", "答えあり", "片づいた"


@dataclass(frozen=True)
class ShownRemark:
    """The words of a note or of an answer, with whose and of when they are. is_masked: a withdrawal took all of them."""

    by: object
    at: datetime.datetime
    text: str
    is_masked: bool


@dataclass(frozen=True)
class ShownNote:
    """A note with its answers, the first one first. heir: who looks after it since the account that put it was closed."""

    pk: int
    key: BlockKey
    said: ShownRemark
    answers: list[ShownRemark]
    is_open: bool
    heir: object = None

    @property
    def place(self) -> str:
        return block_name(self.key)

    @property
    def anchor(self) -> str:
        return anchor_of(self.key)

    @property
    def state(self) -> str:
        if not self.is_open:
            return SETTLED
        return ANSWERED if self.answers else WAITING


def anchor_of(key: BlockKey) -> str:
    """Returns the id of a block on the page of the stages: u22, fact-venue."""
    return f"fact-{key}" if key.kind == FACT else str(key)


def shown_notes(meeting: Meeting, readable: Readable) -> list[ShownNote]:
    """Returns all notes of a meeting, the first one first."""
    notes = (
        meeting.line_notes.select_related("by", "handed_to").prefetch_related("answers__by").order_by("id")
    )
    return [_shown(note, readable) for note in notes]


def notes_at_lines(request, meeting: Meeting) -> list[tuple[ShownNote, int]]:
    """Returns the notes that nobody has settled, each with the line of its block in the manuscript as it is stored, 0 where
    it has none: for the pages that only lead to them. Where there are none, one query."""
    notes = shown_notes(meeting, readable_words(request, meeting))
    still_open = [note for note in notes if note.is_open]
    lines = lines_of_blocks(stored_document(meeting)) if still_open else {}
    return [(note, lines.get(note.key.number, 0) if note.key.kind == BLOCK else 0) for note in still_open]


def _shown(note: LineNote, readable: Readable) -> ShownNote:
    return ShownNote(
        pk=note.pk,
        key=note.block_key,
        said=_remark(note, readable),
        answers=[_remark(answer, readable) for answer in note.answers.all()],
        is_open=note.settled_at is None,
        heir=note.handed_to,
    )


def _remark(row, readable: Readable) -> ShownRemark:
    text = readable(row.text)
    is_masked = bool(redactions_in(text)) and not without_redactions(text).strip()
    return ShownRemark(row.by, row.at, text, is_masked)
