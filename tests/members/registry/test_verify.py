"""verify_registry(): one line for each inconsistency, with the organisation's name."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from members.models import Organisation, OrganisationChange
from members.registry import COMPLETE_TO, verify_registry

pytestmark = pytest.mark.django_db


def organisations(name):
    return Organisation.objects.filter(name=name)


def test_the_shipped_table_is_consistent(django_assert_num_queries, capsys):
    with django_assert_num_queries(9):
        assert verify_registry() == []
    call_command("verify_registry")
    assert capsys.readouterr().out == "4024行を確かめました。すべて合っています。\n"


def test_1741_municipalities_and_47_prefectures_are_in_force():
    in_force = Organisation.objects.valid_on(COMPLETE_TO)
    counts = {kind: in_force.filter(kind=kind).count() for kind in ("city", "ward", "town", "village")}
    assert (sum(counts.values()), counts["ward"], in_force.filter(kind="prefecture").count()) == (
        1741,
        23,
        47,
    )


def test_every_row_has_a_reading_in_hiragana():
    assert not Organisation.objects.exclude(kana__regex=r"^[ぁ-ゖー・]+$").exists()


def wrong_code():
    organisations("深川市").update(key="012288")
    return ["団体コード 012288 の検査数字が合いません。"]


def overlap():
    organisations("奥明方村").update(valid_to=datetime.date(1970, 5, 1))
    return ["奥明方村（214868） と 明方村（214868） の期間が重なっています（1970-04-20）。"]


def without_successor():
    OrganisationChange.objects.filter(after__name="養父市").delete()
    return [
        f"{name} は 2004-04-01 になくなりましたが、その後がありません。"
        for name in ("八鹿町（286010）", "養父町（286028）", "大屋町（286036）", "関宮町（286044）")
    ]


def change_before_its_successor():
    day = datetime.date(2004, 3, 1)
    change = OrganisationChange.objects.get(after__name="養父市")
    change.took_effect_on = day
    change.save()
    return [f"2004-03-01 の「{change.event}」の後に、養父市（282227） はありません。"]


def change_after_its_predecessors():
    change = OrganisationChange.objects.get(after__name="養父市")
    change.took_effect_on = datetime.date(2004, 5, 1)
    change.save()
    names = ("八鹿町（286010）", "養父町（286028）", "大屋町（286036）", "関宮町（286044）")
    return [f"2004-05-01 の「{change.event}」の前に、{name} はありません。" for name in names]


def one_too_few():
    organisations("深川市").update(shipped=False)
    return ["2026-07-09 の市区町村は 1741 のはずですが、1740 あります。"]


@pytest.mark.parametrize(
    "damage",
    [
        wrong_code,
        overlap,
        without_successor,
        change_before_its_successor,
        change_after_its_predecessors,
        one_too_few,
    ],
)
def test_damage_is_found(damage):
    expected = damage()
    assert sorted(verify_registry()) == sorted(expected)


def test_the_command_fails_and_prints_each_inconsistency(capsys):
    one_too_few()
    with pytest.raises(CommandError, match="1件の食い違いがあります。"):
        call_command("verify_registry")
    assert capsys.readouterr().err == "2026-07-09 の市区町村は 1741 のはずですが、1740 あります。\n"
