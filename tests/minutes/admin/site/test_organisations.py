"""The registry in the admin: organisations added and joined, changes entered and taken back."""

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.urls import reverse

from members.models import Organisation, OrganisationChange
from members.registry import add_organisation, candidates
from tests.builders import MANUSCRIPT, clerk, published
from tests.members.registry.towns import DAY, NEW_CODE, town_in_force
from tests.minutes.admin.forms import errors, filled, page, save
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADD = "/admin/members/organisationchange/add/"


@pytest.fixture
def signed_in(client):
    client.force_login(clerk("yamada"))
    return client


def test_an_organisation_is_added_and_its_key_stays(signed_in):
    values = {"key": "x-kyokai", "name": "連絡協会", "kana": "れんらくきょうかい", "kind": "other"}
    answer = save(signed_in, reverse("admin:members_organisation_add"), **values)
    row = Organisation.objects.get(key="x-kyokai")
    assert (answer.status_code, row.search_number, row.history.get().history_user.username) == (
        302,
        65535,
        "yamada",
    )
    save(signed_in, page(row), key="x-other", name="協会")
    row.refresh_from_db()
    assert (row.key, row.name) == ("x-kyokai", "協会")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"key": "012288"}, "団体コードの最後の数字（検査数字）が合いません。"),
        ({"key": "kyokai"}, "6桁の団体コードか、x- で始まる"),
        ({"key": "x-Kyokai"}, "6桁の団体コードか、x- で始まる"),
    ],
)
def test_a_key_that_cannot_be_one(signed_in, values, message):
    answer = save(signed_in, reverse("admin:members_organisation_add"), name="協会", kind="other", **values)
    assert errors(answer)["key"][0].startswith(message)


def test_a_second_row_of_a_key_must_not_overlap(signed_in):
    add_organisation(key="x-kyokai", name="連絡協会", kind="other", by=clerk())
    address = reverse("admin:members_organisation_add")
    values = {"key": "x-kyokai", "name": "新協会", "kind": "other"}
    answer = save(signed_in, address, valid_from="平成20年4月1日", **values)
    assert errors(answer)["valid_from"][0].startswith("同じ番号の団体の期間と重なっています。")
    first = Organisation.objects.get(key="x-kyokai")
    save(signed_in, page(first), valid_to="平成20年4月1日")
    assert save(signed_in, address, valid_from="平成20年4月1日", **values).status_code == 302
    assert [(row.name, row.key) for row in candidates("新協会", DAY)] == [("新協会", "x-kyokai")]


def test_the_key_of_a_body_stays_once_published(signed_in):
    body = published().meeting.body
    assert "key" not in signed_in.get(page(body)).context["adminform"].form.fields
    save(signed_in, page(body), key="other")
    body.refresh_from_db()
    assert body.key == "kaigi-1"


def test_what_the_table_ships_is_only_joined(signed_in):
    row = Organisation.objects.get(key="012289")
    form = signed_in.get(page(row)).context["adminform"].form
    assert list(form.fields) == ["same_as"]
    assert signed_in.get(page(row, "delete")).status_code == 403


def test_two_rows_are_joined(signed_in):
    by = clerk()
    kept, double = (
        add_organisation(key=f"x-{key}", name="自治情報センター", kind="other", by=by)
        for key in ("kept", "double")
    )
    save(signed_in, page(double), same_as=kept.pk)
    assert [row.key for row in candidates("自治情報センター", DAY)] == ["x-kept"]
    answer = save(signed_in, page(kept), same_as=double.pk)
    assert errors(answer) == {
        "same_as": [
            "自治情報センター（x-double） は 自治情報センター（x-kept） と同じ団体になっています。"
            "自治情報センター（x-kept） を選んでください。"
        ]
    }


def test_what_an_edition_names_is_not_deleted(signed_in):
    by = clerk()
    row = add_organisation(key="x-kyokai", name="連絡協会", kind="other", by=by)
    assert signed_in.get(page(row, "delete")).status_code == 200
    edition = published(MANUSCRIPT.replace("（美里町）", "（連絡協会）"))
    edition.meeting.attendees.filter(organisation=row).update(organisation=None)
    assert signed_in.get(page(row, "delete")).status_code == 403


def merger(client, **typed):
    """Sends the form for a merger of two towns into a new one."""
    values = {
        "took_effect_on": "令和10年4月1日",
        "kind": "new-merger",
        "before": [town_in_force("深川市").pk, town_in_force("秩父別町").pk],
        "first_key": NEW_CODE,
        "first_name": "新深川市",
        "first_kind": "city",
    }
    return client.post(ADD, {**filled(client, ADD), "event": "", **values, **typed})


@pytest.mark.long
def test_a_merger_by_one_form(signed_in):
    assert merger(signed_in).status_code == 302
    change = OrganisationChange.objects.get(shipped=False)
    assert (change.took_effect_on, change.event) == (
        DAY,
        "深川市(012289)、秩父別町(014346) → 新深川市(012998)（新設合併）",
    )
    assert change.history.first().history_user.username == "yamada"
    born = change.after.get()
    assert (born.name, born.prefecture, born.valid_from) == ("新深川市", "01", DAY)
    assert candidates("深川市", DAY) == []
    assert signed_in.get(page(change)).status_code == 200
    assert signed_in.get(page(change, "history")).status_code == 200


def test_an_absorption_by_the_same_form(signed_in):
    nothing = {"first_key": "", "first_name": "", "first_kind": ""}
    city, town = town_in_force("深川市"), town_in_force("秩父別町")
    merger(signed_in, kind="absorption", before=[town.pk], after=[city.pk], **nothing)
    assert [row.name for row in OrganisationChange.objects.get(shipped=False).after.all()] == ["深川市"]
    assert Organisation.objects.get(pk=city.pk).valid_to is None


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"took_effect_on": "平成31年5月1日"}, "took_effect_on", "「平成31年5月1日」という日はありません。"),
        ({"took_effect_on": "令和8年7月1日"}, "__all__", "令和8年7月9日までの市区町村の廃置分合は"),
        ({"first_key": "012999"}, "__all__", "団体コード 012999 の検査数字が合いません。"),
        ({"first_key": "12"}, "__all__", "6桁の団体コードか"),
        ({"first_key": "013030"}, "__all__", "当別町（013030） と 新深川市（013030） の期間が重なっています"),
        ({"first_name": ""}, "first_name", "新しくできる団体には、コード・名前・種類が要ります。"),
        ({"first_key": "", "first_name": "", "first_kind": ""}, "__all__", "変更の後の団体を選ぶか"),
        ({"before": []}, "before", "空欄のままにはできません。"),
        ({"second_kana": "あ"}, "second_key", "新しくできる団体には、コード・名前・種類が要ります。"),
        ({"kind": "return"}, "kind", "正しく選択してください。"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(signed_in, typed, field, message):
    answer = merger(signed_in, **typed)
    assert errors(answer)[field][0].startswith(message)
    form = answer.context["adminform"].form
    assert form["took_effect_on"].value() == typed.get("took_effect_on", "令和10年4月1日")
    assert not OrganisationChange.objects.filter(shipped=False).exists()
    assert Organisation.objects.get(key="012289").valid_to is None


@pytest.mark.long
def test_a_mistake_is_taken_back(signed_in):
    merger(signed_in)
    change = OrganisationChange.objects.get(shipped=False)
    assert signed_in.post(page(change, "delete"), {"post": "yes"}).status_code == 302
    assert Organisation.objects.get(key="012289").valid_to is None
    assert not Organisation.objects.filter(key=NEW_CODE).exists()


@pytest.mark.long
def test_a_mistake_that_a_record_builds_on_is_kept_and_said(signed_in):
    merger(signed_in)
    change = OrganisationChange.objects.get(shipped=False)
    text = MANUSCRIPT.replace("令和8年9月3日", "令和10年9月3日")
    published(
        text.replace("（美里町）", "（新深川市）")
        .replace("深川市：", "当別町：")
        .replace("（深川市", "（当別町")
    )
    answer = signed_in.post(page(change, "delete"), {"post": "yes"})
    assert OrganisationChange.objects.filter(pk=change.pk).exists()
    messages = [str(message) for message in get_messages(answer.wsgi_request)]
    assert messages[-1] == (
        "取り下げませんでした。新深川市（012998） は会議の記録などで使われているので、取り下げられません。"
    )


def test_what_the_table_ships_is_only_read(signed_in):
    change = OrganisationChange.objects.filter(shipped=True).first()
    assert signed_in.get(page(change)).status_code == 200
    assert signed_in.post(page(change), {"event": "x"}).status_code == 403
    assert signed_in.get(page(change, "delete")).status_code == 403


def prefecture_read(client, row, kind="change", *more):
    path = reverse(f"admin:members_organisation_{kind}", args=[row.pk, *more])
    return [one.text for one in Page(client.get(path))["readonly"]][4]


def test_a_prefecture_that_is_only_read_is_named(signed_in):
    shipped = Organisation.objects.filter(shipped=True, prefecture="01").first()
    assert prefecture_read(signed_in, shipped) == "北海道"
    assert save(signed_in, page(shipped)).status_code == 302
    shipped.refresh_from_db()
    assert shipped.prefecture == "01"


def test_it_is_named_in_old_versions_and_for_whoever_may_only_read(client, signed_in):
    own = add_organisation(
        key="x-kyokai", name="協会", kana="きょうかい", kind="other", prefecture="31", by=clerk()
    )
    version = own.history.first().pk
    assert prefecture_read(signed_in, own, "simple_history", version) == "鳥取県"
    assert [one.attributes["name"] for one in Page(signed_in.get(page(own)))["select"]][1] == "prefecture"
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_organisation"))
    client.force_login(reader)
    assert prefecture_read(client, own) == "鳥取県"
