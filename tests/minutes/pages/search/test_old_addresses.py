"""Addresses of pages of hits: those that hold a key of the first layout lead to the same page as those of today."""

import re
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from minutes.pages.search import search_page
from minutes.search.analysis.cursor import read_cursor, write_cursor
from minutes.search.analysis.keys import LAST_KEY
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.search.first_layout import first_key_of, first_meeting_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def five_meetings(rows_of_module):
    by = clerk()
    for part, day in enumerate((3, 3, 3, 4, 9)):
        text = MANUSCRIPT.replace("実務者会議", f"実務者会議 第{part}部").replace("9月3日", f"9月{day}日")
        publish_now(draft(text, by=by), by=by)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(search_page, "PAGE_SIZE", 2)


def ask(client, **query):
    answer = client.get("/search/?" + urlencode(query))
    assert answer.status_code == 200
    return answer


def shown(answer) -> bytes:
    """What the page shows; its head says its own address."""
    return re.sub(rb'<(link rel="canonical"|meta property="og:url")[^>]*>', b"", answer.content)


def cursors(client, **query):
    """The cursor of each page that follows the first, from one to the next."""
    address = next_page(ask(client, **query))
    while address:
        (cursor,) = parse_qs(urlsplit(address).query)["after"]
        yield cursor
        address = next_page(client.get(address))


def next_page(answer) -> str:
    return "".join(
        unescape(href) for href in re.findall('rel="next" href="([^"]+)"', answer.content.decode())
    )


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_a_page_of_hits(client, order):
    query = {"q": "深川市 OR 十日 OR 紙", "order": order}
    pages = list(cursors(client, **query))
    assert len(pages) > 5
    for cursor in pages:
        old, new = (
            ask(client, **query, after=after) for after in (first_key_of(read_cursor(cursor)), cursor)
        )
        assert shown(old) == shown(new)
        assert b'class="hit"' in new.content


def test_a_page_of_meetings(client):
    query = {"q": "十日", "group": "meeting"}
    pages = list(cursors(client, **query))
    assert len(pages) == 2
    for cursor in pages:
        old = ask(client, **query, after=first_meeting_of(read_cursor(cursor)))
        assert shown(old) == shown(ask(client, **query, after=cursor))
    listed = [ask(client, **query, after=after).content.count(b'<p class="when">') for after in ("", *pages)]
    assert listed == [2, 2, 1]


@pytest.mark.parametrize("after", ["9" * 5000, "１２３", "2-", f"3-{'a' * 13}", "-1", "\0", "x" * 5000])
@pytest.mark.parametrize("group", ["", "meeting"])
def test_nonsense_is_the_first_page(client, after, group):
    query = {"q": "十日"} | ({"group": group} if group else {})
    assert shown(ask(client, **query, after=after)) == shown(ask(client, **query))


@pytest.mark.parametrize("key", [0, LAST_KEY])
@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_the_lowest_and_the_highest_key_are_places_too(client, order, key):
    assert b"<main" in ask(client, q="十日", order=order, after=write_cursor(key)).content
