"""Changes entered by hand: they end and begin generations, impossible ones are refused, mistakes are taken back."""

import datetime

import pytest

from members.models import Organisation, OrganisationChange, RegistryState
from members.registry import (
    COMPLETE_TO,
    ChangeRefused,
    add_organisation,
    candidates,
    lineage,
    record_change,
    take_back_change,
    verify_registry,
)
from tests.builders import clerk
from tests.members.registry.towns import DAY, NEW_CODE, new_town, town_in_force

pytestmark = pytest.mark.django_db
EVE = DAY - datetime.timedelta(days=1)


def recorded(**values):
    defaults = {"day": DAY, "kind": "new-merger", "by": clerk(), "event": ""}
    return record_change(**defaults | values)


def names(label, day):
    return [(organisation.key, organisation.name) for organisation in candidates(label, day)]


def test_a_merger_into_a_new_town():
    before, state = [town_in_force("深川市"), town_in_force("秩父別町")], RegistryState.objects.get().changes
    by = clerk()
    change = recorded(before=before, after=[new_town()], by=by)
    assert change.event == "深川市(012289)、秩父別町(014346) → 新深川市(012998)（新設合併）"
    merged = Organisation.objects.filter(key__in=["012289", "014346"])
    assert [town.valid_to for town in merged] == [DAY, DAY]
    assert (names("深川市", EVE), names("深川市", DAY)) == ([("012289", "深川市")], [])
    assert (names("新深川市", EVE), names("新深川市", DAY)) == ([], [(NEW_CODE, "新深川市")])
    assert lineage(NEW_CODE) >= {"012289", "014346"}
    assert RegistryState.objects.get().changes > state
    assert verify_registry() == []
    assert {row.history.first().history_user for row in (change, *change.after.all(), *before)} == {by}


def test_an_absorption_does_not_end_the_larger_town():
    city, town = town_in_force("深川市"), town_in_force("秩父別町")
    recorded(kind="absorption", before=[town], after=[city])
    city.refresh_from_db()
    assert (city.valid_to, Organisation.objects.get(key=town.key).valid_to) == (None, DAY)


def test_a_rename_begins_the_next_generation_of_the_same_code():
    recorded(kind="rename", before=[town_in_force("深川市")], after=[new_town("雨竜市", "012289")])
    assert (names("深川市", EVE), names("雨竜市", DAY)) == ([("012289", "深川市")], [("012289", "雨竜市")])


def test_a_separation_ends_nobody():
    recorded(kind="separation", before=[town_in_force("深川市")], after=[new_town("音江町", kind="town")])
    assert (names("深川市", DAY), names("音江町", DAY)) == ([("012289", "深川市")], [(NEW_CODE, "音江町")])


def test_a_ministry_is_renamed_on_any_day():
    by = clerk()
    old = add_organisation(key="x-kyokai", name="旧協会", kind="other", by=by)
    day = datetime.date(2010, 4, 1)
    recorded(day=day, kind="rename", before=[old], after=[new_town("新協会", "x-shin-kyokai", prefecture="")])
    assert (names("旧協会", day), names("新協会", day)) == ([], [("x-shin-kyokai", "新協会")])


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"before": []}, "変更の前の団体を選んでください。"),
        ({"after": []}, "変更の後の団体を選ぶか、新しくできる団体を書いてください。"),
        ({"day": COMPLETE_TO}, "令和8年7月9日までの市区町村の廃置分合は、配布の表にすべてあります。"),
        ({"after": [("新深川市", "012999")]}, "団体コード 012999 の検査数字が合いません。"),
        (
            {"after": [("新深川市", "013030")]},
            "当別町（013030） と 新深川市（013030） の期間が重なっています",
        ),
        ({"after": [("新深川市", "12")]}, "6桁の団体コードか、x- で始まる英数字の番号にしてください。"),
        ({"after": [("", NEW_CODE)]}, "このフィールドは空ではいけません。"),
    ],
)
def test_an_impossible_change_is_refused_and_nothing_is_stored(values, message):
    arguments = {"before": [town_in_force("深川市")], "after": [("新深川市", NEW_CODE)]} | values
    arguments["after"] = [new_town(*name_and_key) for name_and_key in arguments["after"]]
    before = (Organisation.objects.count(), OrganisationChange.objects.count())
    with pytest.raises(ChangeRefused) as refused:
        recorded(**arguments)
    assert message in str(refused.value)
    assert (Organisation.objects.count(), OrganisationChange.objects.count()) == before
    assert Organisation.objects.get(key="012289").valid_to is None


def test_an_abolished_town_cannot_be_changed():
    gone = Organisation.objects.get(name="八鹿町")
    with pytest.raises(ChangeRefused, match=r"令和10年4月1日の前の日に、八鹿町（286010） はありません。"):
        recorded(before=[gone], after=[new_town()])
    with pytest.raises(ChangeRefused, match=r"令和10年4月1日に、八鹿町（286010） はありません。"):
        recorded(before=[town_in_force("深川市")], after=[gone])


def test_a_mistake_is_taken_back_whole():
    change = recorded(before=[town_in_force("深川市"), town_in_force("秩父別町")], after=[new_town()])
    take_back_change(change=change, by=clerk())
    assert (names("深川市", DAY), names("新深川市", DAY)) == ([("012289", "深川市")], [])
    assert not OrganisationChange.objects.filter(shipped=False).exists()
    assert verify_registry() == []


def test_what_the_table_ships_is_not_taken_back():
    with pytest.raises(ChangeRefused):
        take_back_change(change=OrganisationChange.objects.first(), by=clerk())


def test_a_change_that_a_later_one_builds_on_is_not_taken_back():
    first = recorded(before=[town_in_force("深川市")], after=[new_town()])
    later = DAY + datetime.timedelta(days=30)
    born = Organisation.objects.get(key=NEW_CODE)
    recorded(day=later, kind="absorption", before=[born], after=[town_in_force("当別町")])
    with pytest.raises(ChangeRefused, match="その後の廃置分合があるので"):
        take_back_change(change=first, by=clerk())
    assert OrganisationChange.objects.filter(shipped=False).count() == 2
