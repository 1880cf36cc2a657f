"""Which database a page is read from: a replica only where its own snapshot shows what the primary shows."""

from contextlib import nullcontext

import pytest
from django.db import OperationalError

from minutes import reading
from minutes.pages import streaming
from minutes.pages.streaming import stream
from minutes.reading import Router, read_by_replica


class Replica:
    """Stands for Django's connection to a replica whose counters are `counters`."""

    def __init__(self, counters):
        self.counters, self.closed, self.connection = counters, 0, self

    def wait(self, generator, timeout=None):
        raise AssertionError("nothing is waited for here")

    def close(self):
        self.closed += 1


@pytest.fixture
def replicas(settings, monkeypatch):
    """Makes replicas out of {alias: counters}."""

    def made(**counters):
        settings.REPLICAS = list(counters)
        servers = {alias: Replica(number) for alias, number in counters.items()}
        monkeypatch.setattr(reading, "connections", servers)
        monkeypatch.setattr(reading, "_rests_until", {})
        monkeypatch.setattr(reading.transaction, "atomic", lambda using: nullcontext())
        return servers

    return made


def read(shown):
    """Returns where a page was read, when the primary's counters are `shown`."""
    return read_by_replica(where, proof=lambda: reading.connection.counters, shown=shown)


def where():
    return Router().db_for_read(None)


def test_a_replica_that_shows_the_same_is_read(replicas):
    replicas(one=7)
    assert (read(7), where()) == ("one", "default")


def test_a_replica_that_lags_is_not_read(replicas):
    servers = replicas(one=6)
    assert (read(7), servers["one"].closed) == ("default", 0)


def test_without_a_replica_the_primary_is_read(replicas):
    replicas()
    assert read(7) == "default"


def test_each_replica_has_its_turn(replicas):
    replicas(one=7, two=7)
    assert {read(7), read(7)} == {"one", "two"}


def test_a_replica_that_fails_half_way_leaves_the_page_to_the_primary_and_rests(replicas, monkeypatch):
    servers, asked = replicas(one=7), []

    def page():
        asked.append(where())
        if where() == "one":
            raise OperationalError("canceling statement due to conflict with recovery")
        return where()

    def one_page():
        return read_by_replica(page, proof=lambda: reading.connection.counters, shown=7)

    assert [one_page(), one_page()] == ["default", "default"]
    assert (asked, servers["one"].closed) == (["one", "default", "default"], 1)
    rested = reading._rests_until["one"]
    monkeypatch.setattr(reading.time, "monotonic", lambda: rested)
    assert read(7) == "one"


def test_what_a_page_says_by_an_exception_is_not_asked_twice(replicas):
    replicas(one=7)
    asked = []

    def page():
        asked.append(where())
        raise LookupError

    with pytest.raises(LookupError):
        read_by_replica(page, proof=lambda: 7, shown=7)
    assert (asked, where()) == (["one"], "default")


def test_everything_is_written_on_the_primary(replicas):
    replicas(one=7)
    router = Router()
    written = read_by_replica(lambda: router.db_for_write(None), proof=lambda: 7, shown=7)
    migrated = [router.allow_migrate(alias, "minutes") for alias in ("default", "one")]
    assert (written, migrated) == ("default", [True, False])


def test_what_is_streamed_is_read_on_the_primary(replicas, rf, monkeypatch):
    replicas(one=7)
    monkeypatch.setattr(streaming, "withdrawn_so_far", tuple)

    def view():
        return stream(rf.get("/"), (where() for _ in range(2)), content_type="text/plain", name=where())

    answer = read_by_replica(view, proof=lambda: 7, shown=7)
    assert answer["Content-Disposition"] == 'attachment; filename="one"'
    assert b"".join(answer.streaming_content) == b"defaultdefault"
