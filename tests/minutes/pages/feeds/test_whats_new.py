"""Feeds of new records and of a search, and of one 会議体 alone."""

import pytest

from tests.builders import MANUSCRIPT, body, meetings_on_days, published
from tests.minutes.pages.feeds.atom_rules import entries_of
from tests.minutes.pages.record.test_meetings_to_come import PLAN, move, plan

pytestmark = pytest.mark.django_db
OTHER = MANUSCRIPT.replace("記録実務者会議", "役員会").replace("9月3日", "9月4日")


def titles(client, path):
    return [entry["title"] for entry in entries_of(client.get(path).content)]


def test_new_records_without_what_is_only_announced(client):
    published()
    plan()
    (entry,) = entries_of(client.get("/meetings/feed/").content)
    assert (entry["title"], entry["link"], entry["summary"]) == (
        "令和8年度 記録実務者会議",
        "http://testserver/meetings/2026-09-03-1/",
        "令和8年9月3日<br>記録実務者会議<br>発言5　確定　第1版",
    )


def test_one_body_alone(client):
    published()
    body("yakuin", "役員会")
    other = published(OTHER, body="yakuin")
    assert titles(client, "/meetings/feed/?body=yakuin") == [other.title]
    assert len(titles(client, "/meetings/feed/")) == 2
    assert client.get("/meetings/feed/?body=nobody").status_code == 404
    page = client.get("/meetings/?body=yakuin").content.decode()
    assert page.count('href="/meetings/feed/?body=yakuin"') == 2
    assert page.count('href="/meetings/to-come/meetings.ics?body=yakuin"') == 2


def test_meetings_to_come_put_off_and_cancelled_are_one_entry(client):
    edition = plan()
    readings = [entries_of(client.get("/meetings/to-come/feed/").content)]
    move(edition, "令和58年12月17日", status="planned")
    readings.append(entries_of(client.get("/meetings/to-come/feed/").content))
    move(edition, "令和58年12月17日", status="cancelled")
    readings.append(entries_of(client.get("/meetings/to-come/feed/").content))
    assert [[entry["title"] for entry in reading] for reading in readings] == [
        ["第9回 記録実務者会議"],
        ["【延期】第9回 記録実務者会議"],
        ["【中止】第9回 記録実務者会議"],
    ]
    assert len({reading[0]["id"] for reading in readings}) == 1
    assert len({reading[0]["published"] for reading in readings}) == 1
    assert [reading[0]["updated"] for reading in readings] == sorted(
        {reading[0]["updated"] for reading in readings}
    )


def test_a_search_finds_in_its_feed_what_it_finds_on_its_page(client):
    published()
    assert titles(client, "/search/feed/?q=十日&kind=turn") == [
        "深川市　照会に答えた　令和8年度 記録実務者会議"
    ]
    plain, shown_otherwise = (
        client.get(f"/search/feed/?q=十日{more}").content.decode() for more in ("", "&order=oldest&after=1")
    )
    feed_id = "<id>urn:uuid:"
    assert plain.split(feed_id)[1] == shown_otherwise.split(feed_id)[1]


@pytest.mark.parametrize("query", ["", "?q=", "?organisation=美里町", "?year=九", "?q=" + "あ" * 201])
def test_a_search_that_cannot_be_done_has_no_feed(client, query):
    answer = client.get(f"/search/feed/{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    with django_assert_num_queries(4):
        client.get("/meetings/feed/")
    # Two of them read the names of the registry and of the 会議体, which a process remembers.
    with django_assert_num_queries(11):
        client.get("/search/feed/?q=十日")
    for day in range(meetings):
        plan(PLAN.replace("12月10日", f"12月1{day}日"))
    for path in ("/meetings/to-come/feed/", "/meetings/to-come/meetings.ics"):
        with django_assert_num_queries(4):
            client.get(path)
