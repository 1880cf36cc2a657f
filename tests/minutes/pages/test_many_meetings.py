"""Lists of thirty-one meetings: page by page, with as many queries as for a few."""

from urllib.parse import quote

import pytest

from tests.builders import meetings_on_days
from tests.minutes.pages.organisations import test_organisation_page
from tests.minutes.pages.reader import Page
from tests.minutes.pages.record import test_meeting_list
from tests.minutes.pages.search import test_search_page

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture(scope="module", autouse=True)
def thirty_one(rows_of_module):
    """Published once: these tests only read."""
    meetings_on_days(31)


def test_home(client, django_assert_num_queries):
    with django_assert_num_queries(8):
        assert len(Page(client.get("/"))["what"]) == 8


def test_thirty_on_a_page_of_the_list(client, django_assert_num_queries):
    page, addresses = test_meeting_list.page, test_meeting_list.addresses
    with django_assert_num_queries(5):
        first = page(client)
    second = page(client, "?page=2")
    assert (len(addresses(first)), len(addresses(second))) == (30, 1)
    assert set(addresses(first)).isdisjoint(addresses(second))
    assert first.links("button") == [("次の30件", "?page=2")]
    assert second.links("button") == [("前の30件", "?page=1")]
    assert addresses(page(client, "?page=99999999999999999999")) == addresses(second)
    assert addresses(page(client, "?page=x")) == addresses(first)


def test_an_organisation_shows_its_newest_and_leads_to_all(client, django_assert_num_queries):
    page = test_organisation_page.page
    with django_assert_num_queries(13):
        shown = page(client)
    assert shown.texts("h2") == [
        "最も新しい発言",
        "年度ごとの件数",
        "発表した 31",
        "照会に答えた 31",
        "発言した 31",
        "出席した会議 31",
    ]
    assert len(shown["excerpt"]) == 40
    assert shown.texts("when")[0] == "令和8年12月3日2026年"
    assert "新しい20件。31件すべて" in shown.texts("small")
    of_2025 = page(client, "012289/?year=2025").texts("excerpt")
    assert len(of_2025) == 2 * 12  # one meeting a month


def test_twenty_hits_on_a_page_and_the_exact_total(client):
    first = test_search_page.page(client, q="十日")
    (lead,) = first.links("button")
    assert lead[0] == "次の20件"
    second = Page(client.get(lead[1]))
    assert first.texts("total") == second.texts("total") == ["31件"]
    assert [len(test_search_page.hits(hit_page)) for hit_page in (first, second)] == [20, 11]
    assert test_search_page.hits(first)[0] == "/meetings/2026-12-03-1/u/12/"
    assert second.links("button") == [("はじめから", f"/search/?q={quote('十日')}")]


def test_a_search_takes_no_more_queries(client, django_assert_num_queries):
    test_search_page.take_no_more_queries(client, django_assert_num_queries, hits_of_first=20)
