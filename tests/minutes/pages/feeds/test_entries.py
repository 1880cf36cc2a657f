"""Every feed of the site: what RFC 4287 demands, and entries that are known by the same id wherever they are read."""

import pytest

from minutes.models import JournalState
from tests.acts import reword, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.minutes.addresses import public_addresses
from tests.minutes.pages.feeds.atom_rules import entries_of, problems_of
from tests.minutes.pages.record.test_meetings_to_come import plan

pytestmark = pytest.mark.django_db

FEEDS = ["/corrections/feed/", "/meetings/feed/", "/meetings/to-come/feed/", "/organisations/012289/feed/"]
FEEDS += ["/search/feed/?q=十日"]
HOURS = ["2026-09-24T03:00:00+00:00", "2026-09-24T04:00:00+00:00", "2026-09-24T05:00:00+00:00"]


@pytest.fixture
def site():
    """A record with a correction, a withdrawal and markup, and a meeting to come."""
    meeting = published(MANUSCRIPT.replace("当町でも", "<b>当町</b>でも & ")).meeting
    reword(meeting, 13, "当町は十日を要する。")
    publish_now(meeting, reason="<i>聞き違い</i> & 書き違い")
    withdraw_now(meeting, "u12")
    plan()


def feeds_of(client):
    """Yields the address and the bytes of whatever address of the site is a feed."""
    for address in [*public_addresses(), "/search/feed/?q=十日"]:
        answer = client.get(address)
        if answer.headers["Content-Type"].startswith("application/atom+xml"):
            yield address, answer.content


@pytest.mark.long  # asks every address of the site
def test_every_feed_of_the_site_keeps_the_rules(client, site):
    found = dict(feeds_of(client))
    assert set(FEEDS) <= found.keys()
    assert {address: problems_of(content) for address, content in found.items()} == {
        address: [] for address in found
    }


@pytest.mark.parametrize("path", FEEDS)
def test_an_entry_has_one_id_by_every_scheme_and_host(client, site, path):
    readings = [
        client.get(path, **how)
        for how in (
            {},
            {"secure": True},
            {"headers": {"host": "localhost"}},
            {"headers": {"host": "127.0.0.1"}},
        )
    ]
    ids = [[entry["id"] for entry in entries_of(answer.content)] for answer in readings]
    assert ids[0] and ids == [ids[0]] * 4
    links = [[entry["link"] for entry in entries_of(answer.content)] for answer in readings]
    assert links[0] != links[1] != links[2]


def test_another_site_has_other_ids(client, site):
    before = [entry["id"] for entry in entries_of(client.get("/corrections/feed/").content)]
    JournalState.objects.update(identity="0" * 32)
    after = [entry["id"] for entry in entries_of(client.get("/corrections/feed/").content)]
    assert len(before) == len(after) == 2 and not set(before) & set(after)


def test_the_same_remark_is_the_same_entry_in_every_feed(client, site):
    of_search = {
        entry["link"]: entry["id"] for entry in entries_of(client.get("/search/feed/?q=十日").content)
    }
    of_town = client.get("/organisations/013030/feed/").content
    shared = {entry["link"]: entry["id"] for entry in entries_of(of_town) if entry["link"] in of_search}
    assert shared and shared == {link: of_search[link] for link in shared}


def times(client, path, part):
    return [
        (entry["published"], entry["updated"])
        for entry in entries_of(client.get(path).content)
        if part in entry["link"]
    ]


def test_published_and_updated_are_of_the_entry_and_not_of_its_meeting(client):
    meeting = published().meeting
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    withdraw_now(meeting, "u7")
    path = "/organisations/012289/feed/"
    assert times(client, path, "/u/12/") == [(HOURS[0], HOURS[0])]
    assert times(client, path, "/u/7/") == [(HOURS[0], HOURS[2])]
    assert times(client, "/organisations/013030/feed/", "/u/13/") == [(HOURS[0], HOURS[1])]
    assert times(client, "/meetings/feed/", "/meetings/") == [(HOURS[0], HOURS[2])]


def test_a_remark_that_came_later_was_published_then(client):
    meeting = published().meeting
    row = meeting.utterances.get(number=13)
    row.delete()
    publish_now(meeting)
    row.save()
    publish_now(meeting)
    assert times(client, "/organisations/013030/feed/", "/u/13/") == [(HOURS[0], HOURS[2])]
    row.number, row.pk = 99, None
    row.position += 1
    row.save()
    publish_now(meeting)
    later = "2026-09-24T06:00:00+00:00"
    assert times(client, "/organisations/013030/feed/", "/u/99/") == [(later, later)]


def test_a_correction_whose_reason_was_withdrawn_has_changed_then(client):
    meeting = published().meeting
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting, reason="鷲塚が申し出た。")
    withdraw_now(meeting, "r2")
    (entry,) = [
        entry
        for entry in entries_of(client.get("/corrections/feed/").content)
        if entry["link"].endswith("#e2")
    ]
    assert (entry["published"], entry["updated"]) == (HOURS[1], HOURS[2])
    assert "鷲塚" not in entry["summary"]


def test_a_reason_is_words_and_never_markup(client, site):
    summaries = [entry["summary"] for entry in entries_of(client.get("/corrections/feed/").content)]
    assert any(
        text.startswith("#13　誤記　&lt;i&gt;聞き違い&lt;/i&gt; &amp; 書き違い<br>") for text in summaries
    )


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("/", ["/meetings/feed/", "/meetings/to-come/feed/", "/meetings/to-come/meetings.ics"]),
        ("/meetings/", ["/meetings/feed/", "/meetings/to-come/feed/", "/meetings/to-come/meetings.ics"]),
        ("/search/?q=十日&kind=turn&order=oldest", ["/search/feed/?q=%E5%8D%81%E6%97%A5&amp;kind=turn"]),
        ("/organisations/012289/", ["/organisations/012289/feed/"]),
        ("/organisations/prefectures/01/", ["/organisations/prefectures/01/feed/"]),
        ("/corrections/", ["/corrections/feed/"]),
    ],
)
def test_a_page_names_its_feeds_where_readers_and_programs_look(client, site, page, feeds):
    source = client.get(page).content.decode()
    head, _, body = source.partition("<body>")
    assert [feed for feed in feeds if f'href="{feed}"' not in head] == []
    assert page == "/" or [feed for feed in feeds if f'href="{feed}"' not in body] == []
