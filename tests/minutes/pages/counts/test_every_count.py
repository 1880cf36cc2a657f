"""A crawl of the real record and the sample: every number beside a link is what the link gives.

COUNT_PAGES=0 crawls all pages; in the suite some of each kind.
"""

import os
import re
from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command

from tests.builders import published
from tests.minutes.pages.counts.counted_links import counted_links, gives, read

pytestmark = pytest.mark.django_db

# How many pages of each kind are crawled; 0 is all.
MOST = int(os.environ.get("COUNT_PAGES", "2"))
NO_PAGE = re.compile(r"/(feed|files|static|api|dumps|txt)/|\.(csv|json|xml|ics|bib|ris|txt|svg)$|/report/")


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module, real_text):
    call_command("load_sample", verbosity=0)
    published(real_text)


def kind_of(address: str) -> str:
    """Returns the kind of a page: its address without what names one meeting, organisation, edition or choice."""
    parts = urlsplit(address)
    is_search = parts.path == "/search/"
    names = (
        ""
        if is_search
        else ",".join(sorted(part.partition("=")[0] for part in parts.query.split("&") if part))
    )
    return re.sub(r"(?<=/)[^/]*[0-9][^/]*", "n", parts.path) + (f"?{names}" if names else "")


def crawled(client):
    """Yields (address, answer) of every page that links lead to, from the first one on."""
    waiting, seen, crawled_of_kind = deque(["/"]), {"/"}, Counter()
    while waiting:
        address = waiting.popleft()
        crawled_of_kind[kind_of(address)] += 1
        if MOST and crawled_of_kind[kind_of(address)] > MOST:
            continue
        answer = client.get(address)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        assert answer.status_code == 200, address
        yield address, answer
        for link in read(answer).iter("a"):
            target = urljoin(address, link.get("href")).partition("#")[0]
            # A search leads to searches without end: its counts are followed, and its links are not crawled.
            if address.startswith("/search/") and target.startswith("/search/"):
                continue
            if target.startswith("/") and target not in seen and not NO_PAGE.search(urlsplit(target).path):
                seen.add(target)
                waiting.append(target)


@pytest.mark.long
def test_every_number_beside_a_link_is_what_the_link_gives(client):
    """Long: some pages of each kind, and every counted link of them."""
    followed: dict[tuple[str, int], int] = {}
    wrong, kinds = [], Counter()
    for address, answer in crawled(client):
        for link in counted_links(address, answer):
            if link.address not in followed:
                followed[link.address] = gives(client, link)
            kinds[kind_of(link.address)] += 1
            if followed[link.address] != link.number:
                wrong.append((link, followed[link.address]))
    assert wrong == []
    assert sum(kinds.values()) > 300
    assert {"/search/", "/organisations/n/", "/organisations/prefectures/n/", "/meetings/?body"} & set(kinds)
