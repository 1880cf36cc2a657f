"""Variant kanji in names: which characters are the same, and which are different."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.spelling import MOST_SPELLINGS, VARIANTS, fold_name, spellings


@pytest.mark.parametrize(
    "names",
    [
        ("龍ケ崎市", "竜ヶ崎市", "龍ヶ崎市", "竜ケ﨑市"),
        ("檜枝岐村", "桧枝岐村"),
        ("髙知県", "高知縣"),
        ("鳩ヶ谷市", "鳩ケ谷市", "鳩ｹ谷市"),
    ],
)
def test_spellings_of_one_name(names):
    assert len({fold_name(name) for name in names}) == 1
    assert {name for name in names if "ｹ" not in name} <= spellings(names[0])


@pytest.mark.parametrize(
    "names", [("本庄市", "本荘市"), ("神埼町", "神崎町"), ("つがる市", "津軽市"), ("ケ", "か")]
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
