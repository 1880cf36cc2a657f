"""The Japanese of the desk: the family name first, rights named by what they allow, Django's own words replaced."""

import gettext
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.utils import formats, timezone

from minutes.admin.accounts.rights import held_rights, offered_rights, right_name
from minutes.desk.workflow.accounts import account_name
from tests.acts import withdraw_now
from tests.builders import NOON, clerk, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
WORDS = Path(__file__).resolve().parents[3] / "council" / "locale" / "ja" / "LC_MESSAGES"


def texts(page, tag):
    return [element.text for element in page.elements if element.tag == tag]


def test_the_family_name_comes_first():
    clerks = [
        clerk("yamada", last_name="山田", first_name="花子"),
        clerk("sato", last_name="佐藤"),
        clerk("nobody"),
    ]
    assert [account_name(user) for user in clerks] == ["山田 花子", "佐藤", "nobody"]


def test_whoever_is_signed_in_is_named(client):
    client.force_login(clerk("yamada", last_name="山田", first_name="花子"))
    assert "山田 花子" in texts(Page(client.get("/admin/")), "strong")


def test_the_form_of_an_account_asks_for_it_first_too(client):
    someone = clerk("yamada")
    client.force_login(someone)
    page = Page(client.get(f"/admin/auth/user/{someone.pk}/change/"))
    names = [element.attributes.get("name") for element in page.elements if element.tag == "input"]
    assert [name for name in names if name in ("first_name", "last_name", "email")] == [
        "last_name",
        "first_name",
        "email",
    ]


def test_rights_are_named_by_what_they_allow():
    rights = {right.codename: right_name(right) for right in Permission.objects.all()}
    names = [
        rights[codename]
        for codename in ("add_meeting", "delete_utterance", "publish_meeting", "view_edition")
    ]
    assert names == ["会議を足す", "発言・地の文を削除する", "会議録を公開できる", "版を見る"]


def test_every_right_that_a_group_has_is_offered_and_none_in_english():
    for group in Group.objects.all():
        granted, offered = held_rights(group), offered_rights(held_rights(group))
        assert granted and not granted.exclude(pk__in=offered.values("pk")).exists()
        assert [right_name(right) for right in offered if re.search("[A-Za-z]", right_name(right))] == []


@pytest.mark.parametrize("path", ["auth/user/add", "auth/group/add"])
def test_the_forms_of_accounts_offer_them(client, path):
    client.force_login(clerk())
    answer = client.get(f"/admin/{path}/")
    assert answer.status_code == 200
    assert "Can add" not in answer.content.decode()


def test_a_group_takes_a_right(client):
    client.force_login(clerk())
    right = Permission.objects.get(codename="publish_meeting")
    client.post("/admin/auth/group/add/", {"name": "公開", "permissions": [right.pk]})
    assert list(Group.objects.get(name="公開").permissions.all()) == [right]


def test_titles_of_lists_and_forms(client):
    client.force_login(clerk())
    body = published().meeting.body_id
    pages = ["minutes/body/", "minutes/body/add/", f"minutes/body/{body}/change/", "minutes/correction/"]
    titles = [texts(Page(client.get(f"/admin/{page}")), "h1")[0] for page in pages]
    assert titles == ["会議体の一覧", "会議体を足す", "会議体を直す", "訂正の一覧"]


def test_the_place_of_a_correction_is_named(client):
    client.force_login(clerk())
    withdraw_now(published().meeting, "u12")
    assert Page(client.get("/admin/minutes/correction/")).texts("field-place") == ["#12"]


def test_a_moment_has_a_blank_before_its_hour():
    assert formats.localize(timezone.localtime(NOON)) == "2026年9月24日 12:00"


def test_the_compiled_words_are_those_of_the_source():
    text = (WORDS / "django.po").read_text("utf-8").replace('\\"', "\0")
    found = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.M)
    source = {message.replace("\0", '"'): words for message, words in found}
    with (WORDS / "django.mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert len(source) == 34
    assert {message: words.gettext(message) for message in source} == source


def test_what_a_list_holds_is_counted_in_items(client):
    client.force_login(clerk())
    published()
    lists = ("minutes/meeting", "minutes/utterance", "minutes/readerreport")
    words = [Page(client.get(f"/admin/{name}/")).texts("paginator") for name in lists]
    assert words == [["1件"], ["9件"], ["0件"]]


@pytest.mark.parametrize("path", ["auth/user/{}/delete/", "auth/group/1/delete/", "minutes/body/{}/delete/"])
def test_a_deletion_is_asked_about_in_plain_words(client, path):
    client.force_login(clerk())
    row = User.objects.create_user("jiro").pk if "user" in path else published().meeting.body_id
    words = " ".join(Page(client.get(f"/admin/{path.format(row)}")).texts("content"))
    assert [stiff for stiff in ("オブジェクト", "パーミッション", "大丈夫", "本当に") if stiff in words] == []
    assert "削除" in words
