"""?item=9 of a record: one item, presentation or inquiry alone, to be read or printed without the rest."""

import pytest

from tests.acts import reword
from tests.builders import publish_now, published
from tests.minutes.pages.reader import Page
from tests.minutes.ties.tie_now import TIES, tie_now, tied

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"


def read(client, path):
    answer = client.get(ADDRESS + path)
    assert answer.status_code == 200, path
    return Page(answer)


def numbers(page):
    return [int(number) for number in page.texts("turn-no")]


@pytest.mark.parametrize(
    ("item", "shown"),
    [(1, [1, 2]), (3, [3, 4, 5, 6, 7, 8]), (4, [3, 4, 5, 6, 7, 8]), (10, [9, 10, 11, 12, 13])],
)
def test_an_item_with_all_below_it_and_nothing_else(client, item, shown):
    published()
    page = read(client, f"?item={item}")
    assert numbers(page) == shown
    assert page["toc"] == page["digest"] == page["roll"] == []
    assert ("記録の全体を読む", f"{ADDRESS}#u{item}") in page.links()


def test_it_says_what_it_is_of_and_is_in_no_list(client):
    published()
    page = read(client, "?item=10")
    assert page.texts("title") == [
        "議事録の公開までの日数 議事録の確認の方法 令和8年度 記録実務者会議 令和8年9月3日 — 試験の会議録"
    ]
    assert page.texts("h1") == ["令和8年度 記録実務者会議"]
    assert page.texts("h2") == ["他団体への照会"]
    assert [one.attributes["content"] for one in page["meta"] if one.attributes.get("name") == "robots"] == [
        "noindex"
    ]
    canonical = [one.attributes["href"] for one in page["link"] if one.attributes.get("rel") == "canonical"]
    assert canonical == [f"http://testserver{ADDRESS}"]


def test_of_any_edition_and_day(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    assert "十日と決めている。" in read(client, "editions/1/?item=10").source
    assert "十四日と決めている。" in read(client, "as-of/2026-09-24/?item=10").source
    assert read(client, "editions/1/?item=10").texts("title")[0].count("（第1版。今は第2版）") == 1


@pytest.mark.parametrize("item", ["2", "12", "99", "0", "x", "３", "9" * 5000])
def test_what_is_no_heading_of_the_record_is_not_found(client, item):
    published()
    assert client.get(ADDRESS, {"item": item}).status_code == 404


def test_every_move_within_the_page_leads_somewhere(client):
    """What is not shown is moved to on the page of the whole record."""
    meeting = tied()
    tie_now(meeting, TIES)
    publish_now(meeting)
    for path in ("", *(f"?item={item}" for item in (1, 3, 4, 9, 10, 14))):
        page = read(client, path)
        ids = {one.attributes["id"] for one in page.elements if one.attributes.get("id")}
        moves = {href.removeprefix("#") for _, href in page.links() if href.startswith("#")}
        assert moves <= ids, path
    whole = {one.attributes["id"] for one in read(client, "").elements if one.attributes.get("id")}
    away = [href.partition("#")[2] for _, href in read(client, "?item=3").links() if f"{ADDRESS}#" in href]
    assert set(away) - whole == set()


@pytest.mark.parametrize("more", [0, 2])
def test_the_number_of_queries(client, django_assert_num_queries, more):
    meeting = published().meeting
    for times in range(more):
        reword(meeting, 12, f"{times + 2}週と決めている。")
        publish_now(meeting)
    with django_assert_num_queries(3):
        client.get(f"{ADDRESS}?item=10")
