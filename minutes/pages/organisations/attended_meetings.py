"""The meetings whose newest record lists an organisation among those present, whether it said anything or not."""

from dataclasses import dataclass

from django.db.models import Count, Window

from minutes.models import Edition, MeetingName

SHOWN = 20


@dataclass(frozen=True)
class AttendedMeetings:
    """How many there are in all, the newest of them, and {id of a meeting: its capacity there, as the record prints it}."""

    count: int
    newest: list[Edition]
    capacities: dict[int, str]

    @property
    def printed_capacities(self) -> list[str]:
        """The words for its capacity, each once, those of the newest meeting first."""
        words = (self.capacities.get(edition.meeting_id, "") for edition in self.newest)
        return [word for word in dict.fromkeys(words) if word]


def attended_meetings(codes, year: int | None = None) -> AttendedMeetings:
    """Returns the meetings of organisations of these codes, of one 年度 if it is given; one that is only announced is
    none. Two queries."""
    names = MeetingName.objects.filter(code__in=codes, in_newest=True)
    records = Edition.objects.newest().exclude(status__in=Edition.ANNOUNCEMENTS)
    attended = records.filter(meeting__in=names.values("meeting")).without_record()
    if year is not None:
        attended = attended.filter(fiscal_year=year)
    newest = list(attended.annotate(of_all=Window(Count("*")))[:SHOWN])
    return AttendedMeetings(newest[0].of_all if newest else 0, newest, _capacities(names, newest))


def _capacities(names, editions) -> dict[int, str]:
    """A meeting may name an organisation twice, as itself and as a town that it came from."""
    shown = names.filter(meeting__in=[edition.meeting_id for edition in editions]).exclude(capacity="")
    words: dict[int, str] = {}
    for meeting, capacity in shown.order_by("pk").values_list("meeting", "capacity"):
        words[meeting] = f"{words[meeting]}、{capacity}" if meeting in words else capacity
    return words
