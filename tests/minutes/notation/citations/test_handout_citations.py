"""Handouts cited in a text: however people write them, and what only looks like one."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.notation.citations.handout_citations import HandoutFinder, cited_labels
from minutes.notation.citations.handout_labels import label_key
from tests.texts import any_text

LISTED = "資料1 資料2 資料3 資料１０ 追加資料1 資料4-1 別紙2 参考資料1 資料第5号 資料A 役員会結果 議案第1号".split()
FINDER = HandoutFinder(LISTED)


def cited(text):
    return [(text[found.start : found.end], found.label) for found in FINDER.cited_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("資料1に基づき説明が行われた。", [("資料1", "資料1")]),
        ("資料１を見て、資料　２も見る。", [("資料１", "資料1"), ("資料　２", "資料2")]),
        ("資料No.1、資料第５号", [("資料No.1", "資料1"), ("資料第５号", "資料第5号")]),
        ("資料①、（資料2）、【資料3】", [("資料①", "資料1"), ("資料2", "資料2"), ("資料3", "資料3")]),
        ("資料一のとおり", [("資料一", "資料1")]),
        ("別紙2と参考資料1", [("別紙2", "別紙2"), ("参考資料1", "参考資料1")]),
        ("追加資料1と資料2", [("追加資料1", "追加資料1"), ("資料2", "資料2")]),
        (
            "資料10と資料４－１、資料4ー1、資料4の1",
            [
                ("資料10", "資料１０"),
                ("資料４－１", "資料4-1"),
                ("資料4ー1", "資料4-1"),
                ("資料4の1", "資料4-1"),
            ],
        ),
        ("資料1・2により", [("資料1", "資料1"), ("2", "資料2")]),
        ("資料1から3まで", [("資料1", "資料1"), ("3", "資料3")]),
        (
            "資料1～3、資料1、2及び3",
            [("資料1", "資料1"), ("3", "資料3"), ("資料1", "資料1"), ("2", "資料2"), ("3", "資料3")],
        ),
        ("資料Aの2枚目", [("資料A", "資料A")]),
        ("資料1の2ページ、資料2 p.3、資料3P4", [("資料1", "資料1"), ("資料2", "資料2"), ("資料3", "資料3")]),
        ("配付資料1、①資料2", [("資料1", "資料1"), ("資料2", "資料2")]),
        ("議案１号", [("議案１号", "議案第1号")]),
        ("資料1［取消し］", [("資料1", "資料1")]),
    ],
)
def test_found_with_their_places(text, found):
    assert cited(text) == found


@pytest.mark.parametrize(
    "text",
    """
    資料の9ページ 資料3ページ 資料3枚 資料１００ 資料1-2 資料1－2 資料1.5 追加資料2 町田市資料1 ICT資料1 前回の資料1 第2回の資料1
    昨年度資料1 資料一覧 資料一式 資料三枚 資料1部を配る 資料1か所 資料［取消し12-1］ 役員会結果
    """.split(),
)
def test_not_found(text):
    assert cited(text) == []


@pytest.mark.parametrize(
    "text", ["資料1、2点を", "資料1、10月に", "資料1と2012年", "資料1から10か月", "資料1、2つ目"]
)
def test_a_number_that_counts_something_else_is_no_handout(text):
    assert cited(text) == [("資料1", "資料1")]


def test_a_label_ends_with_its_line():
    assert cited("資料\n1") == []


def test_labels_that_differ_in_spelling_alone_cite_nothing():
    assert HandoutFinder(["資料1", "資料１", "資料2"]).cited_in("資料1と資料2")[0].label == "資料2"


def test_whatever_is_cited_is_named_as_it_would_be_listed():
    text = "資料 １及び２、追加資料1、別紙3-1のとおり。資料の4ページ、資料3枚"
    assert cited_labels(text) == {
        ("資料", ("1",)): "資料1",
        ("資料", ("2",)): "資料2",
        ("追加資料", ("1",)): "追加資料1",
        ("別紙", ("3", "1")): "別紙3-1",
    }


PIECES = st.sampled_from(
    [
        *"資料別紙追加第号のと・、から~-ー－　 0123４５①一十枚頁Aa\n町［］",
        "ページ",
        "資料1",
        "資料10",
        "前回の",
        "No.",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join) | any_text(max_size=30)


@given(TEXTS)
def test_places_lie_in_the_text_in_order_and_never_inside_a_longer_number(text):
    found = FINDER.cited_in(text)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        words = unicodedata.normalize("NFKC", text[one.start : one.end]).lower()
        numbers = label_key(one.label)[1]
        kanji = not re.search("[0-9a-z]", words)
        assert kanji or re.findall("[0-9]+|[a-z]$", words)[-1].lstrip("0") == numbers[-1], words
        behind = unicodedata.normalize("NFKC", text[one.end : one.end + 1])
        assert not behind.isdecimal()


@given(TEXTS)
def test_a_list_of_other_handouts_changes_nothing(text):
    """The oracle: what a longer list finds of some labels, the list of those labels alone finds too."""
    few = HandoutFinder(["別紙2"])
    assert few.cited_in(text) == [found for found in FINDER.cited_in(text) if found.label == "別紙2"]


def test_the_names_of_files():
    names = {
        "資料1_電子化": {"資料1"},
        "【資料2】": {"資料2"},
        "資料３　写真": {"資料3"},
        "01_資料1": {"資料1"},
        "資料1年間計画": {"資料1"},
        "資料1・資料2": {"資料1", "資料2"},
        "追加資料2": set(),
        "資料12": set(),
        "写真": set(),
    }
    assert {name: FINDER.named_in(name) for name in names} == names
