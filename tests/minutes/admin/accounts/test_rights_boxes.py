"""What a group, or one account beside its groups, may do: boxes to tick in plain words, and nothing lost that is not shown."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from tests.builders import clerk
from tests.minutes.admin.forms import errors, save
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
MEETING = ["見る", "足す", "直す", "削除する"]
OWN = [
    "会議録を承認できる",
    "会議録を公開できる",
    "公開した発言を取り消せる",
    "会議録の公開を停止できる",
    "取り消した言葉（原本）を読める",
    "取り消した言葉を消去できる",
]


@pytest.fixture
def signed_in(client):
    client.force_login(clerk("above"))
    return client


def group_page(name="編集"):
    return f"/admin/auth/group/{Group.objects.get(name=name).pk}/change/"


def account_page(user):
    return f"/admin/auth/user/{user.pk}/change/"


def boxes(page):
    """Returns {legend: [the words beside each box]} of the rights of a form."""
    found, legend = {}, None
    for one in page.elements:
        if one.tag == "legend":
            legend = found.setdefault(one.text, [])
        elif one.tag == "label" and "permissions_" in one.attributes.get("for", ""):
            legend.append(one.text)
    return {name: words for name, words in found.items() if words}


def ticked(page):
    inputs = [one.attributes for one in page.elements if one.tag == "input"]
    chosen = {
        int(one["value"]) for one in inputs if "permissions" in one.get("name", "") and "checked" in one
    }
    return set(Permission.objects.filter(pk__in=chosen).values_list("codename", flat=True))


def stored(group):
    return set(group.permissions.values_list("codename", flat=True))


@pytest.mark.parametrize("path", ["/admin/auth/group/add/", "/admin/auth/user/{}/change/"])
def test_rights_stand_by_table_and_the_great_ones_first(signed_in, path):
    shown = boxes(Page(signed_in.get(path.format(User.objects.get().pk))))
    assert list(shown.items())[:2] == [("承認、公開、取消し", OWN), ("会議", MEETING)]
    assert shown["版"] == ["見る"]
    assert shown["アカウント"] == MEETING
    assert list(shown)[-3:] == ["アカウント", "グループ", "サイトの文章"]


def test_the_page_has_no_script_for_choosing_and_speaks_of_no_keys(signed_in):
    source = signed_in.get(group_page()).content.decode()
    assert [word for word in ("SelectFilter", "Control", "パーミッション", "Can ") if word in source] == []


def test_a_group_that_is_saved_as_it_stands_keeps_every_right(signed_in):
    for group in Group.objects.all():
        before, page = stored(group), group_page(group.name)
        assert ticked(Page(signed_in.get(page))) == before != set()
        assert save(signed_in, page).status_code == 302
        assert stored(group) == before


def test_rights_are_given_and_taken(signed_in):
    group = Group.objects.create(name="係")
    rights = Permission.objects.filter(codename__in=["view_meeting", "publish_meeting"])
    save(signed_in, group_page("係"), permissions=[right.pk for right in rights])
    assert stored(group) == {"view_meeting", "publish_meeting"}
    save(signed_in, group_page("係"), permissions=[])
    assert stored(group) == set()


def test_what_the_desk_has_no_page_for_is_offered_to_nobody(signed_in):
    session = Permission.objects.get(codename="change_session")
    answer = signed_in.post("/admin/auth/group/add/", {"name": "係", "permissions": [session.pk]})
    assert list(errors(answer)) == ["permissions"]
    assert not Group.objects.filter(name="係").exists()


def test_what_is_stored_all_the_same_is_seen_and_stays(signed_in):
    group = Group.objects.create(name="係")
    group.permissions.set(
        Permission.objects.filter(codename__in=["change_session", "view_historicalmeeting"])
    )
    before = stored(group)
    page = Page(signed_in.get(group_page("係")))
    assert ticked(page) == before and len(before) == 2
    assert save(signed_in, group_page("係"), name="担当").status_code == 302
    assert stored(group) == before
    group.refresh_from_db()
    assert group.name == "担当"


def test_one_account_has_a_right_beside_its_groups(signed_in):
    account = User.objects.create_user("hanako", is_staff=True)
    right = Permission.objects.get(codename="view_original")
    save(signed_in, account_page(account), user_permissions=[right.pk])
    assert list(account.user_permissions.all()) == [right]
    assert ticked(Page(signed_in.get(account_page(account)))) == {"view_original"}
    save(signed_in, account_page(account), last_name="山田")
    assert list(account.user_permissions.all()) == [right]


def test_whoever_may_only_read_a_group_reads_words(client):
    someone = User.objects.create_user("kanri", is_staff=True)
    someone.groups.add(Group.objects.get(name="管理"))
    client.force_login(someone)
    words = Page(client.get(group_page("承認")))["readonly"][1].text
    assert words.startswith("承認、公開、取消し：会議録を承認できる、会議録を公開できる会議：見る議題：見る")
    assert "Can" not in words


def test_the_accounts_without_a_group_are_found_by_a_name(signed_in):
    editing = Group.objects.get(name="編集")
    User.objects.create_user("hanako", is_staff=True).groups.add(editing)
    links = dict(Page(signed_in.get("/admin/auth/user/")).links())
    assert "-" not in links
    found = {name: signed_in.get(f"/admin/auth/user/{links[name]}") for name in ("グループなし", "編集")}
    names = {name: Page(answer).texts("field-username") for name, answer in found.items()}
    assert names == {"グループなし": ["above"], "編集": ["hanako"]}
