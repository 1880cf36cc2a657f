"""Who looked at an 原本 is written down and shown to whoever may look at it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.acts import withdraw_now
from tests.builders import clerk, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def test_each_look_is_written_without_the_words_and_shown(client):
    (act,) = withdraw_now(published().meeting, "u12")
    address = reverse("admin:minutes_withdrawal_original", args=[act.pk])
    keeper = User.objects.create_user("keeper", is_staff=True, last_name="山田", first_name="花子")
    keeper.groups.add(Group.objects.get(name="管理"))
    client.force_login(keeper)
    client.get(address)
    client.force_login(clerk("sano", last_name="佐野"))
    shown = Page(client.get(address))
    first, _ = shown.texts("desk-reader")
    assert first.endswith("佐野")
    assert [entry.user.username for entry in LogEntry.objects.order_by("id")] == ["keeper", "sano"]
    assert not any("十日" in f"{entry.change_message}{entry.object_repr}" for entry in LogEntry.objects.all())


def test_whoever_may_not_look_is_not_written(client):
    (act,) = withdraw_now(published().meeting, "u12")
    editor = User.objects.create_user("editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="編集"))
    client.force_login(editor)
    assert client.get(reverse("admin:minutes_withdrawal_original", args=[act.pk])).status_code == 403
    assert LogEntry.objects.count() == 0
