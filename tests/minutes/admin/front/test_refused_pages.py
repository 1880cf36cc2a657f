"""Where a page of the desk is missing or not one's own, whoever is signed in stays at the desk; a stranger learns nothing."""

import pytest
from django.contrib.auth.models import Group, User

from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
WAYS = [
    ("事務局の机へ", "/admin/"),
    ("会議の一覧", "/admin/minutes/meeting/"),
    ("事務局の手引き", "/admin/handbook/"),
]


def shown(answer):
    """Returns (status, title, first words, where one can go on)."""
    page = Page(answer)
    words = [one for one in page.texts("p") if one.endswith("。")]
    return answer.status_code, page.texts("h1"), words[0], page.links("desk-button")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nothing/", "アドレスが違うか、削除されたものです。"),
        ("minutes/meeting/999/publish/", "アドレスが違うか、削除されたものです。"),
        ("minutes/meeting/abc/change/", "アドレスの中の番号が、番号ではありません。"),
    ],
)
def test_a_missing_page_leads_back_to_the_desk(signed_in, path, words):
    answer = signed_in.get(f"/admin/{path}")
    assert shown(answer) == (404, ["このアドレスのページはありません"], words, WAYS)
    assert "no-store" in answer["Cache-Control"]


def editor(client):
    account = User.objects.create_user("hanako", last_name="編集花子", is_staff=True)
    account.groups.add(Group.objects.get(name="編集"))
    client.force_login(account)


def test_a_page_that_is_not_ones_own_says_whom_to_ask(client, drafted):
    editor(client)
    assert shown(client.get(f"/admin/minutes/meeting/{drafted}/publish/")) == (
        403,
        ["この画面を開く権限がありません"],
        "編集花子 さんのアカウントでは、この画面を開けません。できることは、アカウントを扱う人が決めます。要るときは、その人に頼んでください。",
        WAYS,
    )


def answers(client, meeting):
    pages = ("change/", "publish/", "manuscript/", "changes/", "nothing/")
    found = [client.get(f"/admin/minutes/meeting/{meeting}/{page}") for page in pages]
    return [
        (one.status_code, one.headers.get("Location", "").replace(f"/{meeting}/", "/N/"), one.content)
        for one in found
    ]


def test_a_stranger_does_not_learn_whether_a_draft_is_there(client, drafted):
    assert answers(client, drafted) == answers(client, 999)
    client.force_login(User.objects.create_user("reader"))
    assert answers(client, drafted) == answers(client, 999)


def test_a_missing_public_page_stays_public_for_whoever_is_signed_in(signed_in):
    page = Page(signed_in.get("/meetings/2046-01-01-1/"))
    assert page.texts("kicker") == ["404"]
    assert page.links("desk-button") == []


def test_a_stranger_sees_the_public_page(client):
    page = Page(client.get("/admin/minutes/meeting/abc/change/"))
    assert (page.texts("kicker"), page.links("desk-button")) == (["404"], [])
