"""The steps as buttons, and who is offered which; what is saved after the approval is not published."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from minutes.models import Edition, Utterance
from tests.minutes.admin.manuscript.manuscripts import address, open_page, press

pytestmark = pytest.mark.django_db


def member(group):
    user = User.objects.create_user(f"of-{group}", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def buttons(client, meeting):
    return [name for _, name in client.get(address(meeting, "steps")).context["buttons"]]


def take(client, meeting, kind, seen=0, **fields):
    sent = {"kind": kind, "seen_revision": seen} | fields
    answer = client.post(address(meeting, "steps"), sent, follow=True)
    return [str(message) for message in answer.context["messages"]]


def publish(client, meeting, seen=0):
    form = {"seen_revision": seen, "status": "final", "reason": ""}
    return client.post(address(meeting, "publish"), form)


def test_each_is_offered_what_is_theirs(client, meeting):
    editing, approving = member("編集"), member("承認")
    client.force_login(editing)
    assert buttons(client, meeting) == ["確認に回す"]
    assert take(client, meeting, "sent", note="資料2も見てください") == ["確認に回したことを記録しました。"]
    assert buttons(client, meeting) == ["下書きに戻す"]
    assert client.post(address(meeting, "steps"), {"kind": "approved", "seen_revision": 0}).status_code == 403
    client.force_login(approving)
    assert buttons(client, meeting) == ["承認する", "下書きに戻す"]
    assert take(client, meeting, "approved") == ["承認したことを記録しました。"]
    assert press(client, open_page(client, meeting), "save").status_code == 403
    assert publish(client, meeting).status_code == 302
    assert Edition.objects.count() == 1
    history = client.get(reverse("admin:minutes_meeting_history", args=[meeting.pk])).content.decode()
    assert [word in history for word in ("確認に回した", "資料2も見てください", "承認した", "公開した")] == [
        True
    ] * 4


def test_without_approval_nothing_is_published(client, meeting):
    assert (
        "まだ承認されていないので、公開できません。"
        in client.get(address(meeting, "publish")).content.decode()
    )
    assert "まだ承認されていないので、公開できません。" in publish(client, meeting).content.decode()
    assert not Edition.objects.exists()


def test_an_edit_saved_after_the_approval_is_not_published(client, meeting):
    take(client, meeting, "sent")
    take(client, meeting, "approved")
    page = open_page(client, meeting)
    press(client, page, "save", page["manuscript"].replace("十日と", "四日と"))
    for seen in (0, 1):
        assert "承認の後に保存されたので、公開できません。" in publish(client, meeting, seen).content.decode()
    assert not Edition.objects.exists()
    assert Utterance.objects.get(number=12).text == "四日と決めている。"


def test_a_step_on_an_old_state_is_not_taken(client, meeting):
    page = open_page(client, meeting)
    press(client, page, "save", page["manuscript"].replace("十日と", "四日と"))
    assert take(client, meeting, "sent", seen=0)[-1] == (
        "この画面を開いた後に保存されたので、何もしていません。内容を見て、もう一度押してください。"
    )
    assert meeting.steps.count() == 0


@pytest.mark.parametrize("kind", ["", "published", "withdrawn", "x"])
def test_no_other_step_can_be_taken_by_hand(client, meeting, kind):
    assert client.post(address(meeting, "steps"), {"kind": kind, "seen_revision": 0}).status_code == 403
    assert meeting.steps.count() == 0


def test_the_front_page_tells_who_may_see_nothing_nothing(client, meeting):
    client.force_login(User.objects.create_user("nobody", password="x", is_staff=True))
    assert "parts" not in client.get("/admin/").context
