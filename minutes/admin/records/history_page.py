"""The history of a whole record, save by save, and the restoring of a row that was removed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from minutes.admin.meeting_page import (
    meeting_page,
    render_meeting_page,
    seen_revision,
    typed_words,
    words_problem,
)
from minutes.admin.records.changesets import change_sets, saved_revisions
from minutes.admin.records.history_redaction import redact_for_all
from minutes.admin.records.record_admin import REMOVED_MEANWHILE
from minutes.desk.rows.restore_row import CannotRestore, restore_row
from minutes.models import Meeting
from minutes.revision import StaleRevision

SAVES_ON_A_PAGE = 20
STALE = REMOVED_MEANWHILE.replace("何も削除していません。", "何も戻していません。")


@meeting_page("minutes.view_meeting")
def changes_view(request, meeting):
    """Shows every save of a meeting's record, the newest first."""
    return _changes_page(request, meeting)


def _changes_page(request, meeting):
    page = Paginator(saved_revisions(meeting), SAVES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "sets": change_sets(request, meeting, list(page))}
    context["typed_reason"] = request.POST.get("reason", "")
    return render_meeting_page(request, meeting, "admin/records/changes.html", "変更の履歴", **context)


def restore_view(request, model, version):
    """POST restores the row whose removal the version records, then goes to the history of its meeting."""
    if not request.user.has_perm(f"minutes.add_{model._meta.model_name}"):
        raise PermissionDenied
    removal = get_object_or_404(model.history, pk=version)
    meeting = Meeting.objects.filter(pk=removal.meeting_id).first()
    if meeting is None:
        raise Http404("この会議はもうありません。")
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    wrong_reason = words_problem(request, "reason")
    if wrong_reason:
        messages.error(request, wrong_reason)
        return _changes_page(request, meeting)
    reason = typed_words(request, "reason")
    redact_for_all([removal])  # words that were withdrawn since the row was removed do not come back with it
    try:
        row = restore_row(version=removal, revision=seen_revision(request), by=request.user, reason=reason)
    except StaleRevision:
        messages.error(request, STALE)
    except CannotRestore as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{model._meta.verbose_name} #{row.number} を戻しました。")
    return HttpResponseRedirect(reverse("admin:minutes_meeting_changes", args=[meeting.pk]))
