"""Families of spellings: what means the same is one family from whichever member it is asked, and what differs is in none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.analysis.folding import fold
from minutes.search.query_language import And, Near, Not, Or, Word, parse
from minutes.search.spellings import families, katakana, okurigana, words
from minutes.search.spellings.families import joined, spelled_alike
from tests.texts import any_text

OUR_OWN = """
取り扱い 取扱い 取扱
見積もり 見積り 見積
立ち会い 立会い
引き渡し 引渡し 引渡
取り組む 取組む
枠組み 枠組
生まれる 生れる
まちづくり 街づくり 町づくり
あっせん 斡旋
弁護士 辯護士
義援金 義捐金
たばこ タバコ 煙草
バイオリン ヴァイオリン
デジタル ディジタル
ユーザ ユーザー
フィルム フイルム
国保 国民健康保険
厚労省 厚生労働省
BCP 業務継続計画 事業継続計画
平成24年度予算 平成二十四年度予算 H24年度予算 2012年度予算
昭和64年 昭和六十四年 S64 1989年
3億2千万円 3億2,000万円 320,000,000円 三億二千万円
第十二回定例会 第12回定例会
２５人 二十五人 二五人
10％減 十パーセント減
数か月 数ヶ月 数カ月 数箇月
該当箇所 該当個所
関ヶ原 関が原
Facebook フェイスブック フェースブック
Webサイト ウェブサイト ウエブサイト
Wi-Fi ワイファイ
"""
# Looks alike and means something else, or is found within it.
DIFFERENT = """
市:町 回:巻 期間:機関 十分:10分 一部:1部 一時:1時 一番:1番 一円:1円 三重県:3重県 統一回答:統1回答 三条市:3条市 四日市市:4日市市 第三者:第3者
組合:組み合わせ 手当:手当て 意思:意志 制作:製作 対象:対照 保障:保証 追及:追求 移動:異動 規定:規程 配布:配付 広報:公報 開放:解放 表す:現す 係る:係わる
マス:ます コスト:こすと 更に:さらに 教委:教育委員会 生保:生活保護 全協:全員協議会 平成2年:H24 H2:平成24年 令和元年:平成31年 昭和24年:平成24年 24年:平成24年
2012年:2013年 3,000円:3万円 三千円:三万円 第3回:3回 第3回:第13回 3か月:3月 3か所:3所 か所:箇所 ドラマ:ドラマー バッタ:バッター ビル:ビール カード:ガード
予:余 弁:辨 神崎:神埼 本庄市:本荘市 子供:供 国が県:国ケ県 引き上げ:引上 染め物:染物 置き場:置場 変える:変る 上る:上がる 2.5人:2.五人 LINE:ライン Word:ワード オフライン:オフLINE
"""


def lines(text):
    return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def family(word):
    return {fold(word), *spelled_alike(fold(word))}


def test_the_families_of_the_cases(shared):
    for members in lines((shared / "cases" / "spellings.txt").read_text(encoding="utf-8")):
        for member in members:
            assert {fold(other) for other in members} <= family(member), member


@pytest.mark.parametrize("members", lines(OUR_OWN), ids=lambda members: members[0])
def test_our_own_families(members):
    assert [member for member in members if not {fold(other) for other in members} <= family(member)] == []


@pytest.mark.parametrize("pair", DIFFERENT.split())
def test_what_differs_is_joined_from_neither_side(pair):
    one, other = map(fold, pair.split(":"))
    assert other not in spelled_alike(one) and one not in spelled_alike(other)


def test_there_are_thirty_pairs_and_three_hundred_words_of_okurigana():
    assert len(DIFFERENT.split()) >= 30
    assert len({family[0] for family in map(okurigana._spellings, okurigana.TABLE.split())}) >= 300


def test_a_family_of_the_tables_is_the_same_from_each_member():
    """But those of which a longer word of another family is a part, and a western year: 2019年 is of two eras."""
    differing = {
        member
        for table in (okurigana, katakana, words)
        for spellings in table.families()
        for member in spellings
        if family(member) != family(spellings[0])
    }
    assert differing == set()


def test_no_spelling_is_of_two_families():
    of = [
        spelling
        for table in (okurigana, katakana, words)
        for one in table.families()
        for spelling in {*map(fold, one)}
    ]
    assert len(of) == len(set(of))


def test_every_family_of_a_table_differs_once_it_is_folded():
    for table in (okurigana, katakana, words):
        assert [one for one in table.families() if len({*map(fold, one)}) < 2] == []


def test_2019_is_of_two_eras_and_each_of_them_is_not_the_other():
    assert {"令和元年", "平成31年", "r1", "h31"} <= family("2019年")
    assert {"2019年", "r1"} <= family("令和元年") and "2019年" in family("平成31年")


@pytest.mark.parametrize("typed", ["平成40年", "令和0年", "昭和0年", "h32", "s70", "1800年", "H100"])
def test_a_year_that_never_was_is_no_year(typed):
    assert [one for one in spelled_alike(fold(typed)) if re.search("平成|昭和|[12][0-9]{3}年", one)] == []


NUMBERS = st.integers(1, 99_999) | st.integers(1, 10**13)


@given(NUMBERS, st.sampled_from(["円", "人", "件", "回"]))
def test_a_number_is_read_back_from_each_of_its_spellings(value, counted):
    if (value, counted) == (1, "円"):
        return
    from_number = family(f"{value}{counted}")
    assert {f"{value}{counted}", f"{families.numbers.kanji(value)}{counted}"} <= from_number
    for spelling in from_number:
        assert families.numbers.value_of(spelling.removesuffix(counted)) == value
        assert family(spelling) == from_number


TYPED = st.lists(
    st.sampled_from(
        "取り組み 取組 打合せ 平成24年 h24 度 10月 十月 23日 3か所 三千 円 第 回 10 % サーバー ヴァイオリン ウエ 霞ケ関 子ども ict a 0 市 の 。 ー ケ所".split()
    ),
    max_size=6,
).map("".join)


@given(TYPED | any_text())
def test_whatever_is_typed_has_few_spellings_each_folded_and_none_of_them_itself(typed):
    word = fold(typed)
    others = spelled_alike(word)
    assert len(others) < families.MOST_SPELLINGS
    assert word not in others and len(set(others)) == len(others)
    assert [fold(other) for other in others] == list(others)


def test_a_query_is_joined_word_by_word_and_what_is_short_stands_apart():
    one, other, third = (Word(text, "") for text in ("取組み", "取り組み", "取組"))
    alike = Or((one, other, third))
    assert joined(parse("取組み").tree) == alike
    assert joined(parse("学校 -取組み").tree) == And((Word("学校", ""), Not(alike)))
    assert joined(parse("取組み NEAR 学校").tree) == Near((one, other, third), (Word("学校", ""),))
    assert joined(parse("防災").tree) == parse("防災").tree
    assert Word("h24", "", apart=True) in joined(parse("平成24年").tree).parts
