"""What the script of the manuscript page asks while somebody types: to keep a copy of the text, and a new form token."""

import datetime
from contextlib import suppress

from django.db import IntegrityError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_POST

from minutes.admin.manuscript.typed_manuscript import sent_manuscript
from minutes.admin.meeting_page import meeting_page
from minutes.desk.workflow.autosaves import drop_autosave, keep_autosave, oldest_safe_revision, other_editors


@require_POST
@meeting_page("minutes.change_meeting")
def keep_view(request, meeting):
    """Keeps a copy of what is typed, or notes that the page is open; returns who else has it open."""
    now, typed = timezone.now(), sent_manuscript(request)
    if request.POST.get("drop"):
        drop_autosave(meeting=meeting, by=request.user, page=typed.page_key)
    elif typed.page_key and typed.seen_revision >= 0:
        keep_typed(request, meeting, typed, now)
    return JsonResponse(
        {
            "at": f"{timezone.localtime(now):%H:%M}",
            "others": other_editors(meeting, request.user, now),
            "revision": meeting.revision,
            "forgotten": oldest_safe_revision(meeting),
        }
    )


def keep_typed(request, meeting, typed, now: datetime.datetime):
    """Keeps a copy of what one page sent, or notes that the page is open."""
    # A page may send twice at one moment, before its first copy is stored: then that one is kept.
    with suppress(IntegrityError):
        keep_autosave(
            meeting=meeting,
            by=request.user,
            page=typed.page_key,
            revision=typed.seen_revision,
            opened_at=typed.opened_at,
            text=typed.text if "manuscript" in request.POST else None,
            at=now,
            leaving=bool(request.POST.get("leaving")),
        )


@meeting_page("minutes.change_meeting")
def token_view(request, meeting):
    """Returns a new form token, for a page that was open while somebody signed in again."""
    return JsonResponse({"token": get_token(request)})
