"""An import that is done and rolled back: what the preview shows is what saving does."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from members import registry
from members.admin.organisation_description import describe
from minutes.admin.meeting_summary import attendance, when
from minutes.desk.importing.import_text import ExaminedText, import_text
from minutes.desk.importing.like_meetings import like_meetings
from minutes.desk.importing.outside_facts import OutsideFacts
from minutes.models import AttendeeOrganisation, Body, Meeting
from minutes.notation.document import Problem
from minutes.notation.reading.speakers import is_organisation
from minutes.notation.vocabulary import SECRETARIAT_LABEL


@dataclass(frozen=True)
class LabelIdentification:
    """A label of the record: the organisation that it would be tied to, or else those that it may mean; or those with
    near names, where nobody bears it and it is no person's."""

    label: str
    organisation: str
    candidates: list[str]
    near: list[str]


@dataclass(frozen=True)
class ImportPreview:
    """What a text would be saved as. `likes` are the meetings that it may be again."""

    text_read: ExaminedText
    meeting: Meeting
    body_is_new: bool
    labels: list[LabelIdentification]
    likes: list[Meeting]

    @property
    def time(self) -> str:
        return when(self.meeting)

    @property
    def attendance(self) -> str:
        return attendance(self.meeting)


def preview_import(
    *, text: str, by, body: str | None, facts: OutsideFacts, of_file: Sequence[Problem] = ()
) -> ImportPreview:
    """Imports a text, reads what came of it, and rolls it back. Raises NotSaved.

    `of_file` is what was doubtful about the file that the text came from.
    """
    with transaction.atomic():
        meeting, text_read = import_text(text=text, by=by, body=body, facts=facts, of_file=of_file)
        attendees = list(meeting.attendees.select_related("organisation"))
        transaction.set_rollback(True)
    likes = like_meetings(title=meeting.title, body=meeting.body, held_on=meeting.held_on, besides=meeting.pk)
    body_is_new = not Body.objects.filter(pk=meeting.body_id).exists()
    return ImportPreview(text_read, meeting, body_is_new, _identifications(meeting, attendees), likes)


def _identifications(meeting, attendees: list[AttendeeOrganisation]):
    unidentified = [row.label for row in attendees if row.organisation is None]
    candidates = registry.candidates_by_label(unidentified, meeting.held_on) if meeting.held_on else {}
    unknown = [
        row.label
        for row in attendees
        if row.organisation is None and not candidates.get(row.label) and is_organisation(row.label)
    ]
    near = registry.near_names_by_label(set(unknown) - {SECRETARIAT_LABEL}, meeting.held_on)
    return [
        LabelIdentification(
            row.label,
            _organisation(row, meeting.body),
            [describe(organisation) for organisation in candidates.get(row.label, [])],
            [describe(organisation) for organisation in near.get(row.label, [])],
        )
        for row in attendees
    ]


def _organisation(row, body):
    if row.organisation:
        return describe(row.organisation)
    return describe(body.secretariat) if row.label == SECRETARIAT_LABEL and body.secretariat else ""
