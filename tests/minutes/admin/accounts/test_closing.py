"""Closing an account in its form: the counts are shown before, an heir is asked for, what was handed on is said and shown."""

import pytest
from django.contrib.auth.models import Group, User

from minutes.desk.notes.line_notes import put_notes
from minutes.desk.workflow.autosaves import keep_autosave
from minutes.models import HandOver
from minutes.record import block_keys
from tests.builders import NOON, draft
from tests.minutes.mailing.people import person

pytestmark = pytest.mark.django_db
COUNTS = "下書き1件、付せん1件、打ちかけ1件"


@pytest.fixture
def leaver(client):
    """Has a draft, a note and unsaved words; somebody of 管理 is signed in."""
    account = person("leaver", "編集", last_name="前田", first_name="一")
    meeting = draft(by=account)
    note = [(block_keys.block(12), "句点が重なっています。")]
    put_notes(meeting=meeting, notes=note, revision=0, by=account, at=NOON)
    how = {"revision": 0, "opened_at": NOON, "at": NOON}
    keep_autosave(meeting=meeting, by=account, page="0123abcd", text="打ちかけの言葉", **how)
    client.force_login(person("manager", "管理"))
    return account


def form_of(account, **values):
    groups = list(Group.objects.filter(user=account).values_list("pk", flat=True))
    names = {name: getattr(account, name) for name in ("username", "last_name", "first_name")}
    return names | {"groups": groups} | values


def change(client, account, **values):
    return client.post(
        f"/admin/auth/user/{account.pk}/change/", form_of(account, **values), follow=True
    ).content.decode()


def test_the_form_shows_the_counts_before(client, leaver):
    page = client.get(f"/admin/auth/user/{leaver.pk}/change/").content.decode()
    assert COUNTS in page
    assert "引き継ぐ人" in page


def test_without_an_heir_it_is_refused_and_the_counts_are_said(client, leaver):
    page = change(client, leaver)
    assert f"このアカウントには、続きのある仕事があります（{COUNTS}）。引き継ぐ人を選んでください。" in page
    assert "閉じたアカウントです" not in page
    leaver.refresh_from_db()
    assert leaver.is_active


def test_an_heir_takes_it_over_and_sees_it_on_the_first_page_and_at_its_places(client, leaver):
    heir = person("heir", "編集", last_name="後藤")
    page = change(client, leaver, heir=heir.pk)
    assert f"アカウントを閉じました。引き継いだもの：{COUNTS}。" in page
    leaver.refresh_from_db()
    assert not leaver.is_active
    closed = client.get(f"/admin/auth/user/{leaver.pk}/change/").content.decode()
    assert "ありません（閉じたアカウントです）。" in closed
    client.force_login(heir)
    front = client.get("/admin/").content.decode()
    meeting = HandOver.objects.get().meeting
    for said in (
        "下書きを前田 一から引き継ぎました",
        "前田 一の付せんを引き継ぎました",
        "前田 一が打ったもの",
    ):
        assert said in front
    manuscript = client.get(f"/admin/minutes/meeting/{meeting.pk}/manuscript/").content.decode()
    assert "の打ちかけを開く</a>（前田 一から引き継いだもの）" in manuscript
    opened = client.get(f"/admin/minutes/meeting/{meeting.pk}/manuscript/?copy=0123abcd").content.decode()
    assert ("打ちかけの言葉" in opened, "前田 一の打った" in opened) == (True, True)
    steps = client.get(f"/admin/minutes/meeting/{meeting.pk}/steps/").content.decode()
    assert "<b>前田 一</b>（後藤（あなた）に引き継ぎ）" in steps


def test_who_may_do_nothing_with_it_is_refused(client, leaver):
    approver = person("approver", "承認")
    assert "選んだ人には直すことができないので、引き継げません。" in change(client, leaver, heir=approver.pk)
    assert User.objects.get(pk=leaver.pk).is_active


def test_other_changes_ask_for_no_heir(client, leaver):
    change(client, leaver, is_active="on", email="new@example.jp")
    leaver.refresh_from_db()
    assert (leaver.is_active, leaver.email) == (True, "new@example.jp")
    User.objects.filter(pk=leaver.pk).update(is_active=False)
    change(client, leaver, email="newer@example.jp")
    leaver.refresh_from_db()
    assert (leaver.is_active, leaver.email, HandOver.objects.count()) == (False, "newer@example.jp", 0)
    change(client, leaver, is_active="on")
    assert User.objects.get(pk=leaver.pk).is_active
