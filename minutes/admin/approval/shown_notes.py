"""The line notes (付せん) of a meeting as the desk's pages show them to one person."""

import datetime
from dataclasses import dataclass

from minutes.admin.approval.readable_words import Readable, readable_words
from minutes.models import LineNote, Meeting
from minutes.notation.redactions import redactions_in, without_redactions
from minutes.record.block_keys import FACT, BlockKey
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
    """A note with its answers, the first one first."""

    pk: int
    key: BlockKey
    said: ShownRemark
    answers: list[ShownRemark]
    is_open: bool

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
    notes = meeting.line_notes.select_related("by").prefetch_related("answers__by").order_by("id")
    return [_shown(note, readable) for note in notes]


def open_notes(request, meeting: Meeting) -> list[ShownNote]:
    """Returns the notes that nobody has settled, for a page that only leads to them."""
    return [note for note in shown_notes(meeting, readable_words(request, meeting)) if note.is_open]


def _shown(note: LineNote, readable: Readable) -> ShownNote:
    return ShownNote(
        pk=note.pk,
        key=note.block_key,
        said=_remark(note, readable),
        answers=[_remark(answer, readable) for answer in note.answers.all()],
        is_open=note.settled_at is None,
    )


def _remark(row, readable: Readable) -> ShownRemark:
    text = readable(row.text)
    is_masked = bool(redactions_in(text)) and not without_redactions(text).strip()
    return ShownRemark(row.by, row.at, text, is_masked)
