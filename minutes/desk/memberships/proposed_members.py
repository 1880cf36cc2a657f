"""Proposes the members of a body that has none yet, from those who attended its last meetings."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import F

from members.models import Organisation
from minutes.models import AttendeeOrganisation, Body, Meeting
from minutes.notation.attendance import OBSERVER, OFFICES
from minutes.notation.vocabulary import ANSWER_ONLY

LAST_MEETINGS = 3
OBSERVERS_OFFICE = "オブザーバー"


@dataclass(frozen=True)
class ProposedMember:
    """An organisation that attended `meetings` of the last meetings. An observer is not ticked: it may be none."""

    organisation: Organisation
    office: str
    meetings: int
    is_ticked: bool


def proposed_members(body: Body) -> list[ProposedMember]:
    """Returns those who attended one of the last three meetings, as they attended last, in the order of attendance.

    Nobody, where the body has members already. Three queries.
    """
    if body.memberships.exists():
        return []
    newest = Meeting.objects.filter(body=body).order_by(F("held_on").desc(nulls_last=True), "-id")
    meetings = list(newest.values_list("pk", flat=True)[:LAST_MEETINGS])
    rows = AttendeeOrganisation.objects.filter(meeting__in=meetings, organisation__isnull=False)
    rows = rows.exclude(capacity=ANSWER_ONLY).select_related("organisation")
    in_order = sorted(rows, key=lambda row: (meetings.index(row.meeting_id), row.position))
    counts = Counter(row.organisation.key for row in in_order)
    last: dict[str, AttendeeOrganisation] = {}
    for row in in_order:
        last.setdefault(row.organisation.key, row)
    return [
        ProposedMember(row.organisation, _office(row), counts[key], row.capacity != OBSERVER)
        for key, row in last.items()
    ]


def _office(row: AttendeeOrganisation) -> str:
    """Returns the office of 会長 山田課長, and never a person."""
    words = row.representative.split()
    if words and words[0] in OFFICES:
        return words[0]
    return OBSERVERS_OFFICE if row.capacity == OBSERVER else ""
