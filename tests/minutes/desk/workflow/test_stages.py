"""下書き → 確認中 → 承認 → 公開: each step of a revision; any later save takes an approval back."""

import pytest
from django.contrib.auth.models import Group
from django.test import override_settings

from minutes.desk.rows.row_verbs import save_row
from minutes.desk.workflow.stages import (
    Stage,
    StepRefused,
    note_published,
    stage_of,
    take_step,
    why_not_publish,
)
from minutes.models import Meeting, Utterance
from minutes.revision import StaleRevision
from tests.builders import NOON, clerk, draft

pytestmark = pytest.mark.django_db


def take(meeting, *kinds, by=None):
    meeting.refresh_from_db()
    for kind in kinds:
        take_step(meeting=meeting, kind=kind, revision=meeting.revision, by=by or clerk(), at=NOON)
    return stage_of(meeting)


def edit(meeting, by):
    row = Utterance.objects.get(meeting=meeting, number=12)
    row.text += "直し。"
    meeting.refresh_from_db()
    save_row(row=row, revision=meeting.revision, by=by)
    meeting.refresh_from_db()


def test_the_way_to_publication():
    meeting, by = draft(), clerk()
    assert stage_of(meeting) == Stage.DRAFT
    assert take(meeting, "sent") == Stage.CHECKING
    assert take(meeting, "approved") == Stage.APPROVED
    assert why_not_publish(meeting, by) == ""
    note_published(meeting=meeting, revision=meeting.revision, by=by, at=NOON)
    assert stage_of(meeting) == Stage.PUBLISHED
    edit(meeting, by)
    assert stage_of(meeting) == Stage.DRAFT


def test_a_save_takes_the_approval_back_and_the_check_goes_on_through_saves():
    meeting, by = draft(), clerk()
    take(meeting, "sent")
    edit(meeting, by)
    assert stage_of(meeting) == Stage.CHECKING
    assert take(meeting, "approved") == Stage.APPROVED
    edit(meeting, by)
    assert stage_of(meeting) == Stage.DRAFT
    assert why_not_publish(meeting, by) == (
        "承認の後に保存されたので、公開できません。もう一度、確認と承認をしてください。"
    )


def test_an_approval_of_what_was_not_seen_is_refused():
    meeting, by = draft(), clerk()
    take(meeting, "sent")
    seen = meeting.revision
    edit(meeting, by)
    with pytest.raises(StaleRevision):
        take_step(meeting=meeting, kind="approved", revision=seen, by=by, at=NOON)


@pytest.mark.parametrize(
    ("before", "step"),
    [([], "approved"), ([], "returned"), (["sent"], "sent"), (["sent", "approved"], "approved")],
)
def test_steps_are_taken_in_their_order(before, step):
    meeting = draft()
    take(meeting, *before)
    with pytest.raises(StepRefused):
        take(meeting, step)


def test_sent_back_it_is_a_draft():
    meeting = draft()
    assert take(meeting, "sent", "returned") == Stage.DRAFT
    assert take(meeting, "sent", "approved", "returned") == Stage.DRAFT


def test_the_last_editor_may_be_kept_from_publishing():
    meeting, editor = draft(), clerk()
    edit(meeting, editor)
    take(meeting, "sent", "approved")
    assert why_not_publish(meeting, editor) == ""
    with override_settings(PUBLISHER_MAY_BE_LAST_EDITOR=False):
        assert why_not_publish(meeting, clerk()) == ""
        assert why_not_publish(meeting, editor) == (
            "最後に直した人は公開できない設定です。ほかの人が公開してください。"
        )


def test_the_three_groups_may_do_what_their_names_say():
    rights = {
        group.name: {
            codename
            for codename in group.permissions.values_list("codename", flat=True)
            if "meeting" in codename
        }
        for group in Group.objects.all()
    }
    assert rights == {
        "編集": {"view_meeting", "add_meeting", "change_meeting", "delete_meeting"},
        "承認": {"view_meeting", "approve_meeting", "publish_meeting"},
        "管理": {"view_meeting", "withdraw_meeting", "retract_meeting", "erase_meeting"},
    }
    assert Meeting.objects.count() == 0


def test_the_groups_know_readers_reports():
    rights = {
        group.name: sorted(
            group.permissions.filter(codename__regex="readerreport|correctionnote").values_list(
                "codename", flat=True
            )
        )
        for group in Group.objects.all()
    }
    assert rights == {
        "編集": ["change_readerreport", "view_correctionnote", "view_readerreport"],
        "承認": ["view_correctionnote", "view_readerreport"],
        "管理": ["view_correctionnote", "view_readerreport"],
    }
