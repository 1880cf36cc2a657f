"""確認・承認: the whole record as it will look, what changed in it, the notes on its lines, and the steps
下書き → 確認中 → 承認 → 公開 as buttons, with the list of those that were taken and by whom."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.approval.note_deeds import DEEDS, do_deed
from minutes.admin.approval.readable_words import readable_words
from minutes.admin.approval.record_changes import load_changes
from minutes.admin.approval.shown_notes import shown_notes
from minutes.admin.approval.shown_record import shown_blocks
from minutes.admin.approval.steps_taken import steps_taken
from minutes.admin.approval.typed_notes import NoteNotRead, TypedNote, read_lines
from minutes.admin.meeting_page import (
    meeting_page,
    render_meeting_page,
    seen_revision,
    typed_words,
    words_problem,
)
from minutes.desk.notes.line_notes import NoteRefused
from minutes.desk.notes.send_back import send_back
from minutes.desk.review.acknowledgements import review
from minutes.desk.workflow.stages import (
    STAGES_BEFORE,
    StepRefused,
    stage_of,
    take_step,
    why_not_approve,
    why_not_publish,
)
from minutes.models import Step
from minutes.publication.editions.snapshot import record_of
from minutes.record import block_keys
from minutes.record.block_keys import FACT
from minutes.record.block_locations import block_locations
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
ONLY_CHANGED = "changed"


@meeting_page("minutes.view_meeting", related="body__secretariat")
def steps_view(request, meeting):
    """GET shows the record and the steps taken so far; POST takes the step of the pressed button, or puts, answers or
    settles a note. What was typed and not taken comes back with the page."""
    typed = None
    if request.method == "POST" and request.POST.get("do") in DEEDS:
        anchor, typed = do_deed(request, meeting)
        if typed is None:
            shown = f"?show={ONLY_CHANGED}" if _shows_only_changed(request) else ""
            return HttpResponseRedirect(f"{_address(meeting)}{shown}#{anchor}")
    elif request.method == "POST" and _take(request, meeting):
        return HttpResponseRedirect(_address(meeting))
    return _page(request, meeting, typed)


def _address(meeting) -> str:
    return reverse("admin:minutes_meeting_steps", args=[meeting.pk])


def _shows_only_changed(request) -> bool:
    return request.GET.get("show") == ONLY_CHANGED


def _page(request, meeting, typed: TypedNote | None):
    readable = readable_words(request, meeting)
    changes, notes = load_changes(request, meeting, readable), shown_notes(meeting, readable)
    reviewed = review(meeting)
    blocks = shown_blocks(changes, notes, reviewed)
    stage, keys = stage_of(meeting), {block.key for block in blocks}
    buttons = _buttons(request.user, stage)
    # Only whoever may approve now is told what an approval of his would cover.
    approves = any(kind == Step.Kind.APPROVED for kind, _ in buttons)
    own = [block for block in blocks if block.key in changes.own] if approves else []
    only_changed = _shows_only_changed(request)
    context = {
        "stage": stage,
        "changes": changes,
        "blocks": [block for block in blocks if block.is_to_see] if only_changed else blocks,
        "changed": [block for block in blocks if block.since_edition],
        "changed_since_seen": [block for block in blocks if block.since_seen],
        "own": own,
        "own_is_all": own == [block for block in blocks if block.key.kind != FACT] and own != [],
        "findings": [(row, str(block_keys.block(row.finding.number))) for row in reviewed if row.is_open],
        "notes": notes,
        "open_notes": [note for note in notes if note.is_open],
        "notes_elsewhere": [note for note in notes if note.key not in keys],
        "typed": typed,
        "only_changed": only_changed,
        "note": request.POST.get("note", ""),
        "lines": request.POST.get("lines", ""),
        "buttons": buttons,
        "steps": steps_taken(meeting, readable),
        "can_publish": request.user.has_perm("minutes.publish_meeting"),
        "why_not": why_not_publish(meeting, request.user),
        "why_not_approve": why_not_approve(meeting, request.user),
    }
    return render_meeting_page(request, meeting, "admin/approval/steps.html", "確認・承認", **context)


def _buttons(user, stage) -> list[tuple[str, str]]:
    return [
        (kind, name) for kind, name in BUTTONS.items() if stage in STAGES_BEFORE[kind] and _may(user, kind)
    ]


def _take(request, meeting) -> bool:
    """Takes the step of the pressed button; returns whether the page may forget what was typed."""
    kind = request.POST.get("kind", "")
    if kind not in BUTTONS or not _may(request.user, kind):
        raise PermissionDenied
    if wrong_note := words_problem(request, "note"):
        messages.error(request, wrong_note)
        return False
    try:
        step = _step(request, meeting, kind)
    except StaleRevision:
        messages.error(request, SAVED_MEANWHILE)
        meeting.refresh_from_db()
    except (StepRefused, NoteRefused, NoteNotRead) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{step.get_kind_display()}ことを記録しました。")
        return True
    return False


def _step(request, meeting, kind) -> Step:
    how = {
        "meeting": meeting,
        "revision": seen_revision(request),
        "by": request.user,
        "at": timezone.now(),
        "note": typed_words(request, "note"),
    }
    lines = request.POST.get("lines", "")
    if kind != Step.Kind.RETURNED or not lines.strip():
        return take_step(kind=kind, **how)
    return send_back(notes=read_lines(lines, block_locations(record_of(meeting))), **how)


def _may(user, kind) -> bool:
    return any(user.has_perm(right) for right in RIGHTS[kind])
