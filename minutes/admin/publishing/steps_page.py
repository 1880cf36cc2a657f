"""段階: the steps 下書き → 確認中 → 承認 → 公開 as buttons, and the list of those that were taken, with by whom."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.meeting_page import (
    meeting_page,
    render_meeting_page,
    seen_revision,
    sign_problem,
    typed_words,
)
from minutes.desk.workflow.stages import STAGES_BEFORE, StepRefused, stage_of, take_step, why_not_publish
from minutes.models import Step
from minutes.revision import StaleRevision

SAVED_MEANWHILE = "この画面を開いた後に保存されたので、何もしていません。内容を見て、もう一度押してください。"
BUTTONS = {
    Step.Kind.SENT: "確認に回す",
    Step.Kind.APPROVED: "承認する",
    Step.Kind.RETURNED: "下書きに戻す",
}
# The rights for each step; any one of them is enough.
RIGHTS = {
    Step.Kind.SENT: ("minutes.change_meeting",),
    Step.Kind.APPROVED: ("minutes.approve_meeting",),
    Step.Kind.RETURNED: ("minutes.change_meeting", "minutes.approve_meeting"),
}


@meeting_page("minutes.view_meeting")
def steps_view(request, meeting):
    """GET shows the stage and the steps taken so far; POST takes the step of the pressed button."""
    wrong_note = sign_problem(request, "note") if request.method == "POST" else ""
    if wrong_note:
        messages.error(request, wrong_note)
    elif request.method == "POST":
        _take(request, meeting)
        return HttpResponseRedirect(reverse("admin:minutes_meeting_steps", args=[meeting.pk]))
    stage = stage_of(meeting)
    context = {
        "stage": stage,
        "note": request.POST.get("note", ""),
        "buttons": [
            (kind, name)
            for kind, name in BUTTONS.items()
            if stage in STAGES_BEFORE[kind] and _may(request.user, kind)
        ],
        "steps": list(meeting.steps.select_related("by").order_by("-id")),
        "can_publish": request.user.has_perm("minutes.publish_meeting"),
        "why_not": why_not_publish(meeting, request.user),
        "is_nav_sidebar_enabled": False,
    }
    return render_meeting_page(request, meeting, "admin/publishing/steps.html", "段階", **context)


def _take(request, meeting):
    kind = request.POST.get("kind", "")
    if kind not in BUTTONS or not _may(request.user, kind):
        raise PermissionDenied
    note = typed_words(request, "note")
    try:
        step = take_step(
            meeting=meeting,
            kind=kind,
            revision=seen_revision(request),
            by=request.user,
            at=timezone.now(),
            note=note,
        )
    except StaleRevision:
        messages.error(request, SAVED_MEANWHILE)
    except StepRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{step.get_kind_display()}ことを記録しました。")


def _may(user, kind) -> bool:
    return any(user.has_perm(right) for right in RIGHTS[kind])
