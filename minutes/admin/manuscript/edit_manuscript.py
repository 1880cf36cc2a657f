"""原稿: a whole record as one text, typed, pasted, checked and saved."""

import re

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.manuscript import check_manuscript, conflict
from minutes.admin.manuscript.manuscript_frame import Typed, opened, typed_in
from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.manuscript.save_manuscript import save_manuscript
from minutes.desk.manuscript.working_document import standing_document
from minutes.desk.workflow.autosaves import copies_of, drop_copy, forgotten_revision, others_at
from minutes.notation.writer import write
from minutes.revision import StaleRevision

NOTHING = "変わったところがないので、保存しませんでした。"


@meeting_page("minutes.view_meeting", post="minutes.change_meeting")
def manuscript_view(request, meeting):
    """GET shows the manuscript; POST checks it, saves it, or shows it again, as the pressed button says."""
    if request.method != "POST":
        return _open(request, meeting)
    typed = typed_in(request)
    deeds = {"save": _save, "confirm": _confirm, "edit": _edit, "merge": _merge, "discard": _discard}
    return deeds.get(request.POST.get("do"), _check)(request, meeting, typed)


def _open(request, meeting):
    """The record as it stands, or the copy of what was typed and not saved."""
    wanted = request.GET.get("copy", "")
    copy = next((one for one in copies_of(meeting, request.user) if one.page == wanted), None)
    if copy:
        typed = Typed(copy.text, copy.revision, copy.opened_at, copy.page)
        return editing(request, meeting, typed, copy=copy)
    return editing(request, meeting, opened(meeting, write(standing_document(meeting))))


def _edit(request, meeting, typed):
    return editing(request, meeting, typed)


def _discard(request, meeting, typed):
    drop_copy(meeting=meeting, by=request.user, page=request.POST.get("copy", "")[:40])
    messages.info(request, "控えを捨てました。保存した記録は変わっていません。")
    return HttpResponseRedirect(reverse("admin:minutes_meeting_manuscript", args=[meeting.pk]))


def _check(request, meeting, typed):
    if typed.seen != meeting.revision:
        return conflict.page(request, meeting, typed)
    return check_manuscript.page(
        request, meeting, typed, check_manuscript.look(meeting, typed.text, request.POST)
    )


def _save(request, meeting, typed):
    """Save at once what asks nothing and removes nothing; anything else is shown first."""
    look = check_manuscript.look(meeting, typed.text, request.POST)
    if typed.seen == meeting.revision and look.asks_nothing:
        return _store(request, meeting, typed, look, reason="")
    return _check(request, meeting, typed)


def _confirm(request, meeting, typed):
    look = check_manuscript.look(meeting, typed.text, request.POST)
    if typed.seen == meeting.revision and look.can_be_saved:
        return _store(request, meeting, typed, look, reason=request.POST.get("reason", "").strip()[:500])
    if typed.seen == meeting.revision:
        messages.error(request, "まだ保存していません。下の印のところに答えるか、直してください。")
    return _check(request, meeting, typed)


def _merge(request, meeting, typed):
    """My manuscript with what the others changed meanwhile, to be checked."""
    now = opened(meeting, conflict.merged(meeting, typed), page=typed.page)
    return check_manuscript.page(request, meeting, now, check_manuscript.look(meeting, now.text, {}))


def _store(request, meeting, typed, look, reason):
    try:
        found = save_manuscript(
            meeting=meeting, document=look.document, revision=typed.seen, by=request.user, reason=reason
        )
    except StaleRevision:
        meeting.refresh_from_db()
        return _check(request, meeting, typed)
    except NotSaved as error:
        messages.error(request, str(error))
        return _check(request, meeting, typed)
    drop_copy(meeting=meeting, by=request.user, page=typed.page)
    messages.success(request, check_manuscript.summary(found) if found.changes else NOTHING)
    address = reverse("admin:minutes_meeting_manuscript", args=[meeting.pk])
    return HttpResponseRedirect(f"{address}?saved={typed.page}")


def editing(request, meeting, typed, copy=None):
    """The page with the one large text."""
    saved = request.GET.get("saved", "")
    context = {
        "typed": typed,
        "copy": copy,
        "copies": [one for one in copies_of(meeting, request.user) if copy is None or one.pk != copy.pk],
        "others": others_at(meeting, request.user, timezone.now()),
        "forgotten": forgotten_revision(meeting),
        "saved": saved if re.fullmatch(r"[0-9a-f]{8}", saved) else "",
        "may_write": request.user.has_perm("minutes.change_meeting"),
        "is_nav_sidebar_enabled": False,
    }
    return render_meeting_page(request, meeting, "admin/manuscript/manuscript.html", "原稿", **context)
