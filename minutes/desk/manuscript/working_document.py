"""Loads the working rows of a record as a Document: as they are stored, or as the history has them at a moment."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from minutes.models import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    InquiryQuestion,
    Meeting,
    Presentation,
    Utterance,
    WrittenAnswer,
)
from minutes.notation import document as notation
from minutes.notation.document import Document
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.vocabulary import ANSWER_ONLY


@dataclass
class WorkingRows:
    """Every working row of a record. attendees: by id. blocks: in the order of the record.

    answers: what was answered in writing, which stands in no manuscript; empty where the rows are of the history.
    """

    meeting: Meeting
    attendees: dict[int, AttendeeOrganisation]
    handouts: list[Handout]
    blocks: list[AgendaItem | Presentation | InquiryQuestion | Utterance]
    answers: list[WrittenAnswer] = field(default_factory=list)

    @property
    def document(self) -> Document:
        meeting = self.meeting
        return Document(
            **{fact.name: getattr(meeting, fact.name) for fact in TEXT_FACTS},
            answering=tuple(row.label for row in self.attendees.values() if row.capacity == ANSWER_ONLY),
            handouts=tuple(notation.Handout(row.label, row.title, row.not_held) for row in self.handouts),
            blocks=tuple(_block(row, self.attendees) for row in self.blocks),
        )


def load_rows(meeting: Meeting) -> WorkingRows:
    """Returns the stored rows, in eight queries whatever their number."""
    stored = Meeting.objects.get(pk=meeting.pk)
    rows = _rows(stored, lambda model: model.objects.filter(meeting=meeting.pk).order_by("position"))
    rows.answers = list(WrittenAnswer.objects.filter(meeting=meeting.pk).order_by("position", "number"))
    return rows


def stored_document(meeting: Meeting) -> Document:
    return load_rows(meeting).document


def document_as_of(
    meeting: Meeting, at: datetime.datetime, *, redact: Callable[[list], None]
) -> Document | None:
    """Returns the record as the history has it at a moment, or None where there was none yet.

    None too where the moment fell into the middle of a save. `redact` takes out of each list of old rows, in place,
    what the reader may not see: words that were withdrawn since.
    """
    past_meeting = Meeting.history.as_of(at).filter(id=meeting.pk).first()
    if past_meeting is None:
        return None
    redact([past_meeting])

    def past_rows(model):
        rows = list(model.history.as_of(at).filter(meeting_id=meeting.pk))
        redact(rows)
        return sorted(rows, key=lambda row: (row.position, row.number))

    try:
        return _rows(past_meeting, past_rows).document
    except KeyError:  # in the middle of a save: a turn was there, and its speaker not yet
        return None


def _rows(meeting, rows_of) -> WorkingRows:
    """`rows_of` returns the rows of a model in their order."""
    blocks = [
        row for model in (AgendaItem, Presentation, InquiryQuestion, Utterance) for row in rows_of(model)
    ]
    return WorkingRows(
        meeting,
        {row.pk: row for row in rows_of(AttendeeOrganisation)},
        list(rows_of(Handout)),
        sorted(blocks, key=lambda row: row.position),
    )


def _block(row, attendees) -> notation.Block:
    match row:
        case AgendaItem():
            return notation.Item(row.title, row.number)
        case Presentation():
            label = attendees[row.presenter_id].label
            return notation.Presentation(label, tuple(row.titles.split("\n")), row.number)
        case InquiryQuestion():
            return notation.Question(row.text, tuple(row.choice_list), row.number)
        case Utterance(speaker_id=None):
            return notation.Narration(row.text, row.number)
        case _:
            return notation.Turn(attendees[row.speaker_id].label, row.text, row.number)
