"""The record of 23 October 2012, searched as its readers do."""

from collections import Counter

import pytest

from minutes.search import find
from minutes.search.query_language import parse
from minutes.search.search_query import SearchQuery, compile_query
from tests.builders import published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module, real_text):
    return published(real_text)


def search(typed="", **conditions):
    query = compile_query(SearchQuery(tree=parse(typed).tree, **conditions))
    return find.load_passages(find.newest_first(query, size=500))


def kinds(typed="", **conditions):
    return Counter(passage.kind for passage in search(typed, **conditions))


def test_any_spelling_finds_the_one_turn_and_marks_both_places(client):
    for typed in ("FACEBOOK", "ｆａｃｅｂｏｏｋ", "facebook"):
        assert kinds(typed) == {"turn": 1}
        assert len(Page(client.get("/search/", {"q": typed}))["mark"]) == 2


def test_variant_kanji_in_words_and_in_labels(client):
    assert kinds("桧枝岐") == {"turn": 1}
    assert "檜枝岐村" in search("桧枝岐")[0].text
    assert kinds(codes=("073644",)) == {"turn": 1}
    assert [passage.label for passage in search(codes=("073644",))] == ["檜枝岐村"]
    shown = Page(client.get("/search/", {"q": "桧枝岐"}))
    assert shown.texts("mark") == ["檜枝岐"]


def test_half_of_the_turns_of_an_inquiry_and_one_of_its_titles():
    hits = search("シンクライアント")
    inquiry = [passage for passage in hits if passage.kind == "presentation"]
    turns = [passage for passage in hits if passage.kind == "turn"]
    assert [passage.label for passage in turns] == ["事務局", "当別町", "事務局", "事務局"]
    assert (len(hits), len(inquiry), inquiry[0].label) == (5, 1, "早島町")
    first, second = inquiry[0].text.split("\n")
    assert "シンクライアント" in second
    assert "シンクライアント" not in first
    of_the_inquiry = [
        hit for hit in search(brought="inquiry", kind="turn") if hit.heading == turns[0].heading
    ]
    assert len(of_the_inquiry) == 8


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("ラストワンマイル", {"presentation": 1, "narration": 1}),
        ("地域情報プラットフォーム", {"turn": 5, "narration": 1, "presentation": 2}),
        ("マイナンバー", {"turn": 8}),
        ("マイナンバー -説明会", {"turn": 6}),
        ("美里町", {"turn": 2, "narration": 2}),
    ],
)
def test_counts(typed, counts):
    assert kinds(typed) == counts


def test_the_organisation_is_not_its_name_in_the_talk():
    """Three towns bear the name, so the record leaves it open; its label is all there is."""
    assert kinds(label="美里町") == {"turn": 6, "presentation": 2}
    assert Counter(passage.brought for passage in search(label="美里町", kind="presentation")) == {
        "report": 1,
        "inquiry": 1,
    }
