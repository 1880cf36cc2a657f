"""Loads the meetings in which one name is not settled, each with what the name said there and what else tells who it is."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from members.registry.candidates import readings_of
from members.spelling import fold_name
from minutes.desk.settling.clues import Place, beside_name
from minutes.models import AttendeeOrganisation, Edition, Meeting, Presentation, Step, Utterance

# The newest so many meetings are shown at a time; once they are settled, the next ones are.
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class NamedMeeting:
    """A meeting in which a name is not settled.

    `places` are its words there, the list of those present first. `twins` are the other spellings under which the same name
    stands there; `tied` are {code: label} of the organisations that are settled there.
    """

    attendee: AttendeeOrganisation
    places: tuple[Place, ...]
    twins: tuple[str, ...]
    tied: dict[str, str]

    @property
    def meeting(self) -> Meeting:
        return self.attendee.meeting

    @property
    def said(self) -> list[Place]:
        """Returns what the name said or brought, in the order of the talk."""
        return [place for place in self.places if place.number is not None]


def meetings_of_name(label: str, among: Collection[int] | None = None) -> list[NamedMeeting]:
    """Returns the newest MOST_AT_ONCE meetings in which the name waits, or those of these ids, the newest first.

    Five queries. Each meeting has the number of its newest public `edition`, and its last step, `step` and `step_revision`.
    """
    rows = AttendeeOrganisation.objects.unsettled().filter(label=label)
    rows = rows.order_by("-meeting__held_on", "-meeting")
    attendees = list(rows[:MOST_AT_ONCE] if among is None else rows.filter(meeting__in=among))
    _note_stages(attendees)
    said, others = _said(attendees), _others(attendees)
    return [
        NamedMeeting(
            attendee,
            (*_listed(attendee), *said[attendee.pk]),
            tuple(row.label for row in others[attendee.meeting_id] if _same_name(row.label, label)),
            {row.organisation.key: row.label for row in others[attendee.meeting_id] if row.organisation},
        )
        for attendee in attendees
    ]


def bare_name(label: str) -> str:
    """Returns a label without prefecture, district and brackets, as it is compared.

    >>> bare_name("熊本県下益城郡美里町"), bare_name("美里町（熊本）")
    ('美里町', '美里町')
    """
    return fold_name(readings_of(label.partition("（")[0] or label)[-1].name)


def _same_name(one, other):
    return bare_name(one) == bare_name(other)


def _listed(attendee) -> list[Place]:
    listed = beside_name(attendee.meeting.attendance, attendee.label)
    texts = (listed, "" if attendee.representative in listed else attendee.representative)
    return [Place(None, text) for text in texts if text]


def _said(attendees) -> dict[int, list[Place]]:
    """Returns {id of an attendee: its remarks and the titles of what it presented, in the order of the talk}."""
    turns = Utterance.objects.filter(speaker__in=attendees)
    titles = Presentation.objects.filter(presenter__in=attendees)
    rows = [
        *turns.values_list("speaker", "position", "number", "text"),
        *titles.values_list("presenter", "position", "number", "titles"),
    ]
    said: dict[int, list[Place]] = defaultdict(list)
    for attendee, _, number, text in sorted(rows):
        said[attendee].append(Place(number, text))
    return said


def _others(attendees) -> dict[int, list[AttendeeOrganisation]]:
    others: dict[int, list[AttendeeOrganisation]] = defaultdict(list)
    meetings = [attendee.meeting_id for attendee in attendees]
    rows = AttendeeOrganisation.objects.filter(meeting__in=meetings).exclude(
        pk__in=[attendee.pk for attendee in attendees]
    )
    for row in rows.select_related("organisation").order_by("position"):
        others[row.meeting_id].append(row)
    return others


def _note_stages(attendees) -> None:
    """Sets `edition`, `step` and `step_revision` of each meeting."""
    last = Step.objects.filter(meeting=OuterRef("pk")).exclude(kind=Step.Kind.WITHDRAWN).order_by("-id")
    newest = Edition.objects.newest().not_retracted().filter(meeting=OuterRef("pk"))
    meetings = Meeting.objects.filter(pk__in=[attendee.meeting_id for attendee in attendees]).annotate(
        edition=Subquery(newest.values("number")[:1]),
        step=Subquery(last.values("kind")[:1]),
        step_revision=Subquery(last.values("revision")[:1]),
    )
    by_id = {meeting.pk: meeting for meeting in meetings}
    for attendee in attendees:
        attendee.meeting = by_id[attendee.meeting_id]
