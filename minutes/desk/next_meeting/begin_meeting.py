"""Stores a new meeting with its facts, its items and those who are to attend. Two presses make one meeting."""

from collections.abc import Mapping

from django.db import transaction

from minutes.desk.importing.create_meeting import store_document
from minutes.models import Body, Meeting
from minutes.notation.document import Document
from minutes.record.read_out import meeting_time_in


@transaction.atomic
def begin_meeting(
    *, document: Document, body: Body, organisations: Mapping[str, int], by, reason: str, is_sample: bool
) -> tuple[Meeting, bool]:
    """Returns (the new meeting, True); or (the one that this body has of that title on that day, False), with nothing written.

    `organisations` are {label: id of the organisation}.
    """
    # A second press waits here until the first one is stored. SQLite has one writer at a time anyway.
    Body.objects.select_for_update().get(pk=body.pk)
    held = meeting_time_in(document.time)
    day = held.held_on if held else None
    twin = Meeting.objects.filter(body=body, title=document.title, held_on=day).order_by("id").first()
    if twin:
        return twin, False
    meeting = store_document(
        document=document,
        body=body,
        by=by,
        reason=reason,
        is_sample=is_sample,
        organisations=organisations,
    )
    return meeting, True
