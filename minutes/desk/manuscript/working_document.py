"""Working rows → the Document that they are: as it stands, or as it stood when somebody opened it."""

import datetime
from dataclasses import dataclass

from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Meeting, Presentation, Utterance
from minutes.notation import document as notation
from minutes.notation.document import Document
from minutes.notation.facts import TEXT_FACTS


@dataclass
class WorkingRows:
    """Every working row of a record. `attendees` by id, blocks in the order of the record."""

    meeting: Meeting
    attendees: dict[int, AttendeeOrganisation]
    handouts: list[Handout]
    blocks: list[AgendaItem | Presentation | Utterance]

    @property
    def document(self) -> Document:
        meeting = self.meeting
        return Document(
            **{fact.name: getattr(meeting, fact.name) for fact in TEXT_FACTS},
            handouts=tuple(notation.Handout(row.label, row.title) for row in self.handouts),
            blocks=tuple(_block(row, self.attendees) for row in self.blocks),
        )


def load_rows(meeting: Meeting) -> WorkingRows:
    """The record as it stands, in six queries whatever its length."""
    stands = Meeting.objects.get(pk=meeting.pk)
    return _rows(stands, lambda model: model.objects.filter(meeting=meeting.pk).order_by("position"))


def stored_document(meeting: Meeting) -> Document:
    return load_rows(meeting).document


def document_as_of(meeting: Meeting, at: datetime.datetime) -> Document | None:
    """The record as the history has it at a moment, or None where there was none yet."""
    stood = Meeting.history.as_of(at).filter(id=meeting.pk).first()
    if stood is None:
        return None

    def past(model):
        return sorted(
            model.history.as_of(at).filter(meeting_id=meeting.pk), key=lambda row: (row.position, row.number)
        )

    try:
        return _rows(stood, past).document
    except KeyError:  # the moment fell into the middle of a save: a turn stood, and its speaker not yet
        return None


def _rows(meeting, of):
    blocks = [*of(AgendaItem), *of(Presentation), *of(Utterance)]
    return WorkingRows(
        meeting,
        {row.pk: row for row in of(AttendeeOrganisation)},
        list(of(Handout)),
        sorted(blocks, key=lambda row: row.position),
    )


def _block(row, attendees):
    match row:
        case AgendaItem():
            return notation.Item(row.title, row.number)
        case Presentation():
            label = attendees[row.presenter_id].label
            return notation.Presentation(label, tuple(row.titles.split("\n")), row.number)
        case Utterance(speaker_id=None):
            return notation.Narration(row.text, row.number)
        case _:
            return notation.Turn(attendees[row.speaker_id].label, row.text, row.number)
