"""ETags: a 304 without rendering while nothing changed, a new page as soon as anything did."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError

from members.models import Organisation, RegistryState
from minutes.models import Edition, PublicState
from minutes.pages import caching
from tests.builders import MANUSCRIPT, published

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/meetings/",
    "/meetings/2026-09-03-1/",
    "/organisations/",
    "/organisations/012289/",
    "/search/?q=十日",
]
PAGE = "/meetings/2026-09-03-1/"


@pytest.fixture
def kept(monkeypatch):
    """Bodies are kept in this test, from none on."""
    monkeypatch.setattr(caching, "body_cache", caching.BodyCache(10**6))
    return caching.body_cache


def ask(client, path=PAGE, tag="", **headers):
    return client.get(path, headers={"if-none-match": tag} | headers)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_changed_is_one_query_and_no_page(client, path, django_assert_num_queries):
    published()
    first = client.get(path)
    with django_assert_num_queries(1):
        again = ask(client, path, first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (first["Cache-Control"], again["Cache-Control"]) == ("no-cache", "no-cache")


@pytest.mark.parametrize("path", PAGES)
def test_a_body_that_was_kept_is_the_page(client, path, kept, django_assert_num_queries):
    published()
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path)
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)


def test_whatever_is_published_changes_every_page(client, kept):
    published()
    tags = {path: client.get(path)["ETag"] for path in PAGES}
    assert len(set(tags.values())) == len(PAGES)
    published(MANUSCRIPT.replace("9月3日", "9月4日"))
    for path, tag in tags.items():
        answer = ask(client, path, tag)
        assert (answer.status_code, answer["ETag"] != tag) == (200, True)
    assert "/meetings/2026-09-04-1/" in client.get("/").content.decode()


@pytest.mark.parametrize(
    "change",
    [
        RegistryState.raise_revision,
        lambda: PublicState.raise_for(PublicState.Subject.SITE),
        lambda: PublicState.raise_for(PublicState.Subject.EDITIONS),
    ],
    ids=["registry", "site", "editions"],
)
def test_each_counter_tells(client, kept, change):
    published()
    before = client.get(PAGE)["ETag"]
    change()
    assert client.get(PAGE)["ETag"] != before


def test_a_change_of_the_registry_is_seen_at_once(client, kept):
    published()
    client.get("/organisations/012289/")
    Organisation.objects.filter(key="012289").update(kana="ふかがわのし")
    RegistryState.raise_revision()
    assert "ふかがわのし" in client.get("/organisations/012289/").content.decode()


def test_another_day_another_release_another_name_another_host(client, settings, monkeypatch):
    published()
    tags = [client.get(PAGE)["ETag"], client.get(PAGE, headers={"host": "localhost"})["ETag"]]
    settings.SITE_NAME = "別の名"
    tags.append(client.get(PAGE)["ETag"])
    monkeypatch.setattr(caching, "release_fingerprint", lambda: "the next")
    tags.append(client.get(PAGE)["ETag"])
    tomorrow = caching.day_in_japan() + 1
    monkeypatch.setattr(caching, "day_in_japan", lambda: tomorrow)
    tags.append(client.get(PAGE)["ETag"])
    assert len(set(tags)) == 5


def test_the_day_begins_at_midnight_in_japan(monkeypatch):
    midnight = datetime.datetime(2026, 11, 25, tzinfo=ZoneInfo("Asia/Tokyo")).timestamp()
    days = []
    for moment in (midnight - 1, midnight, midnight + 86399, midnight + 86400):
        monkeypatch.setattr(caching.time, "time", lambda moment=moment: moment)
        days.append(caching.day_in_japan())
    assert [day - days[0] for day in days] == [0, 1, 1, 2]


def test_a_connection_that_has_died_is_opened_anew(client, monkeypatch):
    """Outside a transaction, as a server is; here one is faked."""
    published()
    asked = []

    def once_dead():
        asked.append(1)
        if len(asked) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        return [("editions", 1)]

    class Kept:
        in_atomic_block = False
        closed = 0

        def close(self):
            self.closed += 1

    connection = Kept()
    monkeypatch.setattr(caching, "connection", connection)
    monkeypatch.setattr(caching, "_select_counters", once_dead)
    assert caching.change_counters() == [("editions", 1)]
    assert (len(asked), connection.closed) == (2, 1)


def test_tags_as_clients_and_proxies_send_them(client):
    published()
    tag = client.get(PAGE)["ETag"]
    for asked in (tag, f"W/{tag}", f'"other", {tag}'):
        assert ask(client, tag=asked).status_code == 304
    for asked in ("", "*", '"other"', tag.strip('"'), "\0"):
        assert ask(client, tag=asked).status_code == 200


def test_what_is_not_there_has_no_tag_and_is_not_kept(client, kept):
    answer = client.get("/meetings/2026-09-03-1/")
    assert (answer.status_code, "ETag" in answer, kept.entries) == (404, False, {})


def test_no_more_is_kept_than_the_limit(client, kept):
    published()
    kept.limit = 2 * len(client.get(PAGE).content)
    for number in range(8):
        client.get(f"{PAGE}?{number}")
        assert kept.size == sum(len(body) for body, _ in kept.entries.values()) <= kept.limit
    assert len(kept.entries) == 2
    assert client.get(f"{PAGE}?7").content == client.get(f"{PAGE}?0").content


def test_two_databases_never_give_the_same_tag(client):
    """A trial's counters and those of the database that takes its place: each began at its own second."""
    published()
    assert PublicState.objects.get(pk="editions").changes > 1_700_000_000
    assert Edition.objects.count() == 1
