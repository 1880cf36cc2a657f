"""The query language: how it is parsed and repaired, described in Japanese, and written down again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.analysis.folding import fold
from minutes.search.query_language import (
    And,
    Near,
    Not,
    Or,
    Word,
    describe,
    matches,
    parse,
    words_of,
    write_query,
)
from tests.texts import any_text

A, B, C = (Word(letter, letter) for letter in "abc")
LANGUAGE = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            " ",
            "　",
            "OR",
            "｜",
            "|",
            "-",
            "－",
            "NOT",
            "NEAR",
            "(",
            "（",
            ")",
            "）",
            '"',
            "＂",
            "津波",
            "😀",
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", None),
        (" 　\n", None),
        ("\u200b \ufe0f", None),
        ("a b", And((A, B))),
        ("a　b a", And((A, B))),
        ("ａ Ａ", A),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a ＯＲ b", Or((A, B))),
        ("a|b", Or((A, B))),
        ("a｜b ｜ c", Or((A, B, C))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a（b｜c）", And((A, Or((B, C))))),
        ("a -b", And((A, Not(B)))),
        ("a －b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("-(a b)", Not(And((A, B)))),
        ("a NEAR b", Near((A,), (B,))),
        ("a　ＮＥＡＲ　b", Near((A,), (B,))),
        ("c a NEAR b", And((C, Near((A,), (B,))))),
        ("a NEAR b NEAR c", And((Near((A,), (B,)), Near((B,), (C,))))),
        ("a NEAR b OR c", Or((Near((A,), (B,)), C))),
        ("-a NEAR b", Not(Near((A,), (B,)))),
        ("near", Word("near", "")),
        ('"NEAR"', Word("near", "")),
        ("a-b", Word("a-b", "")),
        ('"a b"', Word("ab", "")),
        ("“a b”c", And((Word("ab", ""), C))),
        ('"OR"', Word("or", "")),
        ('"-a"', Word("-a", "")),
        ("or", Word("or", "")),
        ("100%", Word("100%", "")),
        ("。", Word("。", "")),
    ],
)
def test_the_language(typed, tree):
    assert (parse(typed).tree, parse(typed).repairs) == (tree, ())


@pytest.mark.parametrize(
    ("typed", "tree", "repairs"),
    [
        ("(a", A, ["閉じていない括弧を、終わりで閉じました。"]),
        ("a)", A, ["開いていない閉じ括弧を外しました。"]),
        ("a) b", And((A, B)), ["開いていない閉じ括弧を外しました。"]),
        ('"a b', Word("ab", ""), ["閉じていない引用符を、終わりで閉じました。"]),
        ("a OR", A, ["片側にことばのない OR（｜）を外しました。"]),
        ("| a", A, ["片側にことばのない OR（｜）を外しました。"]),
        ("a || b", Or((A, B)), ["片側にことばのない OR（｜）を外しました。"]),
        ("a NOT", A, ["後にことばのない NOT を外しました。"]),
        ("a ()", A, ["中にことばのない括弧を外しました。"]),
        ("a NEAR", A, ["両側にことばのない NEAR を外しました。"]),
        ("NEAR a", A, ["両側にことばのない NEAR を外しました。"]),
        ("a NEAR (b c)", And((A, B, C)), ["両側にことばのない NEAR を外しました。"]),
        ("a NEAR -b", And((A, Not(B))), ["両側にことばのない NEAR を外しました。"]),
        ("a --b", And((A, Not(B))), ["続いた「-」を、一つの「-」（除く）と読みました。"]),
        ("－－－(a b)", Not(And((A, B))), ["続いた「-」を、一つの「-」（除く）と読みました。"]),
        ("OR", None, ["片側にことばのない OR（｜）を外しました。"]),
        ("(" * 30 + "a", A, ["20より深い括弧を外しました。", "閉じていない括弧を、終わりで閉じました。"]),
    ],
)
def test_what_does_not_fit_is_repaired_and_reported(typed, tree, repairs):
    assert (parse(typed).tree, list(parse(typed).repairs)) == (tree, repairs)


@given(LANGUAGE | any_text())
def test_nothing_typed_is_an_error(typed):
    tree = parse(typed).tree
    if tree is not None:
        assert describe(tree)
        assert all(word.folded for word in words_of(tree))


@given(LANGUAGE)
def test_a_tree_written_down_reads_the_same(typed):
    tree = parse(typed).tree
    if tree is not None:
        again = parse(write_query(tree))
        assert (again.tree, again.repairs) == (tree, ())


@pytest.mark.parametrize(
    ("typed", "description"),
    [
        ("a", "「a」を含む"),
        ("a -b", "「a」を含み、「b」を含まない"),
        ("-b a", "「b」を含まず、「a」を含む"),
        ("a (b OR c)", "「a」を含み、「b」または「c」を含む"),
        ("a NEAR b", "同じ文の近くに「a」と「b」を含む"),
        (
            "a NEAR b -(b NEAR c)",
            "同じ文の近くに「a」と「b」を含み、（同じ文の近くに「b」と「c」を含むもの）を含まない",
        ),
        ("a OR (b -c)", "「a」または（「b」を含み、「c」を含まないもの）を含む"),
    ],
)
def test_how_it_was_read(typed, description):
    assert "".join(piece for piece, _ in describe(parse(typed).tree)) == description


def test_a_text_that_matches():
    tree = parse("津波 (訓練 OR 避難) -予算").tree
    assert matches(tree, "津波の避難")
    assert not matches(tree, "津波")
    assert not matches(tree, "津波の避難の予算")
    assert words_of(tree, positive_only=True) == [Word(word, "") for word in ("津波", "訓練", "避難")]


SENTENCES = st.text(alphabet="津波訓練。！?\n|の", max_size=80)


@given(SENTENCES, st.sampled_from(["津", "津波", "訓練", "波の"]), st.sampled_from(["練", "津", "訓"]))
def test_near_is_what_a_slow_rule_says(text, one, other):
    folded = fold(text)

    def follows(first, second):
        for start in range(len(folded)):
            if folded.startswith(first, start):
                behind = folded[start + len(first) :]
                for gap in range(min(30, len(behind)) + 1):
                    if behind.startswith(second, gap) and not set("。!?|") & set(behind[:gap]):
                        return True
        return False

    tree = Near((Word(one, one),), (Word(other, other),))
    assert matches(tree, folded) == (follows(one, other) or follows(other, one))


@pytest.mark.parametrize(
    ("text", "holds"),
    [("h2年", True), ("h24年", False), ("ah2", False), ("3h2", False), ("（h2）", True), ("h24とh2", True)],
)
def test_a_word_apart_touches_no_letter_and_no_digit(text, holds):
    assert matches(Word("h2", "h2", apart=True), text) is holds


@pytest.mark.parametrize(
    "typed", ["(" * 5000, ")" * 5000, '"' * 5000, "a OR " * 2000, "-" * 9999, "NOT " * 2500]
)
def test_endless_input_is_read(typed):
    parse(typed[:200])
