"""An account is made from name, mail and group; its owner chooses the password by a link, a day, once."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from tests.builders import clerk
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
ADD, LIST = "/admin/auth/user/add/", "/admin/auth/user/"
PASSWORD = "四月から使うことにした合言葉"
FIELDS = {"last_name": "山田", "first_name": "花子", "email": "hanako@example.jp"}


def manager():
    user = User.objects.create_user("管理者", is_staff=True)
    user.groups.add(Group.objects.get(name="管理"))
    return user


def add(client, username="山田花子", groups=("編集",)):
    chosen = Group.objects.filter(name__in=groups).values_list("pk", flat=True)
    return client.post(ADD, FIELDS | {"username": username, "groups": list(chosen)})


def invited(client, account):
    """Returns the path of a new link."""
    page = client.post(f"/admin/auth/user/{account.pk}/invite/").content.decode()
    return re.search(r"http://testserver(/admin/invitation/[^<]+)</textarea>", page)[1]


def choose(path, password=PASSWORD):
    """Opens a link as its owner would, on another machine, and chooses a password."""
    browser = Client()
    opened = browser.get(path, follow=True)
    if not opened.redirect_chain:
        return opened
    typed = {"new_password1": password, "new_password2": password}
    return browser.post(opened.redirect_chain[-1][0], typed)


def signed_in(username, password=PASSWORD):
    browser = Client()
    browser.post("/admin/login/", {"username": username, "password": password}, REMOTE_ADDR="203.0.113.9")
    return browser.get("/admin/").status_code == 200


def test_an_account_of_a_group_is_made_and_signs_in_with_its_own_password(client):
    client.force_login(manager())
    made = add(client)
    account = User.objects.get(username="山田花子")
    assert (made.status_code, made["Location"]) == (302, f"/admin/auth/user/{account.pk}/invite/")
    assert (account.is_staff, account.is_superuser, account.has_usable_password()) == (True, False, False)
    assert [group.name for group in account.groups.all()] == ["編集"]
    path = invited(client, account)
    assert choose(path)["Location"] == "/admin/"
    assert signed_in("山田花子")
    assert "このリンクは使えません" in choose(path, "あとから来た人の長い合言葉").content.decode()
    assert not signed_in("山田花子", "あとから来た人の長い合言葉")


def test_a_link_ends_after_a_day(client, settings):
    client.force_login(manager())
    add(client)
    path = invited(client, User.objects.get(username="山田花子"))
    assert settings.PASSWORD_RESET_TIMEOUT == 24 * 60 * 60
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "このリンクは使えません" in choose(path).content.decode()


def test_a_password_that_is_easily_guessed_is_refused_there_too(client):
    client.force_login(manager())
    add(client)
    answer = choose(invited(client, User.objects.get(username="山田花子")), "短い")
    assert (answer.status_code, "new_password2" in answer.context["form"].errors) == (200, True)


def test_who_made_a_link_is_logged_and_the_link_is_not(client, caplog):
    client.force_login(manager())
    add(client)
    account = User.objects.get(username="山田花子")
    with caplog.at_level("INFO", logger="council.requests"):
        path = invited(client, account)
        choose(path)
    logged = [record.getMessage() for record in caplog.records if "/admin/invitation/" in record.getMessage()]
    assert len(logged) == 3 and not any(path.split("/")[4] in line for line in logged)
    entry = LogEntry.objects.latest("id")
    assert (entry.user.username, entry.object_id, entry.change_message) == (
        "管理者",
        str(account.pk),
        "招待のリンクを作りました。",
    )


def test_a_name_that_another_has_is_said(client):
    client.force_login(manager())
    add(client)
    assert "このユーザー名は、ほかの人が使っています。" in add(client).content.decode()


def test_whoever_may_do_everything_is_changed_by_his_like_alone(client):
    above = clerk("above")
    client.force_login(manager())
    pages = [f"/admin/auth/user/{above.pk}/{page}/" for page in ("change", "invite", "delete")]
    assert [client.post(page, FIELDS | {"username": "taken"}).status_code for page in pages] == [403] * 3
    above.refresh_from_db()
    assert above.username == "above"


def test_nobody_gives_what_he_does_not_have(client):
    """Neither all rights, nor single ones, nor a group of the office that may do more."""
    beyond = Group.objects.create(name="特別")
    beyond.permissions.add(Permission.objects.get(codename="delete_meeting"))
    known = Group.objects.create(name="閲覧")
    known.permissions.add(Permission.objects.get(codename="view_meeting"))
    by = manager()
    client.force_login(by)
    page = Page(client.get(f"/admin/auth/user/{by.pk}/change/"))
    offered = [one.attributes["value"] for one in page.elements if one.attributes.get("name") == "groups"]
    names = Group.objects.filter(pk__in=offered).order_by("id").values_list("name", flat=True)
    assert list(names) == ["編集", "承認", "管理", "閲覧"]
    typed = FIELDS | {"username": "管理者", "is_active": "on", "groups": [known.pk]}
    typed |= {
        "is_superuser": "on",
        "user_permissions": [Permission.objects.get(codename="delete_meeting").pk],
    }
    client.post(f"/admin/auth/user/{by.pk}/change/", typed)
    by.refresh_from_db()
    assert (by.is_superuser, by.user_permissions.count()) == (False, 0)
    assert [group.name for group in by.groups.all()] == ["閲覧"]


def test_a_group_that_cannot_be_given_is_not_taken_away_either(client):
    beyond = Group.objects.create(name="特別")
    beyond.permissions.add(Permission.objects.get(codename="delete_meeting"))
    account = User.objects.create_user("suzuki", is_staff=True)
    account.groups.add(beyond)
    client.force_login(manager())
    editing = Group.objects.get(name="編集")
    typed = FIELDS | {"username": "suzuki", "is_active": "on", "groups": [editing.pk]}
    assert client.post(f"/admin/auth/user/{account.pk}/change/", typed).status_code == 302
    assert sorted(group.name for group in account.groups.all()) == ["特別", "編集"]


def test_no_page_of_accounts_speaks_of_hashes(client):
    by = clerk("sano")
    client.force_login(by)
    pages = [
        LIST,
        ADD,
        f"/admin/auth/user/{by.pk}/change/",
        f"/admin/auth/user/{by.pk}/invite/",
        "/admin/auth/group/",
    ]
    words = re.compile(
        "md5|pbkdf|ハッシュ|ソルト|アルゴリズム|LDAP|salt|hash|シングルサインオン", re.IGNORECASE
    )
    found = {path: words.findall(re.sub("<[^>]+>", "", client.get(path).content.decode())) for path in pages}
    assert found == {path: [] for path in pages}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_accounts(client, count, django_assert_num_queries):
    client.force_login(clerk("sano"))
    for number in range(count):
        account = User.objects.create_user(f"clerk{number}", is_staff=True)
        account.groups.set(Group.objects.all())
    client.get(LIST)
    with django_assert_num_queries(7):
        client.get(LIST)
