"""What is public of one meeting, read once for all kinds of derived data."""

from dataclasses import dataclass, field
from functools import cached_property

from minutes.models import Edition, Meeting
from minutes.publication.handout_words import words_of_handouts
from minutes.record.handouts.handout_pages import HandoutWords
from minutes.record.names.meeting_name import edition_address
from minutes.record.record import Record
from minutes.record.stored_record import read_record


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting with its editions that may be read, and those that were taken down, the first edition first."""

    meeting: Meeting
    editions: list[tuple[Edition, Record]]
    retracted: list[tuple[Edition, Record]] = field(default_factory=list)

    def __str__(self):
        """What verify_editions calls it: by the address."""
        if self.newest is None:
            return str(self.meeting.address or self.meeting)
        edition, _ = self.newest
        return edition_address(edition.address, edition.number)

    @cached_property
    def newest(self) -> tuple[Edition, Record] | None:
        """The newest edition; None where nothing of the meeting is public."""
        return self.editions[-1] if self.editions else None

    @cached_property
    def handout_words(self) -> dict[int, HandoutWords]:
        """What was read of the files that the newest edition lists, by the number of the handout."""
        return words_of_handouts(self.newest[1]) if self.newest else {}


def public_meeting(meeting: Meeting) -> PublicMeeting:
    """Returns what is public of a meeting. One query."""
    editions = meeting.editions.order_by("number").defer("salts", "tombstones")
    read = [(edition, read_record(edition.record)) for edition in editions]
    return PublicMeeting(
        meeting,
        [pair for pair in read if pair[0].retraction_id is None],
        [pair for pair in read if pair[0].retraction_id is not None],
    )
