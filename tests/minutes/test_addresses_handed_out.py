"""A place within a page (#u12) is an address only within the record itself: whoever takes an address away from a page, a file,
a feed or a program's answer gets the page of the number."""

import gzip
import re
from urllib.parse import urljoin, urlsplit

import pytest

from minutes.models import Edition
from tests.acts import reword
from tests.builders import publish_now
from tests.inquiries import ASKED, answered
from tests.minutes.addresses import public_addresses
from tests.minutes.dumps.dumped import dump_now
from tests.minutes.ties.tie_now import TIES, tie_now, tied

pytestmark = [pytest.mark.django_db, pytest.mark.long]

PLACE = re.compile(r"[^\s\"'<>,;()|]*#u[0-9]+")
MEETING = re.compile(r"/meetings/[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]+/")
SEARCHES = [
    "q=決めている",
    "q=紙はどこ",
    "q=深川市 決めている&group=meeting",
    "organisation=深川市",
    "q=取組み",
]


def addresses():
    """Every public address, and those that answer only with a condition."""
    paths = public_addresses(keys=("1", "2", "6", "10", "12"))
    of_search = [path for path in paths if path.startswith(("/search/", "/api/v1/search", "/api/v1/remarks"))]
    return [*paths, *(f"{path}?{query}" for path in of_search for query in SEARCHES)]


def body_of(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return (gzip.decompress(body) if answer.get("Content-Type") == "application/gzip" else body).decode(
        errors="replace"
    )


def handed_out(client) -> dict[str, list[str]]:
    """Returns {address: the places that it hands out} of all that is no page of the same meeting."""
    found = {}
    for path in addresses():
        answer = client.get(path)
        is_page = answer.get("Content-Type", "").startswith("text/html")
        own = MEETING.match(path)
        taken = [
            place
            for place in PLACE.findall(body_of(answer))
            if not (is_page and own and urlsplit(urljoin(path, place)).path.startswith(own[0]))
        ]
        if taken:
            found[path] = taken
    return found


def test_no_place_within_a_record_is_handed_out(client):
    meeting = tied()
    tie_now(meeting, TIES)
    publish_now(meeting)
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    publish_now(answered(ASKED.replace("9月3日", "9月4日")))
    dump_now()
    assert Edition.objects.count() == 3
    assert handed_out(client) == {}
    record = client.get("/meetings/2026-09-03-1/").content.decode()
    assert {"#u6", "#u7"} <= set(PLACE.findall(record)), "within the record, moves are by place"
