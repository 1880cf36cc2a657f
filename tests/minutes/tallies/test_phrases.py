"""Which phrases of real minutes are read as saying of how many something is true, and when a count bears them out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.record.tallies.claims import Claim, is_borne_out, rule_of
from minutes.record.tallies.phrases import claim_of, phrases_in

READ = {
    "19団体中7団体": Claim("count", 7, 19),
    "１９団体中７団体": Claim("count", 7, 19),
    "十九団体のうち、七団体": Claim("count", 7, 19),
    "19市町村のうち7": Claim("count", 7, 19),
    "1,900自治体中1,200自治体": Claim("count", 1200, 1900),
    "19団体中10団体以上": Claim("count", 10, 19, "at_least"),
    "12団体": Claim("count", 12, 0),
    "約4割": Claim("tenths", 4, 10),
    "４割": Claim("tenths", 4, 10),
    "四割弱": Claim("tenths", 4, 10, "just_below"),
    "４割５分": Claim("tenths", 45, 100),
    "３割以上": Claim("tenths", 3, 10, "at_least"),
    "36.8％": Claim("percent", 368, 1000),
    "約40パーセント": Claim("percent", 40, 100),
    "三分の二": Claim("fraction", 2, 3),
    "過半数": Claim("half", 1, 2, "above"),
    "半数以上": Claim("half", 1, 2, "at_least"),
    "約半数": Claim("half", 1, 2),
    "回答のほとんど": Claim("most"),
    "大半": Claim("more"),
    "ほぼ全ての団体": Claim("nearly_all"),
    "全団体": Claim("all"),
}
# Orders, other counts, shares of money, what is said about and not of a number.
NOT_READ = "第7団体 7団体目 10名 4割引 二百団体 約7団体 7団体程度 150％ 20分の30 一部の団体 割合 ［取消し12-1］".split()


@pytest.mark.parametrize(("words", "claim"), READ.items())
def test_a_phrase_is_read_whole_by_itself_and_where_it_stands(words, claim):
    assert claim_of(words) == claim
    text = f"回答では、{words}が公表している。"
    assert [(text[one.start : one.end], one.words, one.claim) for one in phrases_in(text)] == [
        (words, words, claim)
    ]


@pytest.mark.parametrize("words", NOT_READ)
def test_what_is_no_phrase(words):
    assert list(phrases_in(f"これは{words}である。")) == []
    assert claim_of(words) is None


def test_a_denial_is_another_claim():
    assert [one.claim.kind for one in phrases_in("公表している団体はほとんどない。回答のほとんどが")] == [
        "hardly",
        "most",
    ]


def test_the_sentence_of_the_real_record():
    text = "準拠を条件にするというのが一戸町で、19団体中7団体である。約4割が意識をしている。"
    assert [one.words for one in phrases_in(text)] == ["19団体中7団体", "約4割"]


@given(st.text("0123456789１９一二十百団体市町村中のうち割約分半数ほとんど、。［取消し］-％", max_size=40))
def test_phrases_lie_in_the_text_one_behind_the_other(text):
    end = 0
    for one in phrases_in(text):
        assert end <= one.start < one.end and text[one.start : one.end] == one.words
        assert one.claim.part >= 0
        end = one.end


def counts_that_bear_out(words, total):
    return [count for count in range(total + 1) if is_borne_out(claim_of(words), count, total)]


@pytest.mark.parametrize(
    ("words", "counts"),
    {
        "19団体中7団体": [7],
        "18団体中7団体": [],
        "7団体": [7],
        "7団体以上": [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
        "約4割": [7, 8],
        "3割": [5, 6],
        "4割弱": [7],
        "4割強": [8],
        "4割未満": [0, 1, 2, 3, 4, 5, 6, 7],
        "36.8％": [7],
        "37％": [7],
        "約3分の1": [6, 7],
        "半数": [9, 10],
        "過半数": [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
        "半数近く": [9],
        "ほとんど": [15, 16, 17, 18, 19],
        "大半": [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
        "ほぼ全団体": [18, 19],
        "全団体": [19],
    }.items(),
)
def test_which_counts_of_19_bear_it_out(words, counts):
    assert counts_that_bear_out(words, 19) == counts


@given(st.integers(0, 10), st.integers(1, 60), st.data())
def test_tenths_are_rounded_half_up(tenths, total, data):
    """By the slow way: a share lies nearest to one tenth, and in the middle to the upper one."""
    count = data.draw(st.integers(0, total))
    share = Fraction(count, total)
    nearest = min(range(11), key=lambda one: (abs(share - Fraction(one, 10)), -one))
    assert is_borne_out(Claim("tenths", tenths, 10), count, total) == (nearest == tenths)


def test_of_nobody_nothing_is_said():
    assert {is_borne_out(claim, 0, 0) for claim in READ.values()} == {None}


@pytest.mark.parametrize("claim", READ.values())
def test_each_claim_has_a_rule_in_words(claim):
    assert rule_of(claim).endswith("とき") and "{" not in rule_of(claim)
