"""The records for which a step is awaited: sent back, to be approved, to be published. And how many there are of each."""

from collections import Counter

from django.contrib.auth.models import User
from django.db.models import Count

from minutes.admin.front.looking import Looking
from minutes.admin.front.open_notes import OpenNotes
from minutes.admin.front.waiting_parts import MOST_LINES, Line, Part, listed, page, with_rest
from minutes.desk.workflow.staged_meetings import underway
from minutes.desk.workflow.stages import Stage
from minutes.models import Step

RETURNED = Step.Kind.RETURNED
PUBLISHERS = "公開は、公開できる人が行います。"
# Each part: its name, the right to do what it waits for, what was done last, and the button with the page behind it.
NAMES = {RETURNED: "差戻し", Stage.CHECKING: "確認待ち", Stage.APPROVED: "公開待ち"}
RIGHTS = {RETURNED: "change_meeting", Stage.CHECKING: "approve_meeting", Stage.APPROVED: "publish_meeting"}
DONE = {RETURNED: "差し戻しました", Stage.CHECKING: "確認に回しました", Stage.APPROVED: "承認しました"}
BUTTONS = {
    RETURNED: ("見て直す", "steps"),
    Stage.CHECKING: ("見て承認する", "steps"),
    Stage.APPROVED: ("公開の画面へ", "publish"),
}
ONLY_TO_SEE = ("見る", "steps")


def counts_by_stage() -> Counter[str]:
    """Returns how many records underway are in each stage; those that were sent back are counted apart from the drafts."""
    counts: Counter[str] = Counter()
    for group in underway().order_by().values("stage", "step_kind").annotate(count=Count("pk")):
        counts[RETURNED if group["step_kind"] == RETURNED else group["stage"]] += group["count"]
    return counts


def step_parts(looking: Looking, notes: OpenNotes, counts: Counter[str]) -> list[Part]:
    """Returns 差戻し, 確認待ち, 公開待ち. Four queries."""
    waiting = {
        RETURNED: underway().filter(step_kind=RETURNED),
        Stage.CHECKING: underway().filter(stage=Stage.CHECKING),
        Stage.APPROVED: underway().filter(stage=Stage.APPROVED),
    }
    shown = {key: list(rows.order_by("-step_at", "-pk")[:MOST_LINES]) for key, rows in waiting.items()}
    people = User.objects.in_bulk({meeting.step_by for rows in shown.values() for meeting in rows})
    return [_part(key, rows, counts[key], people, looking, notes) for key, rows in shown.items()]


def _part(key, meetings, count, people, looking, notes) -> Part:
    is_mine = looking.may(RIGHTS[key])
    lines = []
    for meeting in meetings:
        who, when = looking.name(people.get(meeting.step_by)), looking.moment(meeting.step_at)
        others = PUBLISHERS if key == Stage.APPROVED and not is_mine else ""
        button, way = BUTTONS[key] if is_mine else ONLY_TO_SEE
        why = f"{who}が、{when} に{DONE[key]}。{notes.words(meeting.pk)}{others}"
        lines.append(Line(str(meeting), why, button, page(meeting.pk, way)))
    lines = with_rest(lines, count - len(lines), f"{NAMES[key]}の一覧", listed(stage=key))
    return Part(key, NAMES[key], count, lines, is_mine)
