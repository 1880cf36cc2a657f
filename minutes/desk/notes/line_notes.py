"""Puts, answers and settles line notes (付せん). Nothing here changes a record or its revision."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from minutes.desk.workflow.autosaves import oldest_safe_revision
from minutes.models import LineNote, LineNoteAnswer, Meeting
from minutes.record.block_keys import BlockKey

OLDER_THAN_A_WITHDRAWAL = "この画面を開いた後に、この会議の言葉が取り消されたので、付せんは付けていません。画面を開き直して、取り消した言葉を書かずに付けてください。"
SETTLED = "もう片づいた付せんです。言い足すときは、新しい付せんを付けてください。"


class NoteRefused(Exception):
    """Why a note is not taken, in words for the clerk. Nothing was written."""


@transaction.atomic
def put_notes(
    *, meeting: Meeting, notes: Iterable[tuple[BlockKey, str]], revision: int, by, at: datetime.datetime
) -> list[LineNote]:
    """Puts notes, each given as (block, words), and returns them in their order.

    `revision` is that of the page on which they were written. Raises NoteRefused where words were withdrawn since.
    """
    _refuse_unsafe(meeting, revision)
    return LineNote.objects.bulk_create(
        LineNote(meeting=meeting, block=str(key), text=text, by=by, at=at) for key, text in notes
    )


@transaction.atomic
def answer_note(*, note: LineNote, text: str, revision: int, by, at: datetime.datetime) -> LineNoteAnswer:
    """Answers a note that is open. Raises NoteRefused."""
    _refuse_unsafe(note.meeting, revision)
    if not LineNote.objects.open().filter(pk=note.pk).exists():
        raise NoteRefused(SETTLED)
    return LineNoteAnswer.objects.create(note=note, text=text, by=by, at=at)


def settle_note(*, note: LineNote, by, at: datetime.datetime) -> None:
    """Settles a note. One that is settled already keeps who did it and when."""
    LineNote.objects.open().filter(pk=note.pk).update(settled_by=by, settled_at=at)


def _refuse_unsafe(meeting, revision):
    """The row of the meeting is locked first, so that a withdrawal is over, or finds the note."""
    Meeting.objects.filter(pk=meeting.pk).update(revision=F("revision"))
    if revision < oldest_safe_revision(meeting):
        raise NoteRefused(OLDER_THAN_A_WITHDRAWAL)
