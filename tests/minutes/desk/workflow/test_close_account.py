"""An account that is closed hands on what it had to go on with; its name stays on all that it wrote; its sessions end."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from minutes.admin.accounts.account_admin import has_acted
from minutes.desk.notes.line_notes import put_notes, settle_note
from minutes.desk.rows.row_verbs import save_row
from minutes.desk.workflow.autosaves import autosaves_of, keep_autosave
from minutes.desk.workflow.close_account import CloseRefused, close_account
from minutes.desk.workflow.last_editors import last_editors
from minutes.desk.workflow.open_work import open_notes, open_work
from minutes.desk.workflow.staged_meetings import underway
from minutes.desk.workflow.stages import take_step
from minutes.models import Autosave, HandOver, LineNote, Meeting, Step, Utterance, WaitingFile
from minutes.record import block_keys
from tests.acts import withdraw_now
from tests.builders import NOON, clerk, draft, publish_now, published
from tests.minutes.mailing.people import person

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(days=1)


def meeting_of(day, by):
    return draft(
        f"■ 会議名\n第{day}回の会議\n\n■ 日時\n令和8年9月{day}日\n\n■ 開会\n\n開会した。\n",
        by=by,
        body="総会",
    )


def put(meeting, by, number=1):
    notes = [(block_keys.block(number), "句点が重なっています。")]
    (note,) = put_notes(meeting=meeting, notes=notes, revision=meeting.revision, by=by, at=NOON)
    return note


def type_(meeting, by, page="0123abcd", text="打ちかけの言葉", **values):
    how = {"revision": meeting.revision, "opened_at": NOON, "at": NOON}
    return keep_autosave(meeting=meeting, by=by, page=page, text=text, **how | values)


def send(meeting, by):
    meeting.refresh_from_db()
    take_step(meeting=meeting, kind=Step.Kind.SENT, revision=meeting.revision, by=by, at=NOON)


def put_file(meeting, by, digest="a" * 64):
    how = {"name": "資料1.pdf", "digest": digest, "type": "application/pdf", "size": 9, "at": NOON}
    return WaitingFile.objects.create(meeting=meeting, by=by, **how)


@pytest.fixture
def leaver():
    """Has two drafts, an open note beside one that is settled, words that were typed, and a file."""
    account = person("leaver", "編集", last_name="前田")
    first, _ = meeting_of(1, account), meeting_of(2, account)
    put(first, account)
    settle_note(note=put(first, account), by=account, at=NOON)
    type_(first, account)
    type_(first, account, page="empty", text=None)
    put_file(first, account)
    return account


def close(account, heir=None):
    return close_account(account=account, heir=heir, by=clerk(), at=LATER)


def test_what_an_account_has_to_go_on_with_is_counted(leaver):
    other = person("other", "編集")
    third = meeting_of(3, leaver)
    row = Utterance.objects.get(meeting=third)
    row.text = "開会を宣した。"
    save_row(row=row, revision=0, by=other)
    work = open_work(leaver)
    assert str(work) == "下書き2件、付せん1件、打ちかけ1件、確かめ待ちのファイル1件"
    assert [meeting.title for meeting in work.drafts] == ["第2回の会議", "第1回の会議"], (
        "the third is other's by now"
    )
    assert (str(open_work(other)), bool(open_work(person("new", "編集")))) == ("下書き1件", False)


def test_records_that_are_sent_wait_for_whoever_may_approve(leaver):
    approver = person("approver", "承認")
    send(Meeting.objects.get(title="第1回の会議"), leaver)
    assert str(open_work(approver)) == "確認を待つ会議録1件"
    assert len(open_work(leaver).drafts) == 1


def test_closing_with_open_work_and_no_heir_is_refused_with_the_counts(leaver):
    with pytest.raises(CloseRefused) as refused:
        close(leaver)
    assert str(refused.value) == (
        "このアカウントには、続きのある仕事があります（下書き2件、付せん1件、打ちかけ1件、"
        "確かめ待ちのファイル1件）。引き継ぐ人を選んでください。まだ閉じていません。"
    )
    leaver.refresh_from_db()
    assert (leaver.is_active, HandOver.objects.count()) == (True, 0)


@pytest.mark.parametrize("heir", ["leaver", "closed", "outside", "approver", "reader"])
def test_an_heir_is_another_open_account_that_may_do_it(leaver, heir):
    person("closed", "編集", is_active=False)
    User.objects.filter(pk=person("outside", "編集").pk).update(is_staff=False)
    person("approver", "承認"), person("reader")
    with pytest.raises(CloseRefused, match="まだ閉じていません"):
        close(leaver, User.objects.get(username=heir))
    assert User.objects.get(username="leaver").is_active


def test_checks_need_an_heir_who_may_approve(leaver):
    approver = person("approver", "承認")
    send(Meeting.objects.get(title="第1回の会議"), leaver)
    with pytest.raises(CloseRefused, match="確認を待つ会議録は、選んだ人には承認ができないので"):
        close(approver, person("writer", "編集"))
    assert str(close(approver, person("second", "承認"))) == "確認を待つ会議録1件"


def test_all_of_it_passes_to_the_heir_and_the_old_name_stays(leaver):
    heir = person("heir", "編集")
    histories = {
        model: list(model.history.values_list("history_id", "history_user_id", "history_date"))
        for model in (Meeting, Utterance)
    }
    close(leaver, heir)
    rows = HandOver.objects.order_by("meeting__title").values_list(
        "meeting__title", "task", "before", "to", "at"
    )
    assert list(rows) == [(f"第{day}回の会議", "draft", leaver.pk, heir.pk, LATER) for day in (1, 2)]
    assert str(open_work(heir)) == "下書き2件、付せん1件、打ちかけ1件、確かめ待ちのファイル1件"
    assert {
        model: list(model.history.values_list("history_id", "history_user_id", "history_date"))
        for model in histories
    } == histories
    notes = LineNote.objects.order_by("id").values_list("by__username", "handed_to__username")
    assert list(notes) == [("leaver", "heir"), ("leaver", None)], "what is settled is nobody's task"
    leaver.refresh_from_db()
    assert (leaver.is_active, has_acted(leaver)) == (False, True)


def test_the_unsaved_words_stay_readable_for_the_heir_with_the_name_of_who_typed_them(leaver):
    heir = person("heir", "編集")
    close(leaver, heir)
    meeting = Meeting.objects.get(title="第1回の会議")
    (copy,) = autosaves_of(meeting, heir)
    assert (copy.text, copy.typed_by, copy.page) == ("打ちかけの言葉", leaver, "0123abcd")
    withdrawn = published().meeting
    type_(withdrawn, heir)
    withdraw_now(withdrawn, "u12")
    assert autosaves_of(withdrawn, heir) == []


def test_a_withdrawal_reaches_what_was_handed_on():
    """Autosaves go, and notes are masked, whoever has them."""
    leaver, heir = person("leaver", "編集"), person("heir", "編集")
    meeting = published(by=leaver).meeting
    note = put(meeting, leaver, number=12)
    type_(meeting, leaver, text="十日と決めている。")
    close(leaver, heir)
    withdraw_now(meeting, "u12")
    note.refresh_from_db()
    assert (note.text, note.handed_to) == ("［取消し12-1］", heir)
    assert not Autosave.objects.exists()


def test_what_was_taken_over_passes_on_again_and_the_first_name_stays(leaver):
    second, third = person("second", "編集"), person("third", "編集")
    close(leaver, second)
    close_account(account=second, heir=third, by=leaver, at=LATER)
    assert str(open_work(third)) == "下書き2件、付せん1件、打ちかけ1件、確かめ待ちのファイル1件"
    assert Autosave.objects.get(by=third).typed_by == leaver
    assert [note.by.username for note in open_notes(third)] == ["leaver"]


def test_a_record_that_was_published_since_is_no_task_any_more():
    leaver, heir = person("leaver", "編集"), person("heir", "編集")
    meeting = draft(by=leaver)
    close(leaver, heir)
    assert str(open_work(heir)) == "下書き1件"
    publish_now(meeting, at=LATER + datetime.timedelta(days=1))
    row = Utterance.objects.get(meeting=meeting, number=13)
    row.text = "当町は三か月を要する。"
    meeting.refresh_from_db()
    save_row(row=row, revision=meeting.revision, by=person("other", "編集"))
    assert str(open_work(heir)) == "なし"


def test_a_file_that_the_heir_has_put_too_waits_once(leaver):
    heir = person("heir", "編集")
    meeting = Meeting.objects.get(title="第1回の会議")
    put_file(meeting, heir)
    put_file(meeting, leaver, digest="b" * 64)
    close(leaver, heir)
    assert sorted(WaitingFile.objects.values_list("digest", "by__username")) == [
        ("a" * 64, "heir"),
        ("b" * 64, "heir"),
    ]


def test_an_account_without_work_is_closed_without_an_heir():
    account = person("reader")
    assert not close(account)
    account.refresh_from_db()
    assert not account.is_active


def test_the_sessions_of_the_account_end_at_once_and_no_others(leaver):
    heir = person("heir", "編集")
    here, there, hers = Client(), Client(), Client()
    here.force_login(leaver), there.force_login(leaver), hers.force_login(heir)
    close(leaver, heir)
    assert [browser.get("/admin/").status_code for browser in (here, there, hers)] == [302, 302, 200]
    User.objects.filter(pk=leaver.pk).update(is_active=True)
    assert here.get("/admin/").status_code == 302, "the session is gone, and not only shut"


def test_last_editors_are_those_of_the_newest_history():
    first, second = person("first", "編集"), person("second", "編集")
    meetings = [meeting_of(1, first), meeting_of(2, second), meeting_of(3, first)]
    row = Utterance.objects.get(meeting=meetings[2])
    row.text = "開会を宣した。"
    save_row(row=row, revision=0, by=second)
    assert last_editors(meetings) == {
        meetings[0].pk: first.pk,
        meetings[1].pk: second.pk,
        meetings[2].pk: second.pk,
    }


@pytest.mark.parametrize("records", [1, 3])
def test_what_it_asks_of_the_database_is_fixed(records, django_assert_num_queries):
    leaver, heir = person("leaver", "編集"), person("heir", "編集")
    manager = clerk()
    for day in range(1, records + 1):
        meeting = meeting_of(day, leaver)
        put(meeting, leaver)
        type_(meeting, leaver)
        put_file(meeting, leaver)
    # The account, records underway, their last editors (12), what was taken over, the right (2), notes, copies, files.
    with django_assert_num_queries(20):
        open_work(User.objects.filter(pk=leaver.pk).first())
    with django_assert_num_queries(32):
        close_account(account=leaver, heir=User.objects.filter(pk=heir.pk).first(), by=manager, at=LATER)
    assert underway().count() == records
