"""Folding: what is the same to a reader becomes one form, and what names keep apart stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.analysis.folding import VARIANTS, fold, fold_by_rules, fold_characters
from tests.texts import any_text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("facebook", "Ｆａｃｅｂｏｏｋ"),
        ("桧枝岐村", "檜枝岐村"),
        ("竜ヶ崎市", "龍ケ崎市"),
        ("高橋", "髙橋"),
        ("10%", "１０％"),
        ("第3号", "第３号"),
        ("ﾏｲﾅﾝﾊﾞｰ", "マイナンバー"),
        ("70-80", "70~80"),
        ("情報 共有", "情報　共有"),
        ("葛飾区", "葛󠄀飾区"),
        ("神楽", "神楽"),
        ("3,000円", "３０００円"),
        ("１２，３４５，６７８円", "12345678円"),
        ("ペ―パー", "ペーパー"),
        ("サ－バ−室", "サーバ−室"),
    ],
)
def test_two_ways_of_writing_that_fold_to_one(typed, stored):
    assert fold(typed) == fold(stored)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("本庄市", "本荘市"),
        ("神埼", "神崎"),
        ("マス", "ます"),
        ("余", "予"),
        ("ベンダ", "ベンダー"),
        ("埼玉", "崎玉"),
        ("3、4回", "34回"),
        ("三,四回", "三四回"),
        ("サ－", "サー"),
        ("第-号", "第ー号"),
        ("A-B", "AーB"),
    ],
)
def test_what_names_keep_apart_stays_apart(one, other):
    assert fold(one) != fold(other)


def test_the_table_maps_one_character_to_one_that_is_not_mapped_further():
    assert [
        pair for pair in VARIANTS.items() if len(pair[0]) != 1 or len(pair[1]) != 1 or pair[1] in VARIANTS
    ] == []


@given(any_text(), st.text(alphabet="あア漢A髙ヶ 　"))
def test_a_folded_text_holds_no_blank_and_a_part_is_found_in_the_whole(before, part):
    folded = fold(f"{before}。{part}。")
    assert not any(character.isspace() for character in folded)
    assert f"。{fold(part)}。" in folded


SIGNS = st.text(alphabet="1２,，-―〜ァｱヺー・あ、 ")


@given(SIGNS)
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


def slow(folded):
    """What neighbours decide, one sign after the other."""
    for offset in range(1, len(folded) - 1):
        before, sign, after = folded[offset - 1 : offset + 2]
        if sign == "," and before in "12" and after in "12":
            return slow(folded[:offset] + folded[offset + 1 :])
        if sign == "-" and before in "ァアヺー" and after in "ァアヺー":
            return slow(f"{folded[:offset]}ー{folded[offset + 1 :]}")
    return folded


@given(SIGNS)
def test_neighbours_decide_as_a_slow_rule_says(text):
    assert fold(text) == slow(fold_characters(text))


@given(any_text() | SIGNS | st.text(alphabet="あがｶﾞﾊﾟパ髙葛\U000e0100檜ヶA１㍻㌫ﬁ゛゙゚　 \n・漢각각éé\ufffe"))
def test_the_fast_way_is_the_rule(text):
    assert fold(text) == fold_by_rules(text)
