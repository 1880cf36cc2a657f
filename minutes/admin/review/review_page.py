"""校閲: the list of what a careful clerk would check, each with a box that says it was looked at."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.approval.shown_notes import notes_at_lines
from minutes.admin.meeting_page import meeting_page, render_meeting_page, seen_revision
from minutes.admin.review.finding_places import addresses_of_blocks, place_of, walk_address
from minutes.desk.handouts.list_handouts import list_handouts
from minutes.desk.review.acknowledgements import ReviewedFinding, acknowledge, review
from minutes.desk.review.fact_rules import NOT_LISTED
from minutes.desk.review.findings import Finding
from minutes.revision import StaleRevision

ALL = "*"
LISTED, ALREADY = "{}を配付資料に加えました。", "もう配付資料にあります。"
STALE = (
    "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。配付資料には何も加えていません。"
)


@meeting_page("minutes.view_meeting", post="minutes.change_meeting", related="body")
def review_view(request, meeting):
    """GET lists the findings; POST stores which of them were looked at, and lists a handout that is cited and not listed,
    or all of them, where the button says so. Nothing else of the record is changed."""
    reviewed = review(meeting)
    if request.method == "POST":
        keys = {row.finding.key for row in reviewed} & set(request.POST.getlist("seen"))
        acknowledge(meeting=meeting, keys=keys, by=request.user, at=timezone.now())
        if "list" in request.POST:
            _list_handouts(request, meeting, reviewed)
        else:
            messages.success(request, "「見た」の印を保存しました。会議録は変わっていません。")
        return HttpResponseRedirect(reverse("admin:minutes_meeting_review", args=[meeting.pk]))
    blocks = addresses_of_blocks(meeting)
    context = {
        "rows": [_shown(row, meeting, blocks) for row in reviewed],
        "open_notes": notes_at_lines(request, meeting),
        "missing": sum(bool(missing_handout(row.finding)) for row in reviewed),
        "seen_revision": meeting.revision,
        "may_list": _may_list(request),
        "waiting": sum(row.is_open for row in reviewed),
        "may_tally": meeting.answers.exists() and request.user.has_perm("minutes.view_tally"),
        "may_mark": request.user.has_perm("minutes.change_meeting"),
    }
    return render_meeting_page(request, meeting, "admin/review/review.html", "校閲", **context)


def _shown(row: ReviewedFinding, meeting, blocks) -> tuple:
    """Returns (finding, where it is settled, its place in the manuscript, the handout that it misses)."""
    finding = row.finding
    walked = walk_address(finding, meeting) if finding.line else ""
    return row, place_of(finding, meeting, blocks), walked, missing_handout(finding)


def _may_list(request) -> bool:
    return request.user.has_perm("minutes.change_meeting") and request.user.has_perm("minutes.add_handout")


def _list_handouts(request, meeting, reviewed):
    """Lists the handout of the button that was pressed, or all. Only what the review found is listed."""
    if not _may_list(request):
        raise PermissionDenied
    found = list(filter(None, (missing_handout(row.finding) for row in reviewed)))
    wanted = found if request.POST["list"] == ALL else [request.POST["list"]]
    try:
        rows = list_handouts(
            meeting=meeting,
            labels=[label for label in found if label in wanted],
            revision=seen_revision(request),
            by=request.user,
        )
    except StaleRevision:
        messages.error(request, STALE)
    else:
        labels = "、".join(row.label for row in rows)
        messages.success(request, LISTED.format(labels) if rows else ALREADY)


def missing_handout(finding: Finding) -> str:
    """Returns the label of the handout that a finding says is cited and not listed; "" for every other finding."""
    return finding.key.removeprefix(NOT_LISTED) if finding.key.startswith(NOT_LISTED) else ""
