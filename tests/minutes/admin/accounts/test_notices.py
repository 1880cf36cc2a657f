"""知らせ: each account chooses for itself of what it is told by mail."""

import pytest

from minutes.desk.mail.choose_mail import chosen_kinds
from minutes.models import MailChoice
from tests.minutes.mailing.conftest import mailing
from tests.minutes.mailing.people import person
from tests.minutes.pages.reader import Page

__all__ = ["mailing"]
pytestmark = pytest.mark.django_db
ADDRESS = "/admin/notices/"


def ticked(client):
    """{kind: whether its box is ticked}"""
    inputs = [element.attributes for element in Page(client.get(ADDRESS)).elements if element.tag == "input"]
    return {one["value"]: "checked" in one for one in inputs if one.get("name") == "kinds"}


def test_what_one_may_do_something_about_is_offered_and_told_until_it_is_declined(client, mailing):
    account = person("henshu", "編集")
    client.force_login(account)
    assert ticked(client) == {"returned": True, "report": True, "proposal": True}
    assert client.post(ADDRESS, {"kinds": ["report"]})["Location"] == ADDRESS
    assert ticked(client) == {"returned": False, "report": True, "proposal": False}
    assert chosen_kinds(account) == ["report"]
    assert MailChoice.objects.get(account=account).sent, "nobody asked about it"


def test_what_one_may_not_do_is_not_taken(client, mailing):
    account = person("shonin", "承認")
    client.force_login(account)
    assert ticked(client) == {"sent": True}
    assert client.post(ADDRESS, {"kinds": ["report"]}).status_code == 200
    assert not MailChoice.objects.exists()


def test_one_s_own_alone_is_changed(client, mailing):
    person("other", "編集")
    client.force_login(person("henshu", "編集"))
    client.post(ADDRESS, {"kinds": []})
    assert [choice.account.username for choice in MailChoice.objects.all()] == ["henshu"]


@pytest.mark.parametrize(
    ("sends", "email", "said"),
    [
        (True, "a@example.jp", "送り先：a@example.jp"),
        (True, "", "あなたのアカウントにはメールアドレスがないので、届きません。"),
        (False, "a@example.jp", "このサイトは、まだメールを送りません"),
    ],
)
def test_whether_anything_will_come_is_said(client, settings, mailing, sends, email, said):
    settings.MAIL_SERVER = settings.MAIL_SERVER if sends else None
    client.force_login(person("henshu", "編集", email=email))
    assert said in client.get(ADDRESS).content.decode()


def test_who_can_be_told_of_nothing_is_told_so(client, mailing):
    client.force_login(person("reader"))
    assert "あなたのアカウントに、知らせることはありません。" in client.get(ADDRESS).content.decode()
    assert client.post("/admin/logout/").status_code == 200
    assert client.get(ADDRESS).status_code == 302


@pytest.mark.parametrize("choices", [1, 3])
def test_what_the_page_asks_is_fixed(client, mailing, choices, django_assert_num_queries):
    accounts = [person(f"henshu{number}", "編集") for number in range(choices)]
    for account in accounts:
        MailChoice.objects.create(account=account)
    client.force_login(accounts[0])
    client.get(ADDRESS)
    # Session, account, its rights (2), what it chose.
    with django_assert_num_queries(5):
        client.get(ADDRESS)
