"""Variant kanji in names: which characters are the same, and which are different."""

import datetime
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.registry.shipped_table import organisation_rows
from members.spelling import MOST_SPELLINGS, VARIANTS, fold_name, spellings
from members.wareki import parse_meeting_time
from minutes.notation.parser import parse
from minutes.search.analysis.folding import fold


@pytest.mark.parametrize(
    "names",
    [
        ("龍ケ崎市", "竜ヶ崎市", "龍ヶ崎市", "竜ケ﨑市"),
        ("檜枝岐村", "桧枝岐村"),
        ("髙知県", "高知縣"),
        ("鳩ヶ谷市", "鳩ケ谷市", "鳩ｹ谷市"),
        ("鰺ヶ沢町", "鯵ヶ沢町", "鯵ケ沢町", "鯵が沢町", "鰺ガ沢町"),
        ("諫早市", "諌早市"),
        ("飛騨市", "飛驒市"),
        ("蘆屋市", "芦屋市"),
        ("砺波市", "礪波市"),
    ],
)
def test_spellings_of_one_name(names):
    assert len({fold_name(name) for name in names}) == 1
    assert {name for name in names if not set("ｹがガ") & set(name)} <= spellings(names[0])


@pytest.mark.parametrize(
    "names",
    [
        ("本庄市", "本荘市"),
        ("神埼町", "神崎町"),
        ("つがる市", "津軽市"),
        ("ケ", "か"),
        ("東かがわ市", "東かケわ市"),
        ("我が", "我ケ"),
    ],
)
def test_names_that_stay_apart(names):
    assert fold_name(names[0]) != fold_name(names[1])


def test_the_table_leads_to_its_end_in_one_step():
    """No variant leads to another variant, and the table has single, NFKC-stable characters only."""
    assert [pair for pair in VARIANTS.items() if pair[1] in VARIANTS] == []
    assert [pair for pair in VARIANTS.items() if len(pair[0]) != 1 or len(pair[1]) != 1] == []
    assert [variant for variant in VARIANTS if unicodedata.normalize("NFKC", variant) != variant] == []


@given(st.text("龍竜ヶケ崎嵜﨑檜桧枝岐市村嶋島町", max_size=6))
def test_a_spelling_is_what_folds_alike(name):
    names = spellings(name)
    assert {fold_name(spelling) for spelling in names} == {fold_name(name)}
    assert fold_name(name) in names and name in names


def test_too_many_spellings_are_not_spelled_out():
    name = "崎" * 40
    assert len(spellings(name)) < MOST_SPELLINGS


@pytest.mark.parametrize(
    "name",
    ["葛\U000e0100城市", "葛\ufe00城市", "葛\u200b城市", "\u202a葛城市\u202c", "葛　城 市", "葛城市\ufeff"],
)
def test_what_nobody_sees_is_no_other_name(name):
    assert fold_name(name) == "葛城市"


@pytest.mark.parametrize(
    ("copied", "typed"),
    [
        ("⻄宮市", "西宮市"),
        ("⻑岡市", "長岡市"),
        ("⻘森市", "青森市"),
        ("国⺠保護", "国民保護"),
        ("⽔⼾市", "水戸市"),
    ],
)
def test_radicals_out_of_a_pdf_are_the_kanji_that_they_look_like(copied, typed):
    assert fold_name(copied) == typed
    assert fold(copied) == fold(typed)


def test_the_pairs_of_the_shared_lists_that_stand_in_names_of_the_registry_are_folded(shared):
    """The table was built from these lists: each 旧字体 of a character of the registry folds, but for those left out."""
    listed = (shared / "variants" / "kyujipy" / "kyujitai_simplified.cson").read_text(encoding="utf-8")
    pairs = re.findall(r'\["(.)", "(.)"\]', listed)
    characters = {fold_name(character) for row in organisation_rows() for character in row.name}
    unfolded = {
        f"{old}→{new}"
        for new, old in pairs
        if fold_name(new) in characters and fold_name(old) != fold_name(new)
    }
    assert unfolded == set()


def test_radicals_in_a_date_and_in_the_name_of_a_fact():
    document = parse("会議録\n⽇時：令和8年7⽉2⽇\n開会\n○林会⾧　開きます。\n（⻄宮市）\nはい。")
    assert document.time == "令和8年7⽉2⽇"
    assert parse_meeting_time(document.time).held_on == datetime.date(2026, 7, 2)
    assert [block.label for block in document.blocks[1:]] == ["林会⾧", "⻄宮市"]
