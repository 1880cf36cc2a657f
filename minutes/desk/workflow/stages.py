"""The stages of a record, 下書き → 確認中 → 承認 → 公開: derived from the last step that somebody took and its revision.

Any later save takes an approval back.
"""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import TextChoices

from minutes.desk.mail.tell import tell
from minutes.desk.workflow.saves import has_saved_since, last_editor_id
from minutes.models import Meeting, Step, WaitingMail
from minutes.revision import hold_revision


class Stage(TextChoices):
    DRAFT = "draft", "下書き"
    CHECKING = "checking", "確認中"
    APPROVED = "approved", "承認"
    PUBLISHED = "published", "公開"


class StepRefused(Exception):
    """Why a step cannot be taken now, in words for the clerk."""


NOT_APPROVED = "まだ承認されていないので、公開できません。"
SAVED_SINCE = "承認の後に保存されたので、公開できません。もう一度、確認と承認をしてください。"
LAST_EDITOR = "最後に直した人は公開できない設定です。ほかの人が公開してください。"
LAST_EDITOR_APPROVES = "最後に直した人は承認できない設定です。ほかの人が承認してください。"

# The stage that a step leads to.
STAGE_OF_STEP = {
    Step.Kind.SENT: Stage.CHECKING,
    Step.Kind.RETURNED: Stage.DRAFT,
    Step.Kind.APPROVED: Stage.APPROVED,
    Step.Kind.PUBLISHED: Stage.PUBLISHED,
}
# The stages from which a step can be taken.
STAGES_BEFORE = {
    Step.Kind.SENT: {Stage.DRAFT},
    Step.Kind.RETURNED: {Stage.CHECKING, Stage.APPROVED},
    Step.Kind.APPROVED: {Stage.CHECKING},
}
# The steps after which somebody else has to do something.
TOLD = {Step.Kind.SENT: WaitingMail.Kind.SENT, Step.Kind.RETURNED: WaitingMail.Kind.RETURNED}


def stage_of(meeting: Meeting) -> Stage:
    """Returns the stage of a record. 承認 and 公開 hold for one revision; 確認中 outlasts the saves of whoever checks."""
    return stage_after(last_step(meeting), meeting.revision)


def stage_after(last: Step | None, revision: int) -> Stage:
    """Returns the stage of a record of this revision whose last step was `last`."""
    if last is None:
        return Stage.DRAFT
    stage = STAGE_OF_STEP[last.kind]
    lasting = stage not in {Stage.APPROVED, Stage.PUBLISHED} or last.revision == revision
    return stage if lasting else Stage.DRAFT


def last_step(meeting: Meeting) -> Step | None:
    return meeting.steps.exclude(kind=Step.Kind.WITHDRAWN).order_by("id").last()


@transaction.atomic
def take_step(
    *, meeting: Meeting, kind: str, revision: int, by, at: datetime.datetime, note: str = ""
) -> Step:
    """Sends the revision that was seen to be checked, sends it back, or approves it. Returns the step.

    `kind` is SENT, RETURNED or APPROVED. An approval says whether it is of something that the approver wrote himself.
    Raises StaleRevision, StepRefused.
    """
    hold_revision(meeting=meeting, revision=revision)
    stage = stage_of(Meeting.objects.get(pk=meeting.pk))
    if stage not in STAGES_BEFORE[kind]:
        raise StepRefused(f"いまは「{stage.label}」なので、「{Step.Kind(kind).label}」にはできません。")
    approves = kind == Step.Kind.APPROVED
    if approves and (why_not := why_not_approve(meeting, by)):
        raise StepRefused(why_not)
    if kind in TOLD:
        tell(kind=TOLD[kind], meeting=meeting, by=by, at=at)
    return Step.objects.create(
        meeting=meeting,
        kind=kind,
        revision=revision,
        by=by,
        at=at,
        note=note,
        own_changes=approves and has_saved_since(meeting, published_revision(meeting), by),
    )


def published_revision(meeting: Meeting) -> int:
    """Returns the revision of the record that was last published; -1, which is before all, where none was."""
    steps = meeting.steps.filter(kind=Step.Kind.PUBLISHED)
    newest = steps.order_by("-id").values_list("revision", flat=True).first()
    return -1 if newest is None else newest


def why_not_approve(meeting: Meeting, by) -> str:
    """Returns why this person may not approve the record as it is stored; empty where they may."""
    if settings.PUBLISHER_MAY_BE_LAST_EDITOR or last_editor_id(meeting) != by.pk:
        return ""
    return LAST_EDITOR_APPROVES


def note_published(*, meeting: Meeting, revision: int, by, at: datetime.datetime) -> Step:
    return Step.objects.create(meeting=meeting, kind=Step.Kind.PUBLISHED, revision=revision, by=by, at=at)


def why_not_publish(meeting: Meeting, by) -> str:
    """Returns why this person may not publish the record as it is stored; empty where they may."""
    last = last_step(meeting)
    if stage_after(last, meeting.revision) not in {Stage.APPROVED, Stage.PUBLISHED}:
        approved = last is not None and last.kind == Step.Kind.APPROVED
        return SAVED_SINCE if approved else NOT_APPROVED
    if not settings.PUBLISHER_MAY_BE_LAST_EDITOR and last_editor_id(meeting) == by.pk:
        return LAST_EDITOR
    return ""
