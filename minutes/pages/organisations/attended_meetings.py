"""The meetings whose newest record lists an organisation among those present, whether it said anything or not."""

from dataclasses import dataclass

from django.db.models import Count, Window

from minutes.models import Edition, MeetingName

SHOWN = 20


@dataclass(frozen=True)
class AttendedMeetings:
    """How many there are in all, and the newest of them."""

    count: int
    newest: list[Edition]


def attended_meetings(codes, year: int | None = None) -> AttendedMeetings:
    """Returns the meetings of organisations of these codes, of one 年度 if it is given; one that is only announced is
    none. One query."""
    meetings = MeetingName.objects.filter(code__in=codes, in_newest=True).values("meeting")
    records = Edition.objects.newest().exclude(status__in=Edition.ANNOUNCEMENTS)
    attended = records.filter(meeting__in=meetings).without_record()
    if year is not None:
        attended = attended.filter(fiscal_year=year)
    newest = list(attended.annotate(of_all=Window(Count("*")))[:SHOWN])
    return AttendedMeetings(newest[0].of_all if newest else 0, newest)
