"""付せん: put on a block, answered, settled; they change no revision and stop nothing; sent back with a record in one step."""

import pytest
from django.test import override_settings

from minutes.desk.notes.line_notes import NoteRefused, answer_note, put_notes, settle_note
from minutes.desk.notes.send_back import send_back
from minutes.desk.rows.row_verbs import save_row
from minutes.desk.workflow.stages import Stage, StepRefused, stage_of, take_step
from minutes.models import LineNote, Meeting, Step, Utterance
from minutes.record import block_keys
from minutes.revision import StaleRevision
from tests.acts import approve_now, withdraw_now
from tests.builders import NOON, clerk, draft, published

pytestmark = pytest.mark.django_db


def put(meeting, text="句点が重なっています。", number=12, by=None, **values):
    meeting.refresh_from_db()
    how = {"revision": meeting.revision, "by": by or clerk(), "at": NOON} | values
    (note,) = put_notes(meeting=meeting, notes=[(block_keys.block(number), text)], **how)
    return note


def answer(note, text="直しました。", **values):
    how = {"revision": Meeting.objects.get(pk=note.meeting_id).revision, "by": clerk(), "at": NOON} | values
    return answer_note(note=note, text=text, **how)


def test_a_note_is_answered_and_settled_and_the_record_is_as_it_was():
    meeting, approver = draft(), clerk("taro")
    note = put(meeting, by=approver)
    answer(note)
    settle_note(note=note, by=approver, at=NOON)
    settle_note(note=note, by=clerk("hanako"), at=NOON)
    note.refresh_from_db()
    assert (note.block_key, [row.text for row in note.answers.all()]) == (
        block_keys.block(12),
        ["直しました。"],
    )
    assert note.settled_by == approver, "the first who settles it is kept"
    assert list(LineNote.objects.open()) == []
    assert Meeting.objects.get(pk=meeting.pk).revision == meeting.revision
    with pytest.raises(NoteRefused, match="もう片づいた付せんです"):
        answer(note)


def test_an_open_note_stops_no_step():
    meeting = draft()
    put(meeting)
    approve_now(meeting)
    assert stage_of(meeting) == Stage.APPROVED


def test_what_was_written_before_words_were_withdrawn_is_not_taken():
    meeting = published().meeting
    note, seen = put(meeting), meeting.revision
    withdraw_now(meeting, "u13")
    for write in (put, lambda meeting, **how: answer(note, **how)):
        with pytest.raises(NoteRefused, match="付せんは付けていません"):
            write(meeting, revision=seen)
        write(meeting)
    assert LineNote.objects.count() == 2


def test_a_record_is_sent_back_with_its_notes_or_not_at_all():
    meeting, by = draft(), clerk()
    take_step(meeting=meeting, kind=Step.Kind.SENT, revision=meeting.revision, by=by, at=NOON)
    notes = [(block_keys.block(12), "年を確かめてください。"), (block_keys.fact("venue"), "階は。")]
    how = {"meeting": meeting, "notes": notes, "by": by, "at": NOON}
    with pytest.raises(StaleRevision):
        send_back(revision=meeting.revision + 1, **how)
    assert LineNote.objects.count() == 0
    send_back(revision=meeting.revision, **how)
    assert (stage_of(meeting), [note.block for note in LineNote.objects.all()]) == (
        Stage.DRAFT,
        ["u12", "venue"],
    )
    with pytest.raises(StepRefused):
        send_back(revision=meeting.revision, **how)
    assert LineNote.objects.count() == 2


def approve(meeting, by):
    meeting.refresh_from_db()
    how = {"revision": meeting.revision, "by": by, "at": NOON}
    take_step(meeting=meeting, kind=Step.Kind.SENT, **how)
    return take_step(meeting=meeting, kind=Step.Kind.APPROVED, **how)


def edit(meeting, by):
    row = Utterance.objects.get(meeting=meeting, number=12)
    row.text += "直し。"
    meeting.refresh_from_db()
    save_row(row=row, revision=meeting.revision, by=by)


def test_an_approval_says_whether_it_is_of_something_that_the_approver_wrote():
    author, other = clerk(), clerk()
    assert approve(draft(by=author), author).own_changes
    meeting = draft(by=author, body="役員会")
    assert not approve(meeting, other).own_changes
    edit(meeting, other)
    edit(meeting, author)
    assert approve(meeting, other).own_changes, "not only what was saved last"


def test_what_was_written_before_the_last_edition_is_no_longer_ones_own():
    author = clerk()
    edition = published()
    edit(edition.meeting, author)
    how = {"revision": Meeting.objects.get().revision, "by": author, "at": NOON}
    Step.objects.create(meeting=edition.meeting, kind=Step.Kind.PUBLISHED, **how)
    edit(edition.meeting, clerk())
    assert not approve(edition.meeting, author).own_changes


def test_the_setting_that_keeps_the_last_editor_from_publishing_keeps_him_from_approving():
    meeting, author, other = draft(), clerk(), clerk()
    edit(meeting, author)
    with override_settings(PUBLISHER_MAY_BE_LAST_EDITOR=False):
        with pytest.raises(StepRefused, match="最後に直した人は承認できない設定です"):
            approve(meeting, author)
        take_step(meeting=meeting, kind=Step.Kind.APPROVED, revision=meeting.revision, by=other, at=NOON)
    assert stage_of(meeting) == Stage.APPROVED
