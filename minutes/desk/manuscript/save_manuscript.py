"""Saves an edited manuscript to the working rows: writes only what changed, each row with its history."""

from django.db import transaction
from django.utils import timezone

from minutes.desk.handouts.uses_follow import uses_gone_with
from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.mail.tell import tell_of_new_turns
from minutes.desk.manuscript.block_changes import write_blocks
from minutes.desk.manuscript.compared_manuscript import ComparedManuscript
from minutes.desk.manuscript.row_changes import write_attendees, write_facts, write_handouts
from minutes.desk.rows.history_writer import HistoryWriter
from minutes.desk.ties.ties_follow import store_ties, ties_gone_with, ties_of
from minutes.models import HandoutUse
from minutes.notation.document import Problem, Turn
from minutes.revision import StaleRevision, raise_revision

ANSWERS_UNASKED = "消える設問に書面の回答があります。回答も消すかどうか、確かめる画面で答えてください。"


@transaction.atomic
def save_manuscript(*, compared: ComparedManuscript, revision: int, by, reason: str = "") -> None:
    """Changes the working rows to what a manuscript says, by its comparison with them.

    Writes nothing, no history and no revision, where the manuscript says what is stored. Raises StaleRevision where
    somebody saved since `revision`, NotSaved (with the line) where the text has a problem. The rows were read before
    this transaction: whoever saved meanwhile has raised the revision, so that this save is refused.
    """
    meeting = compared.rows.meeting
    if meeting.revision != revision:
        raise StaleRevision
    if compared.problems:
        raise NotSaved(with_line(compared.problems[0]))
    if not all(asked.answered for asked in compared.asked):
        raise NotSaved(ANSWERS_UNASKED)
    if not compared.changes_anything:
        return
    raise_revision(meeting=meeting, revision=revision)
    since = meeting.next_number
    writer = HistoryWriter(meeting, by, reason, meeting.revision)
    write_facts(compared, writer)
    speakers = write_attendees(compared, writer)
    writer.remove(ties_of([*compared.gone, *compared.leaving]))
    write_blocks(compared, speakers, writer)
    new_handouts = write_handouts(compared, writer)
    writer.store(HandoutUse, uses_gone_with([*compared.returned, *new_handouts]))
    writer.remove(compared.leaving)
    store_ties(ties_gone_with([*compared.returned, *_new(compared, speakers)]), writer)
    if any(isinstance(entry.block, Turn) for entry in compared.alignment.entries if entry.before is None):
        tell_of_new_turns(meeting=meeting, since=since, by=by, at=timezone.now())


def _new(compared, speakers) -> list:
    """Returns the attendees that the record did not have: new ones, and those that came back."""
    return [row for row in speakers.values() if row.pk not in compared.rows.attendees]


def with_line(problem: Problem) -> str:
    """Returns the message of a problem with its line in front, where it has one: 3行目: …"""
    return f"{problem.line}行目: {problem.message}" if problem.line else problem.message
