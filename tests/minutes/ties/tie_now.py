"""Questions and answers in the talk of builders.py's record.

In `TIES`, u6 (事務局：紙はどこに置いているか。) asks 深川市 (a16) and 美里町 (a18), and u7 (深川市) answers it. 美里町's u8 answers
nothing: a question with an answer by one of the two that it asks.
"""

from collections.abc import Mapping

from minutes.desk.ties.save_ties import save_ties
from minutes.models import Meeting
from minutes.record.ties.turn_ties import TurnTies
from tests.builders import clerk, draft

TIES = {6: TurnTies(addressed_to=(16, 18)), 7: TurnTies(replies_to=(6,))}


def tie_now(meeting: Meeting, ties: Mapping[int, TurnTies], *, by=None) -> list[int]:
    """Saves ties of turns and returns the numbers of those that were changed."""
    meeting.refresh_from_db()
    return save_ties(meeting=meeting, ties=ties, revision=meeting.revision, by=by or clerk())


def tied(text: str | None = None) -> Meeting:
    """Returns a draft whose talk has TIES."""
    meeting = draft(text) if text else draft()
    tie_now(meeting, TIES)
    return meeting
