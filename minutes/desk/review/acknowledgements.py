"""校閲 of a meeting's working rows: what is found, and what of it somebody has looked at."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from members import registry
from members.codes import prefecture_of
from minutes.desk.manuscript.working_document import standing_document
from minutes.desk.review import findings
from minutes.desk.review.findings import Finding
from minutes.models import AttendeeOrganisation, Meeting, ReviewMark
from minutes.notation.vocabulary import SECRETARIAT_LABEL


@dataclass(frozen=True)
class Reviewed:
    """A finding, with the mark of whoever looked at it, or None."""

    finding: Finding
    mark: ReviewMark | None

    @property
    def is_open(self) -> bool:
        return self.mark is None and not self.finding.mild


def review(meeting: Meeting) -> list[Reviewed]:
    """Everything that is found in the record as it stands at the desk."""
    marks = {mark.key: mark for mark in meeting.review_marks.select_related("seen_by")}
    found = findings(standing_document(meeting), unidentified_labels(meeting))
    return [Reviewed(finding, marks.get(finding.key)) for finding in found]


def unidentified_labels(meeting: Meeting) -> dict[str, list[str]]:
    """The labels tied to no organisation, each with the names of those that it could be."""
    rows = meeting.attendees.filter(
        organisation=None, label_kind=AttendeeOrganisation.LabelKind.ORGANISATION
    ).exclude(label=SECRETARIAT_LABEL)
    labels = [row.label for row in rows]
    found = registry.candidates_by_label(labels, meeting.held_on) if labels and meeting.held_on else {}
    return {label: [_place_and_name(one) for one in found.get(label, [])] for label in labels}


def _place_and_name(organisation):
    prefecture = prefecture_of(organisation.key)
    return f"{prefecture.name} {organisation.name}" if prefecture else organisation.name


@transaction.atomic
def mark_seen(*, meeting: Meeting, keys: set[str], by, at: datetime.datetime) -> None:
    """Make `keys` the findings of this record that somebody has looked at; marks that stand keep their name and time."""
    standing = set(meeting.review_marks.values_list("key", flat=True))
    meeting.review_marks.exclude(key__in=keys).delete()
    ReviewMark.objects.bulk_create(
        ReviewMark(meeting=meeting, key=key, seen_by=by, seen_at=at) for key in sorted(keys - standing)
    )
