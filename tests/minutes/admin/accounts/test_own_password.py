"""One's own password is changed on a page of the desk, with the head that every page has."""

import pytest
from django.contrib.auth.models import User

from tests.builders import clerk
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
CHANGE, CHANGED = "/admin/password_change/", "/admin/password_change/done/"
OLD, NEW = "三月まで使っていた合言葉", "四月から使うことにした合言葉"


def head(client, path):
    """Returns what can be pressed above the page's own part."""
    page = Page(client.get(path))
    begin = next(
        number for number, one in enumerate(page.elements) if one.attributes.get("id") == "content-start"
    )
    return [
        one.text
        for one in page.elements[:begin]
        if one.tag in ("a", "button") and "theme-toggle" not in one.classes
    ]


def signed_in_with(client, password):
    someone = clerk("hanako")
    someone.set_password(password)
    someone.save()
    client.force_login(someone)


def test_the_head_is_that_of_every_page(client):
    signed_in_with(client, OLD)
    usual = head(client, "/admin/notices/")
    assert {"知らせ", "二段階認証", "サイトを表示", "パスワードの変更", "ログアウト"} <= set(usual)
    assert [head(client, CHANGE), head(client, CHANGED)] == [usual, usual]


def test_the_password_is_changed(client):
    signed_in_with(client, OLD)
    typed = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW}
    assert client.post(CHANGE, typed)["Location"] == CHANGED
    assert User.objects.get(username="hanako").check_password(NEW)


def test_a_wrong_old_password_is_said(client):
    signed_in_with(client, OLD)
    answer = client.post(CHANGE, {"old_password": "x", "new_password1": NEW, "new_password2": NEW})
    assert Page(answer).texts("errornote") == ["下の誤りを直してください。"]
    assert list(answer.context["form"].errors) == ["old_password"]
    assert User.objects.get(username="hanako").check_password(OLD)
