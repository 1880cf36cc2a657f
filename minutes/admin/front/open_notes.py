"""The notes (付せん) that nobody has settled, over all meetings. No word of one is read."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from minutes.admin.front.looking import Looking
from minutes.admin.front.waiting_parts import MOST_LINES, Line, Part, listed, page, with_rest
from minutes.desk.workflow.staged_meetings import underway
from minutes.models import LineNote, Step
from minutes.record.block_keys import BlockKey
from minutes.record.block_text import block_name
from minutes.record.names.meeting_name import meeting_name

PLACES_NAMED = 3


@dataclass
class NotesOfMeeting:
    """The open notes of one meeting: at how many places, and the newest of them first."""

    title: str
    newest: datetime.datetime
    places: list[str]

    @property
    def words(self) -> str:
        named = dict.fromkeys(block_name(BlockKey.parse(place)) for place in self.places)
        more = "など" if len(named) > PLACES_NAMED else ""
        return f"付せん{len(self.places)}枚（{'、'.join([*named][:PLACES_NAMED])}{more}）。"


class OpenNotes:
    """What is open over all meetings, in one query, whatever is asked of it."""

    @cached_property
    def by_meeting(self) -> dict[int, NotesOfMeeting]:
        """{meeting: its open notes}, by its id; the meeting with the newest note first."""
        found: dict[int, NotesOfMeeting] = {}
        rows = LineNote.objects.open().filter(meeting__is_sample=False).order_by("-id")
        for meeting, title, day, block, at in rows.values_list(
            "meeting", "meeting__title", "meeting__held_on", "block", "at"
        ):
            found.setdefault(meeting, NotesOfMeeting(meeting_name(title, day), at, [])).places.append(block)
        return found

    def words(self, meeting: int) -> str:
        """Returns 付せん2枚（#22、#34）。; nothing where none is open."""
        notes = self.by_meeting.get(meeting)
        return notes.words if notes else ""


def notes_part(looking: Looking, notes: OpenNotes) -> Part:
    """Returns 付せん: those of records that were sent back are said there."""
    returned = underway().filter(step_kind=Step.Kind.RETURNED).values_list("pk", flat=True)
    waiting = {pk: of_one for pk, of_one in notes.by_meeting.items() if pk not in set(returned)}
    lines = [
        Line(
            of_one.title,
            f"{of_one.words}新しいものは {looking.moment(of_one.newest)}。",
            "付せんを見る",
            page(pk, "steps"),
        )
        for pk, of_one in [*waiting.items()][:MOST_LINES]
    ]
    rest = len(waiting) - len(lines)
    lines = with_rest(lines, rest, "会議の一覧", listed())
    return Part("notes", "付せん", sum(len(of_one.places) for of_one in waiting.values()), lines)
