"""段階: 下書き → 確認中 → 承認 → 公開, by buttons; every step that was taken, by whom."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from minutes.admin.manuscript.manuscript_frame import frame, typed_in
from minutes.desk.workflow.stages import STAGES_BEFORE, StepRefused, stage_of, take_step, why_not_publish
from minutes.models import Meeting, Step
from minutes.notation.document import UNWRITABLE
from minutes.revision import StaleRevision

SAVED_MEANWHILE = "この画面を開いた後に保存されたので、何もしていません。内容を見て、もう一度押してください。"
BUTTONS = {
    Step.Kind.SENT: "確認に回す",
    Step.Kind.APPROVED: "承認する",
    Step.Kind.RETURNED: "下書きに戻す",
}
# Any one of these is enough.
RIGHTS = {
    Step.Kind.SENT: ("minutes.change_meeting",),
    Step.Kind.APPROVED: ("minutes.approve_meeting",),
    Step.Kind.RETURNED: ("minutes.change_meeting", "minutes.approve_meeting"),
}


def steps_view(request, pk):
    """GET shows the stage and the steps so far; POST takes the step of the pressed button."""
    if not request.user.has_perm("minutes.view_meeting"):
        raise PermissionDenied
    meeting = get_object_or_404(Meeting, pk=pk)
    if request.method == "POST":
        _take(request, meeting)
        return HttpResponseRedirect(reverse("admin:minutes_meeting_steps", args=[pk]))
    stage = stage_of(meeting)
    context = frame(request, meeting, "段階") | {
        "buttons": [
            (kind, name)
            for kind, name in BUTTONS.items()
            if stage in STAGES_BEFORE[kind] and _may(request.user, kind)
        ],
        "steps": list(meeting.steps.select_related("by").order_by("-id")),
        "can_publish": request.user.has_perm("minutes.publish_meeting"),
        "why_not": why_not_publish(meeting, request.user),
    }
    return TemplateResponse(request, "admin/publishing/steps.html", context)


def _take(request, meeting):
    kind = request.POST.get("kind", "")
    if kind not in BUTTONS or not _may(request.user, kind):
        raise PermissionDenied
    note = UNWRITABLE.sub("", request.POST.get("note", "")).strip()[:500]
    try:
        step = take_step(
            meeting=meeting,
            kind=kind,
            revision=typed_in(request).seen,
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
