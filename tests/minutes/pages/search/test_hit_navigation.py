"""A record after a search: marked words, a list of hits, and the way from one to the next."""

from urllib.parse import quote

import pytest

from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"
OTHER_ADDRESS = "/meetings/2026-09-04-1/"
OTHER = MANUSCRIPT.replace("9月3日", "9月4日")


@pytest.fixture(scope="module", autouse=True)
def record_of_module(rows_of_module):
    return published()


def page(client, *, address=ADDRESS, **query):
    answer = client.get(address, query)
    assert answer.status_code == 200
    return Page(answer)


def test_the_words_are_marked_and_the_hits_listed(client):
    published(OTHER.replace("（深川市）\n\n十日", "（深川市）\n\n調べは十日"))
    record = page(client, address=OTHER_ADDRESS, q="調べ")
    assert record.texts("mark") == ["調べ", "調べ", "調べ"]
    assert record.texts("walk-list") == ["「調べ」この記録の2件 深川市 #7深川市 #12"]
    assert record.texts("walk") == ["「調べ」2件 はじめの1件へ すべての会議録の結果へ"]


def test_plain_links_lead_from_hit_to_hit(client):
    record = page(client, q="事務局が")
    stops = []
    while next_links := [link for link in record["a"] if link.attributes.get("rel") == "next"]:
        stops.append(next_links[0].attributes["href"])
        record = Page(client.get(ADDRESS + next_links[0].attributes["href"]))
    assert stops == [f"?q={quote('事務局が')}&at={number}#u{number}" for number in (2, 15)]
    assert record.texts("walk") == ["「事務局が」2件の2件目 前へ すべての会議録の結果へ"]
    assert [
        link.text
        for link in record["a"]
        if link.attributes.get("aria-current") == "true" and "#" in link.text
    ] == ["地の文 #15"]


def test_titles_are_marked_too(client):
    record = page(client, q="議事録")
    assert record.texts("walk-list") == ["「議事録」この記録の1件 当別町 #10"]
    assert record.texts("mark").count("議事録") == 3  # the two titles, and the first again in the contents


def test_the_title_of_the_meeting_is_a_hit_as_in_the_search(client):
    """The title and nothing else holds the word; the search within the meeting counts it."""
    record = page(client, q="実務者")
    assert record.texts("walk-list") == ["「実務者」この記録の1件 会議名"]
    (first,) = [href for text, href in record.links() if text == "会議名"]
    assert first == f"?q={quote('実務者')}&at=0#main"
    found = Page(client.get("/search/", {"q": "実務者", "meeting": "2026-09-03-1"}))
    assert found.texts("total") == ["1件"]


def test_only_what_matches_the_whole_query_is_a_hit(client):
    assert page(client, q="調べた -湿気").texts("walk-list") == ["「調べた -湿気」この記録の0件"]
    assert page(client, q="湿気 十日").texts("walk-list") == ["「湿気 十日」この記録の0件"]
    assert page(client, q="湿気 十日", wide="on").texts("walk-list") == [
        "「湿気 十日」この記録の2件 深川市 #7深川市 #12"
    ]


def test_what_is_looked_for_is_never_markup(client):
    published(OTHER.replace("十日と決めている。", "十日<b>と</b>&amp;決めている。"))
    record = page(client, address=OTHER_ADDRESS, q="<b>と</b>&")
    assert record.texts("mark") == ["<b>と</b>&"]
    assert record["b"] == []
    assert "十日<b>と</b>&amp;決めている。" in record.of_id("u12").text


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "あ" * 300}, {"q": "\0"}, {"q": "OR"}, {"at": "12"}])
def test_without_words_a_record_is_as_it_always_is(client, query):
    assert page(client, **query).source == page(client).source


def test_hit_navigation_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(3):
        page(client, q="十日", at="12")
