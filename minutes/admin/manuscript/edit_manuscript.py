"""原稿: a whole record as one text, typed or pasted, checked and saved."""

import re

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.approval.shown_notes import notes_at_lines
from minutes.admin.manuscript.check_manuscript import check_manuscript, check_page
from minutes.admin.manuscript.conflict import conflict_page, merged_text
from minutes.admin.manuscript.manuscript_api import keep_typed
from minutes.admin.manuscript.manuscript_changes import summary
from minutes.admin.manuscript.typed_manuscript import TypedManuscript, opened_now, sent_manuscript
from minutes.admin.meeting_page import meeting_page, render_meeting_page, typed_words, words_problem
from minutes.admin.review.walked_points import walk
from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.manuscript.save_manuscript import save_manuscript
from minutes.desk.manuscript.working_document import stored_document
from minutes.desk.workflow.autosaves import autosaves_of, drop_autosave, oldest_safe_revision, other_editors
from minutes.notation.writer import write
from minutes.revision import StaleRevision

UNCHANGED = "変わったところがないので、保存しませんでした。"
OPEN_STOPS = "まだ保存していません。下の印のところに答えるか、直してください。"


@meeting_page("minutes.view_meeting", post="minutes.change_meeting")
def manuscript_view(request, meeting):
    """GET shows the manuscript; POST checks it, saves it, or shows it again, as the pressed button says."""
    if request.method != "POST":
        return _open(request, meeting)
    if "walk" in request.POST:
        return _walk(request, meeting, sent_manuscript(request), request.POST["walk"])
    actions = {"save": _save, "confirm": _confirm, "edit": _edit_page, "merge": _merge, "discard": _discard}
    return actions.get(request.POST.get("do"), _check)(request, meeting, sent_manuscript(request))


def _open(request, meeting):
    """Shows the record as it stands, or the autosaved copy that the address names."""
    page_key = request.GET.get("copy", "")
    copy = next((copy for copy in autosaves_of(meeting, request.user) if copy.page == page_key), None)
    if copy:
        typed = TypedManuscript(copy.text, copy.revision, copy.opened_at, copy.page)
        return _edit_page(request, meeting, typed, copy=copy)
    typed = opened_now(meeting, write(stored_document(meeting)))
    if "point" in request.GET:
        return _walk(request, meeting, typed, request.GET["point"])
    return _edit_page(request, meeting, typed)


def _walk(request, meeting, typed, wanted):
    """Shows the text as it is typed, with a point of the review beside it. What is not saved is kept first."""
    checked = check_manuscript(meeting, typed.text, {})
    if request.method == "POST" and typed.opened_at and typed.text != write(checked.compared.rows.document):
        keep_typed(request, meeting, typed, timezone.now())
    points = walk(meeting, checked, typed.text, wanted)
    return _edit_page(request, meeting, typed, points=points)


def _discard(request, meeting, typed):
    drop_autosave(meeting=meeting, by=request.user, page=request.POST.get("copy", "")[:40])
    messages.info(request, "打ちかけを捨てました。保存した記録は変わっていません。")
    return HttpResponseRedirect(reverse("admin:minutes_meeting_manuscript", args=[meeting.pk]))


def _check(request, meeting, typed):
    if typed.seen_revision != meeting.revision:
        return conflict_page(request, meeting, typed)
    return check_page(request, meeting, typed, check_manuscript(meeting, typed.text, request.POST))


def _save(request, meeting, typed):
    """Saves at once what asks nothing and removes nothing; shows the check page of anything else."""
    checked = check_manuscript(meeting, typed.text, request.POST)
    if typed.seen_revision == meeting.revision and checked.can_be_saved_unseen:
        return _store(request, meeting, typed, checked, reason="")
    return _check(request, meeting, typed)


def _confirm(request, meeting, typed):
    """Saves what the check page has shown."""
    checked = check_manuscript(meeting, typed.text, request.POST)
    wrong_reason = words_problem(request, "reason")
    if wrong_reason:
        messages.error(request, f"変更の理由: {wrong_reason}")
    elif typed.seen_revision == meeting.revision and checked.can_be_saved:
        return _store(request, meeting, typed, checked, reason=typed_words(request, "reason"))
    elif typed.seen_revision == meeting.revision:
        messages.error(request, OPEN_STOPS)
    return _check(request, meeting, typed)


def _merge(request, meeting, typed):
    """Shows the check page of what was typed with what others changed meanwhile."""
    merged = opened_now(meeting, merged_text(request, meeting, typed), page_key=typed.page_key)
    return check_page(request, meeting, merged, check_manuscript(meeting, merged.text, {}))


def _store(request, meeting, typed, checked, reason):
    try:
        save_manuscript(
            compared=checked.compared, revision=typed.seen_revision, by=request.user, reason=reason
        )
    except StaleRevision:
        meeting.refresh_from_db()
        return _check(request, meeting, typed)
    except NotSaved as error:
        messages.error(request, str(error))
        return _check(request, meeting, typed)
    drop_autosave(meeting=meeting, by=request.user, page=typed.page_key)
    messages.success(request, summary(checked.compared) if checked.compared.changes_anything else UNCHANGED)
    address = reverse("admin:minutes_meeting_manuscript", args=[meeting.pk])
    return HttpResponseRedirect(f"{address}?saved={typed.page_key}")


def _edit_page(request, meeting, typed, copy=None, points=None):
    """Returns the page with the text; `copy` is the autosaved copy that it shows, `points` those of the review."""
    saved = request.GET.get("saved", "")
    shown = copy.page if copy else typed.page_key if points else ""
    copies = [other for other in autosaves_of(meeting, request.user) if other.page != shown]
    context = {
        "typed": typed,
        "copy": copy,
        "copies": copies,
        "walk": points,
        "others": other_editors(meeting, request.user, timezone.now()),
        "forgotten": oldest_safe_revision(meeting),
        "saved": saved if re.fullmatch(r"[0-9a-f]{8}", saved) else "",
        # What was sent, or kept, is stored nowhere yet: back from the check, or from signing in again.
        "is_unsaved": request.method == "POST" or copy is not None,
        "open_notes": notes_at_lines(request, meeting),
        "may_write": request.user.has_perm("minutes.change_meeting"),
    }
    return render_meeting_page(request, meeting, "admin/manuscript/manuscript.html", "原稿", **context)
