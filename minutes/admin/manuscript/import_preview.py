"""An import tried out and taken back: what the preview shows is what saving would do, because it did it."""

from dataclasses import dataclass

from django.db import transaction

from members import registry
from members.admin.naming import describe
from minutes.admin.meeting_summary import attendance, when
from minutes.desk.importing.import_text import Found, import_text
from minutes.models import AttendeeOrganisation, Body, Meeting
from minutes.notation.vocabulary import SECRETARIAT_LABEL


@dataclass(frozen=True)
class Named:
    """A label of the record: the organisation it would be tied to, or those that it might mean."""

    label: str
    organisation: str
    candidates: list[str]


@dataclass(frozen=True)
class Read:
    """What a text would be saved as."""

    found: Found
    meeting: Meeting
    body_is_new: bool
    names: list[Named]

    @property
    def time(self) -> str:
        return when(self.meeting)

    @property
    def attendance(self) -> str:
        return attendance(self.meeting)


def rehearse(*, text: str, by, body: str | None) -> Read:
    """Import a text, look at what came of it, and roll it back. Raises NotSaved."""
    with transaction.atomic():
        meeting, found = import_text(text=text, by=by, body=body)
        attendees = list(meeting.attendees.select_related("organisation"))
        transaction.set_rollback(True)
    is_new = not Body.objects.filter(pk=meeting.body_id).exists()
    return Read(found, meeting, is_new, _names(meeting, attendees))


def _names(meeting, attendees: list[AttendeeOrganisation]):
    unidentified = [row.label for row in attendees if row.organisation is None]
    candidates = registry.candidates_by_label(unidentified, meeting.held_on) if meeting.held_on else {}
    return [
        Named(
            row.label,
            _organisation(row, meeting.body),
            [describe(one) for one in candidates.get(row.label, [])],
        )
        for row in attendees
    ]


def _organisation(row, body):
    if row.organisation:
        return describe(row.organisation)
    return describe(body.secretariat) if row.label == SECRETARIAT_LABEL and body.secretariat else ""
