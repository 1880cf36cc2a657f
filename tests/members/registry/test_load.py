"""load_registry(): a first load, a second one, and a load beside rows that were entered by hand."""

import datetime
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from members.models import Organisation, OrganisationChange, RegistryState
from members.registry import LoadRefused, load_registry, record_change, verify_registry
from members.registry.shipped_table import organisation_rows
from tests.builders import clerk
from tests.members.registry.towns import DAY, NEW_CODE, merger, new_town, row_of, table_with, town_in_force

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def counts():
    return (
        Organisation.objects.count(),
        OrganisationChange.objects.count(),
        Organisation.history.count(),
        OrganisationChange.history.count(),
        RegistryState.objects.get().changes,
    )


def merged_by_hand(**values):
    """The merger of towns.py as a clerk enters it, before the table knows it."""
    arguments = {
        "day": DAY,
        "kind": "new-merger",
        "before": [town_in_force("深川市"), town_in_force("秩父別町")],
        "after": [new_town()],
        "by": clerk(),
        "event": "新しい市",
    }
    return record_change(**arguments | values)


def table_of_the_merger(**values):
    """Returns the shipped table of a later release, which has the merger too."""
    born = row_of(Organisation.objects.filter(key=NEW_CODE).first() or new_town(), search_number=4025)
    born = replace(born, valid_from=DAY, **values)
    return table_with(ends={"012289": DAY, "014346": DAY}, begins=[born], changes=[merger()])


def test_every_row_stands_with_its_change():
    assert (Organisation.objects.count(), OrganisationChange.objects.count()) == (4024, 1073)
    assert Organisation.objects.filter(shipped=False).count() == 0
    merged = OrganisationChange.objects.get(took_effect_on="2004-04-01", after__name="養父市")
    assert [town.name for town in merged.before.all()] == ["八鹿町", "養父町", "大屋町", "関宮町"]


def test_twice_changes_nothing_and_burns_no_id(capsys):
    first, before = next_id(), counts()
    assert not load_registry()
    call_command("load_registry")
    assert capsys.readouterr().out == "団体の表は新しくなっています。何も変えていません。\n"
    assert counts() == before
    assert next_id() == first + 1


def next_id():
    """Returns the id that the next organisation would get: one is stored and deleted."""
    row = Organisation(
        key="x-try", name="試し", kind="other", valid_from=datetime.date(2020, 1, 1), search_number=65000
    )
    row.save()
    pk = row.pk
    row.delete()
    return pk


def test_a_mended_reading_is_mended_and_only_that():
    rows = [replace(row, kana="ふかがわ") if row.key == "012289" else row for row in organisation_rows()]
    assert (load_registry(rows).changed, Organisation.objects.get(key="012289").kana) == (1, "ふかがわ")
    assert not load_registry(rows)


def test_rows_made_by_hand_are_taken_over_with_id_and_search_number():
    change = merged_by_hand()
    mine = Organisation.objects.get(key=NEW_CODE)
    result = load_registry(*table_of_the_merger(kana="しんふかがわし"))
    assert (result.added, result.changed, result.taken_over) == (0, 0, 1)
    assert (result.changes_added, result.changes_taken_over) == (0, 1)
    taken = Organisation.objects.get(key=NEW_CODE)
    assert (taken.pk, taken.search_number, taken.shipped) == (mine.pk, 65535, True)
    change.refresh_from_db()
    assert (change.event, change.shipped) == ("深川市と秩父別町が合併し新深川市を新設", True)
    assert not load_registry(*table_of_the_merger())
    assert verify_registry() == []


def test_a_table_that_does_not_know_it_yet_undoes_nothing():
    merged_by_hand()
    assert not load_registry()
    assert Organisation.objects.get(key="012289").valid_to == DAY
    assert OrganisationChange.objects.filter(shipped=False).count() == 1


@pytest.mark.parametrize(
    ("by_hand", "shipped", "messages"),
    [
        (
            {},
            {"name": "北深川市"},
            ["の名前が、手で入れた行では「新深川市」、配布の表では「北深川市」です。"],
        ),
        (
            {"day": datetime.date(2028, 5, 1)},
            {},
            ["のいつまでが、手で入れた行では「2028-05-01」、配布の表では「2028-04-01」です。"] * 2,
        ),
        ({"kind": "absorption"}, {}, ["「新しい市」（編入合併）は手で入れた廃置分合ですが"]),
        ({"before": ["深川市"]}, {}, ["「新しい市」（新設合併）は手で入れた廃置分合ですが"]),
    ],
)
def test_a_difference_stops_the_load_and_is_reported(by_hand, shipped, messages):
    if "before" in by_hand:
        by_hand = {"before": [town_in_force(name) for name in by_hand["before"]]}
    merged_by_hand(**by_hand)
    before = counts()
    with pytest.raises(LoadRefused) as refused:
        load_registry(*table_of_the_merger(**shipped))
    lines = str(refused.value).splitlines()
    assert len(lines) == len(messages)
    assert all(message in line for message, line in zip(messages, lines, strict=True))
    assert counts() == before


def test_generations_that_overlap_stop_the_load():
    """By hand, the next generation of 深川市 begins a month earlier than in the table, so they are two rows."""
    early = datetime.date(2028, 3, 1)
    merged_by_hand(
        day=early, kind="rename", before=[town_in_force("深川市")], after=[new_town("北深川市", "012289")]
    )
    born = replace(row_of(new_town("南深川市", "012289"), search_number=4025), valid_from=DAY, valid_to=None)
    rows, _ = table_with(ends={}, begins=[born])
    with pytest.raises(LoadRefused, match="期間が重なっています"):
        load_registry(rows)


def test_the_command_prints_why_it_was_refused():
    Organisation.objects.filter(name="深川市").update(shipped=False, name="ふかがわ市")
    with pytest.raises(CommandError) as refused:
        call_command("load_registry")
    assert str(refused.value).splitlines() == [
        "手で入れた行と配布の表が食い違うので、何も入れませんでした。",
        "ふかがわ市（012289）（1970-04-01から）の名前が、手で入れた行では「ふかがわ市」、配布の表では「深川市」です。",
    ]


def test_an_older_problem_is_no_reason_to_refuse_a_release():
    Organisation.objects.filter(name="深川市").update(valid_to=DAY)  # abolished by hand, without a successor
    rows = [replace(row, kana="とうべつ") if row.key == "013030" else row for row in organisation_rows()]
    rows = [row for row in rows if row.key != "012289"]
    assert load_registry(rows).changed == 1
