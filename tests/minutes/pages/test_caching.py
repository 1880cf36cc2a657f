"""ETags while nothing changes: a 304 or the kept body, without rendering, for whoever asks again."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError

from council.environment.licences import licence
from minutes.models import Edition, PublicState
from minutes.pages import caching, dependencies
from tests.builders import published

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


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    """Published once: these tests only read."""
    published()


def ask(client, path=PAGE, tag="", **headers):
    return client.get(path, headers={"if-none-match": tag} | headers)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_changed_is_one_query_and_no_page(client, path, django_assert_num_queries):
    first = client.get(path)
    with django_assert_num_queries(1):
        again = ask(client, path, first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (first["Cache-Control"], again["Cache-Control"]) == ("no-cache", "no-cache")


@pytest.mark.parametrize("path", PAGES)
def test_a_body_that_was_kept_is_the_page(client, path, kept, django_assert_num_queries):
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path)
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)


def test_another_release_name_licence_or_host(client, settings, monkeypatch):
    tags = [client.get(PAGE)["ETag"], client.get(PAGE, headers={"host": "localhost"})["ETag"]]
    settings.SITE_NAME = "別の名"
    tags.append(client.get(PAGE)["ETag"])
    settings.LICENCE = licence("CC0-1.0")
    tags.append(client.get(PAGE)["ETag"])
    monkeypatch.setattr(caching, "release_fingerprint", lambda: "the next")
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
    attempts = []

    def once_dead(sql, params):
        attempts.append(1)
        if len(attempts) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        return [("editions", 1, "")]

    class Kept:
        in_atomic_block = False
        closed = 0

        def close(self):
            self.closed += 1

    connection = Kept()
    monkeypatch.setattr(dependencies, "connection", connection)
    monkeypatch.setattr(dependencies, "_run", once_dead)
    assert dependencies._select() == [("editions", 1, "")]
    assert (len(attempts), connection.closed) == (2, 1)


def test_tags_as_clients_and_proxies_send_them(client):
    tag = client.get(PAGE)["ETag"]
    for header in (tag, f"W/{tag}", f'"other", {tag}'):
        assert ask(client, tag=header).status_code == 304
    for header in ("", "*", '"other"', tag.strip('"'), "\0"):
        assert ask(client, tag=header).status_code == 200


def test_no_more_is_kept_than_the_limit(client, kept):
    kept.limit = 2 * len(client.get(PAGE).content)
    for number in range(8):
        client.get(f"{PAGE}?at={number}")
        assert kept.size == sum(len(body) for body, _ in kept.entries.values()) <= kept.limit
    assert len(kept.entries) == 2
    assert client.get(f"{PAGE}?at=7").content == client.get(f"{PAGE}?at=0").content


def test_two_databases_never_give_the_same_tag(client):
    """A trial's counters and those of the database that takes its place: each began at its own second."""
    assert PublicState.objects.get(pk="editions").changes > 1_700_000_000
    assert Edition.objects.count() == 1
