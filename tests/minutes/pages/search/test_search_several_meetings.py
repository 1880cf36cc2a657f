"""The search page over several meetings: their order, groups, facets and chart, by as many queries as one takes."""

import re

import pytest

from tests.builders import MANUSCRIPT, meetings_on_days, published
from tests.minutes.pages.reader import Page
from tests.minutes.pages.search.test_search_page import hits, page, take_no_more_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def three_meetings(rows_of_module):
    return meetings_on_days(3)


def publish_months(first, end):
    """What meetings_on_days(end) makes beside the first meetings."""
    for n in range(first, end):
        published(MANUSCRIPT.replace("令和8年9月3日", f"令和{8 - n // 12}年{n % 12 + 1}月3日"))


def test_the_oldest_first(client):
    newest, oldest = page(client, q="事務局が"), page(client, q="事務局が", order="oldest")
    order = ["2026-03-03-1", "2026-02-03-1", "2026-01-03-1"]
    assert hits(newest) == [f"/meetings/{address}/u/{number}/" for address in order for number in (2, 15)]
    assert hits(oldest) == [
        f"/meetings/{address}/u/{number}/" for address in reversed(order) for number in (2, 15)
    ]


def test_hits_by_meeting(client):
    results = page(client, q="事務局が", group="meeting")
    assert hits(results) == ["/meetings/2026-03-03-1/", "/meetings/2026-02-03-1/", "/meetings/2026-01-03-1/"]
    assert results.texts("within") == ["この会議の2件"] * 3
    of_meeting = Page(client.get(results.links("within")[0][1]))
    assert of_meeting.texts("total") == ["2件"]
    assert hits(of_meeting) == ["/meetings/2026-03-03-1/u/2/", "/meetings/2026-03-03-1/u/15/"]


def test_counts_stand_beside_each_choice(client):
    publish_months(3, 4)
    results = page(client, q="十日 OR 二か月")
    assert results.texts("filters") == [
        "年度 令和8年度2件令和7年度6件 種類 発言8件 発表・照会 照会の中8件 話した人 団体8件 立場 役員の団体4件 "
        "会議体 記録実務者会議8件 都道府県 北海道8件 団体 深川市4件当別町4件"
    ]
    leads = dict(results.links())
    assert hits(Page(client.get(leads["令和8年度"]))) == [
        "/meetings/2026-04-03-1/u/12/",
        "/meetings/2026-04-03-1/u/13/",
    ]
    for name, total in [("発言", 8), ("照会の中", 8), ("記録実務者会議", 8), ("北海道", 8), ("当別町", 4)]:
        assert Page(client.get(leads[name])).texts("total") == [f"{total}件"], name


def test_a_chart_of_years_whose_lines_lead_to_what_they_count(client):
    publish_months(3, 13)
    results = page(client, q="十日")
    assert bars_of(results) == [("令和8年度", "9件"), ("令和7年度", "3件"), ("令和6年度", "1件")]
    assert [bar.attributes["width"] for bar in results["bar"]] == ["100", "33", "11"]
    for name, count in bars_of(results):
        assert Page(client.get(dict(results.links())[name])).texts("total") == [count], name
    assert page(client, q="十日", year="令和7年度")["chart"] == []


def bars_of(results):
    """The lines of the chart, which stands before the facets."""
    (chart,) = results["chart"]
    return re.findall(r"([^ ]+年度)(\d+件)", chart.text.removeprefix("年度ごとの件数"))


def test_the_same_queries_for_three_meetings(client, django_assert_num_queries):
    take_no_more_queries(client, django_assert_num_queries, hits_of_first=3)
