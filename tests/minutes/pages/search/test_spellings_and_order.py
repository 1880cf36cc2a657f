"""Spellings that mean the same: offered with their counts, joined by a link, said, and taken back; and the orders of hits."""

import json
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import MANUSCRIPT, meetings_on_days, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

JOIN, PART = "あわせて探す", "打ったとおりの書き方だけを探す"


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module):
    """取組み stands in the title of an item already."""
    text = MANUSCRIPT.replace("9月3日", "9月4日")
    text = text.replace("十日と決めている。", "取り組みは3,000円と決めている。")
    published(text.replace("当町でも同じ計画がある。", "取組は三千円で、学校の取組みではない。"))


def page(client, **query):
    answer = client.get("/search/?" + urlencode(query))
    assert answer.status_code == 200
    return Page(answer)


def link(results, beginning):
    return next(href for text, href in results.links() if text.startswith(beginning))


def test_they_are_offered_each_with_its_count_and_nothing_is_joined(client):
    results = page(client, q="取り組み")
    assert results.texts("total") == ["1件"]
    assert results.texts("spelled") == [
        "同じ意味の書き方 取り組み 1件、取組み 2件、取組 2件 あわせて探す（3件）"
    ]


def test_one_click_joins_them_says_so_and_another_takes_it_back(client):
    joined = Page(client.get(link(page(client, q="取り組み"), JOIN)))
    assert joined.texts("total") == ["3件"]
    assert joined.texts("mark") == ["取組み", "取組", "取組み", "取り組み"]
    assert joined.texts("spelled") == [
        "同じ意味の書き方もあわせて探しています 取り組み 1件、取組み 2件、取組 2件 打ったとおりの書き方だけを探す"
    ]
    apart = Page(client.get(link(joined, PART)))
    assert (apart.texts("total"), apart.texts("spelled")) == (
        ["1件"],
        page(client, q="取り組み").texts("spelled"),
    )


def test_each_count_is_of_the_whole_search(client):
    results = page(client, q="取り組み 決めて", kind="turn")
    assert results["spelled"] == []
    results = page(client, q="取り組み 学校", kind="turn")
    assert results.texts("spelled") == [
        "同じ意味の書き方 取り組み 0件、取組み 1件、取組 1件 あわせて探す（1件）"
    ]
    assert Page(client.get(link(results, JOIN))).texts("total") == ["1件"]
    whole = page(client, q="取り組み 三千円", wide="on")
    assert whole.texts("spelled")[0].endswith("あわせて探す（3件）")
    assert Page(client.get(link(whole, JOIN))).texts("total") == ["3件"]


def test_a_spelling_that_stands_nowhere_is_not_offered_beside_what_else_is_found(client):
    results = page(client, q="取り組み OR 平成24年")
    assert results.texts("spelled") == [
        "同じ意味の書き方 取り組み 1件、取組み 2件、取組 2件 あわせて探す（3件）"
    ]


def test_of_a_word_that_is_excluded_its_other_spellings_are_offered_too(client):
    plain = page(client, q="の -取り組み", kind="item")
    assert plain.texts("h3") == ["議題 #3", "議題 #9"]
    assert plain.texts("spelled") == [
        "同じ意味の書き方 取り組み 0件、取組み 1件、取組 1件 あわせて探す（1件）"
    ]
    assert Page(client.get(link(plain, JOIN))).texts("h3") == ["議題 #9"]


def test_what_is_found_nowhere_is_not_offered(client):
    assert page(client, q="打合せ")["spelled"] == []
    assert page(client, q="湿気")["spelled"] == []


def queries(client, day, **query):
    """How many queries a search asks that no process has kept: of a day to come that nobody asked for before."""
    with CaptureQueriesContext(connection) as asked:
        page(client, **query, to=f"2100-01-{day:02d}")
    return len(asked)


@pytest.mark.parametrize("meetings", [1, 3])
def test_what_is_offered_takes_one_query_and_the_order_by_relevance_one(client, monkeypatch, meetings):
    meetings_on_days(meetings - 1)
    searches = [
        {"q": "湿気"},
        {"q": "3000円"},
        {"q": "3000円 OR 取組み", "same": "on"},
        {"q": "学校 取り組み", "same": "on"},
    ]
    # What a process remembers of the whole site is asked once.
    queries(client, 28, q="湿気")
    taken = [queries(client, day, **query) for day, query in enumerate(searches, 1)]
    ranked = [queries(client, day, **query, order="relevance") for day, query in enumerate(searches, 1)]
    monkeypatch.setattr("minutes.pages.search.search_page.offered_spellings", lambda *given: None)
    without = [queries(client, day, **query) for day, query in enumerate(searches, 11)]
    assert [one - other for one, other in zip(taken, without, strict=True)] == [0, 1, 1, 1]
    # By relevance one query ranks, and none looks for the first answer, which stands above the newest alone.
    assert [one - other for one, other in zip(ranked, taken, strict=True)] == [0, 0, 0, 0]


def test_a_number_is_found_with_its_comma_and_without(client):
    for typed in ("3,000円", "３０００円"):
        results = page(client, q=typed)
        assert (results.texts("total"), results.texts("mark")) == (["1件"], ["3,000円"])
        assert "三千円 1件" in results.texts("spelled")[0]


def exported(client, **query):
    return json.loads(b"".join(client.get("/search/hits.json", query).streaming_content))


def test_feed_files_api_and_record_follow(client):
    asked = {"q": "取り組み", "same": "on"}
    urls = [row["url"] for row in exported(client, **asked)]
    assert (len(urls), len(exported(client, q="取り組み"))) == (3, 1)
    assert b"".join(client.get("/search/hits.csv", asked).streaming_content).count(b"/meetings/") == 3
    assert client.get("/search/feed/", asked).content.count(b"<entry>") == 3
    api = client.get("/api/v1/search", {"q": "取り組み", "same": "true"}).json()
    assert [one["url"] for one in api["items"]] == urls
    remark = Page(client.get(link(page(client, **asked), "美里町 #8")))
    assert set(remark.texts("mark")) == {"取組み", "取組"}
    record = Page(client.get(urls[0].removeprefix("http://testserver").partition("u/")[0], asked))
    assert set(record.texts("mark")) == {"取組み", "取組", "取り組み"}


def test_the_choice_stays_in_the_form_and_in_every_link(client):
    results = page(client, q="取り組み", same="on")
    assert "checked" in results.of_id("id_same").attributes
    assert all(
        "same=on" in href for text, href in results.links() if text in ("会議ごと", "CSV", "JSON", "古い順")
    )


@pytest.mark.parametrize("same", ["", "0", "off", "x" * 5000])
def test_whatever_the_parameter_holds_is_answered(client, same):
    assert client.get("/search/", {"q": "取り組み", "same": same}).status_code == 200


def names(results):
    return [
        text.split(" ")[1].removesuffix("北海道")
        for text in results.texts("h3")
        if text.startswith(("美里町", "深川市", "議題"))
    ]


def test_the_most_relevant_first_and_how_that_is_reckoned(client):
    results = page(client, q="取組み OR 取組 OR 取り組み", order="relevance")
    assert names(results) == ["#3", "#8", "#12"]
    assert results.texts("ranking")[0].startswith("関連の高い順の決め方 次の点を足し、")
    assert {"新しい順", "古い順"} <= {text for text, _ in results.links()}
    assert "関連の高い順" in [text for text, _ in page(client, q="取組").links()]


def test_without_a_word_nothing_is_more_relevant(client):
    results = page(client, organisation="深川市", order="relevance")
    assert (results["ranking"], "関連の高い順" in [text for text, _ in results.links()]) == ([], False)
    assert names(results) == names(page(client, organisation="深川市"))
    assert page(client, q="-取組み", order="relevance")["ranking"] == []


def test_page_by_page_everything_comes_once_on_the_page_and_in_the_api(client, monkeypatch):
    monkeypatch.setattr("minutes.pages.search.search_page.PAGE_SIZE", 4)
    meetings_on_days(3)
    whole = client.get("/api/v1/search", {"q": "の", "order": "relevance", "limit": 100}).json()
    urls, asked = [], {"q": "の", "order": "relevance", "limit": 3}
    while asked:
        one = client.get("/api/v1/search", asked).json()
        urls += [item["url"] for item in one["items"]]
        asked = dict(parse_qsl(urlsplit(one["next"]).query)) if one["next"] else None
    assert urls == [item["url"] for item in whole["items"]]
    assert len(urls) == len(set(urls)) == whole["counts"]["total"] > 12
    shown, results = [], page(client, q="の", order="relevance")
    while True:
        shown += results.texts("h3")
        following = [href for text, href in results.links() if text == "次の20件"]
        if not following:
            break
        results = Page(client.get(following[0]))
    assert len(shown) == len(urls)


def test_words_near_each_other(client):
    results = page(client, q="取組 NEAR 学校")
    assert results.texts("mark") == ["取組", "学校", "取組"]
    assert results.texts("dd") == ["同じ文の近くに「取組」と「学校」を含むところ"]
    assert page(client, q="取組 NEAR 決めて").texts("total") == ["0件"]


def test_two_dashes_are_read_as_one_and_said(client):
    results = page(client, q="取組 --学校")
    assert results.texts("dd") == [
        "「取組」を含み、「学校」を含まないところ",
        "続いた「-」を、一つの「-」（除く）と読みました。",
    ]
    assert results.texts("total") == ["1件"]
