"""Copies of a grid of answers that somebody types and has not saved: the fields of its form, as they are sent."""

import json
from contextlib import suppress

from django.db import IntegrityError
from django.http import JsonResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_POST

from minutes.admin.manuscript.typed_manuscript import sent_manuscript
from minutes.admin.meeting_page import meeting_page
from minutes.desk.workflow.autosaves import (
    autosaves_of,
    drop_autosave,
    keep_autosave,
    oldest_safe_revision,
    other_editors,
)
from minutes.models import Autosave

# The field by which a form says that it holds the grid.
GRID = "grid"
# What the page around the grid holds: a table that is not in it yet, and why it is saved.
NOT_KEPT = {
    "csrfmiddlewaretoken",
    "do",
    "seen_revision",
    "paste",
    "pasted",
    "separator",
    "reason",
    "new_label",
}


@require_POST
@meeting_page("minutes.change_writtenanswer")
def keep_grid_view(request, meeting, number):
    """Keeps a copy of what is typed, or notes that the page is open; returns who else has the record open."""
    now, sent = timezone.now(), sent_manuscript(request)
    if request.POST.get("drop"):
        drop_autosave(meeting=meeting, by=request.user, page=sent.page_key)
    elif sent.page_key and sent.opened_at and sent.seen_revision >= 0:
        # A page may send twice at one moment, before its first copy is stored: then that one is kept.
        with suppress(IntegrityError):
            keep_autosave(
                meeting=meeting,
                by=request.user,
                page=sent.page_key,
                inquiry=number,
                revision=sent.seen_revision,
                opened_at=sent.opened_at,
                text=_fields(request) if GRID in request.POST else None,
                at=now,
                leaving=bool(request.POST.get("leaving")),
            )
    return JsonResponse(
        {
            "at": f"{timezone.localtime(now):%H:%M}",
            "others": other_editors(meeting, request.user, now),
            "revision": meeting.revision,
            "forgotten": oldest_safe_revision(meeting),
        }
    )


def _fields(request) -> str:
    fields = [
        (name, value) for name, values in request.POST.lists() if name not in NOT_KEPT for value in values
    ]
    return json.dumps(fields, ensure_ascii=False)


def copies_of_grid(meeting, by, number: int) -> list[Autosave]:
    """Returns the copies of this person, newest first."""
    return autosaves_of(meeting, by, inquiry=number)


def fields_of(copy: Autosave) -> QueryDict:
    """Returns the form that a copy keeps, as it was sent."""
    form = QueryDict(mutable=True)
    for name, value in json.loads(copy.text):
        form.appendlist(name, value)
    return form
