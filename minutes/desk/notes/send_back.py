"""Sends a record back with remarks at places: the step and the notes in one transaction."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from minutes.desk.notes.line_notes import put_notes
from minutes.desk.workflow.stages import take_step
from minutes.models import Meeting, Step
from minutes.record.block_keys import BlockKey


@transaction.atomic
def send_back(
    *,
    meeting: Meeting,
    notes: Iterable[tuple[BlockKey, str]],
    revision: int,
    by,
    at: datetime.datetime,
    note: str = "",
) -> Step:
    """Sends the revision that was seen back to the draft, with new notes (block, words) beside those that are open.

    Returns the step. Raises StaleRevision, StepRefused, NoteRefused: then no note was put.
    """
    step = take_step(meeting=meeting, kind=Step.Kind.RETURNED, revision=revision, by=by, at=at, note=note)
    put_notes(meeting=meeting, notes=notes, revision=revision, by=by, at=at)
    return step
