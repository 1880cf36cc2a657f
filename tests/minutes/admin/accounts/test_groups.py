"""The three groups that come with the program: what each may do, in words and in deed."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from tests.builders import clerk, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
MEETING_PAGES = {
    "manuscript": "manuscript",
    "publish": "publish",
    "withdraw": "withdraw",
    "retract": "retract",
}
LISTS = {
    "organisations": "admin:members_organisation_add",
    "bodies": "admin:minutes_body_add",
    "accounts": "admin:auth_user_add",
    "originals": "admin:minutes_withdrawal_changelist",
    "groups": "admin:auth_group_add",
}
MAY = {
    "編集": {"manuscript", "bodies"},
    "承認": {"manuscript", "publish"},
    "管理": {"manuscript", "withdraw", "retract", "organisations", "bodies", "accounts", "originals"},
}


@pytest.mark.parametrize("name", MAY)
def test_which_pages_open(client, name):
    meeting = published().meeting
    user = User.objects.create_user("clerk", is_staff=True)
    user.groups.add(Group.objects.get(name=name))
    client.force_login(user)
    addresses = {
        page: reverse(f"admin:minutes_meeting_{view}", args=[meeting.pk])
        for page, view in MEETING_PAGES.items()
    }
    addresses |= {page: reverse(view) for page, view in LISTS.items()}
    opened = {page for page, address in addresses.items() if client.get(address).status_code == 200}
    assert opened == MAY[name]


def test_each_is_described(client):
    client.force_login(clerk("sano"))
    assert Page(client.get("/admin/auth/group/")).texts("field-words") == [
        "会議録を書き、直し、確認に回します。読む人からの指摘に答えます。公開はできません。",
        "会議録を読み、承認し、公開します。書き直すことはできません。",
        "公開した発言の取消し、会議録の公開停止、原本、団体、会議体、サイトの文章、アカウントを扱います。",
    ]


def test_a_group_of_the_office_is_described_by_its_rights(client):
    group = Group.objects.create(name="団体係")
    group.permissions.set(Permission.objects.filter(codename__in=["add_organisation", "view_organisation"]))
    client.force_login(clerk("sano"))
    words = Page(client.get("/admin/auth/group/")).texts("field-words")[-1]
    assert sorted(words.split("、")) == ["団体を見る", "団体を足す"]
