"""Differences of two texts, cut so that they read well in Japanese, and their laws."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.compare.text_diff import (
    ADDED,
    REMOVED,
    SAME,
    DiffPiece,
    excerpt,
    text_diff,
    units,
    wording_after,
    wording_before,
)
from tests.texts import ANY_CHARACTER

texts = st.text(st.sampled_from("仮装想化町あいうCSV3,05。、\nカー（）") | ANY_CHARACTER, max_size=60)


def brief(before, after):
    """Returns the difference as one line, with [-removed-] and {+added+} words."""
    around = {SAME: ("", ""), REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}
    return "".join(
        around[piece.kind][0] + piece.text + around[piece.kind][1] for piece in text_diff(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("CVSで交換する仕組み", "CSVで交換する仕組み", "[-CVS-]{+CSV+}で交換する仕組み"),
        ("仮装デスクトップ形式", "仮想デスクトップ形式", "[-仮装-]{+仮想+}デスクトップ形式"),
        ("どの程度か。。", "どの程度か。", "どの程度か。[-。-]"),
        ("使用料は月額3,000円である", "使用料は月額3,500円である", "使用料は月額[-3,000-]{+3,500+}円である"),
        (
            "まずfacebookを採用したということだ",
            "まずFacebookを採用したということだ",
            "まず[-facebook-]{+Facebook+}を採用したということだ",
        ),
        ("神社は桧枝岐村にある", "神社は檜枝岐村にある", "神社は[-桧枝岐村-]{+檜枝岐村+}にある"),
        (
            "一行目を読む\n二行目を読む",
            "一行目を読む\n三行目を読む",
            "一行目を読む\n[-二行目-]{+三行目+}を読む",
        ),
        ("同じ言葉", "同じ言葉", "同じ言葉"),
        ("", "新しい", "{+新しい+}"),
        ("はい。", "いいえ。", "[-はい。-]{+いいえ。+}"),
        (
            "（深川市）\nはい。",
            "（当別町、北海道）\nはい。",
            "[-（深川市）\n-]{+（当別町、北海道）\n+}はい。",
        ),
    ],
)
def test_runs_of_one_script_are_units(before, after, marked):
    assert brief(before, after) == marked


def test_more_than_half_rewritten_is_shown_whole():
    assert text_diff("賛成である。今年度から始める。", "反対する。来年に延ばしたい。") == [
        DiffPiece(REMOVED, "賛成である。今年度から始める。"),
        DiffPiece(ADDED, "反対する。来年に延ばしたい。"),
    ]


@given(texts, texts)
def test_the_marks_applied_to_the_former_give_the_latter(before, after):
    found = text_diff(before, after)
    assert (wording_before(found), wording_after(found)) == (before, after)
    assert all(piece.text for piece in found)
    kinds = [piece.kind for piece in found]
    assert all(one != other for one, other in pairwise(kinds))


@given(texts)
def test_units_are_the_whole_text(text):
    assert "".join(units(text)) == text


@given(texts, texts)
def test_an_excerpt_leaves_every_change_whole(before, after):
    whole = text_diff(before, after)
    shown = excerpt(whole, around=3)
    assert [one for one in shown if one.kind != SAME] == [one for one in whole if one.kind != SAME]
    assert all(len(one.text) <= 14 for one in shown if one.kind == SAME)


def test_a_very_long_text_takes_no_time_worth_naming():
    """In a text of another language every character is a unit, and comparing units would take minutes."""
    before, after = "ъ。" * 20000, "ъ、" * 20000
    assert [piece.kind for piece in text_diff(before, after)] == [REMOVED, ADDED]
