"""Publishing, withdrawing, taking down and erasing are rights of their own: the right to change gives none of them."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.models import Edition, Utterance
from tests.builders import publish_now
from tests.minutes.admin.forms import page

pytestmark = pytest.mark.django_db

RIGHTS = {
    **dict.fromkeys(["manuscript", "review", "ties", "steps", "changes", "print", "word"], "view_meeting"),
    **dict.fromkeys(["read", "keep", "token"], "change_meeting"),
    **{act: f"{act}_meeting" for act in ("publish", "withdraw", "retract")},
}
POST_ONLY = {"read", "keep"}
OWN = {"publish_meeting", "withdraw_meeting", "retract_meeting", "erase_meeting"}


def editor():
    """Returns a user who may view and change everything of a record."""
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label__in=["minutes", "members"]).exclude(
            codename__in=OWN
        )
    )
    return user


def test_to_change_a_record_gives_none_of_them():
    user = editor()
    assert user.has_perm("minutes.change_meeting")
    assert [name for name in sorted(OWN) if user.has_perm(f"minutes.{name}")] == []


@pytest.mark.parametrize(("name", "right"), RIGHTS.items())
def test_every_page_of_a_meeting_asks_for_its_right(client, meeting, name, right):
    addresses = [reverse(f"admin:minutes_meeting_{name}", args=[pk]) for pk in (meeting.pk, 0)]
    user = User.objects.create_user("clerk", is_staff=True)
    client.force_login(user)
    user.user_permissions.set(Permission.objects.exclude(codename=right))
    assert [client.post(address).status_code for address in addresses] == [403, 403]
    user.user_permissions.set(Permission.objects.filter(codename=right))
    opened = client.post(addresses[0]) if name in POST_ONLY else client.get(addresses[0])
    assert opened.status_code == 200
    assert client.post(addresses[1]).status_code == 404


def test_an_editor_is_offered_no_publishing_and_refused_by_address(client, meeting):
    client.force_login(editor())
    shown = client.get(page(meeting)).content.decode()
    address = reverse("admin:minutes_meeting_publish", args=[meeting.pk])
    assert address not in shown
    assert client.get(address).status_code == 403
    assert client.post(address, {"seen_revision": 0, "status": "final", "reason": "x"}).status_code == 403
    assert Edition.objects.count() == 0


@pytest.mark.parametrize("model", ["edition", "correction"])
def test_nobody_adds_changes_or_deletes_what_was_published(client, meeting, by, model):
    edition = publish_now(meeting, by=by)
    assert client.get(f"/admin/minutes/{model}/add/").status_code == 403
    assert client.post(f"/admin/minutes/{model}/{edition.pk}/delete/", {"post": "yes"}).status_code in (
        302,
        403,
    )
    assert client.post(f"/admin/minutes/edition/{edition.pk}/change/", {"title": "別の題"}).status_code == 403
    assert Edition.objects.get().title == edition.title


def test_a_published_meeting_is_not_deleted(client, meeting, by):
    publish_now(meeting, by=by)
    assert client.post(page(meeting, "delete"), {"post": "yes"}).status_code == 403


def test_no_list_deletes_by_the_dozen(client, meeting):
    rows = Utterance.objects.filter(meeting=meeting)
    address = reverse("admin:minutes_utterance_changelist")
    assert "delete_selected" not in client.get(address).content.decode()
    client.post(
        address,
        {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"},
    )
    assert rows.count() == 9
