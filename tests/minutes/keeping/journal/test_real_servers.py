"""A recovery to a point in time, a replica that lags and is promoted, a snapshot of the disk: each of real servers.

Full size alone, since each test starts two servers: REAL_SERVERS=1 TEST_DATABASE=postgresql pytest <this file>. What
each leaves, an older database beside the journal, is in every run (test_old_states.py).
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.minutes.keeping.processes.installation import Installation
from tests.minutes.keeping.processes.real_server import Server

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.long,
    pytest.mark.skipif(
        "REAL_SERVERS" not in os.environ or os.environ.get("TEST_DATABASE") != "postgresql",
        reason="servers of its own: REAL_SERVERS=1 TEST_DATABASE=postgresql",
    ),
]


@pytest.fixture
def servers():
    """Makes servers by name, in a folder whose path is short enough for a socket; stops them in the end."""
    folder, made = Path(tempfile.mkdtemp(prefix="pg-")), []

    def server(name):
        made.append(Server(folder, name))
        return made[-1]

    yield server
    for one in made:
        one.stop()
    shutil.rmtree(folder)


@pytest.fixture
def primary(servers):
    server = servers("primary").create()
    server.ask("CREATE DATABASE minutes")
    return server


@pytest.fixture
def site(primary, fork_server, tmp_path):
    """The scene on the primary: three published meetings, nothing withdrawn."""
    site = Installation(tmp_path)
    moved_to(site, primary)
    site.manage("migrate")
    site.run("scene", 3)
    return site


def moved_to(site, server):
    site.url = server.url("minutes")
    site.environment |= {"DATABASE_URL": site.url}


def is_old(site):
    return site.reader()["words"] != []


def is_open_without_the_words(site):
    site.run("start_server")
    seen = site.reader()
    return (set(seen["status"]) <= {200, 410}, seen["words"], site.state()["problems"]) == (True, [], [])


def test_a_recovery_to_a_point_in_time(site, primary, servers):
    recovered = servers("recovered").copied_from(primary)
    primary.ask("SELECT pg_create_restore_point('before')")
    site.run("take_away")
    primary.ask("SELECT pg_switch_wal()")
    primary.stop()
    recovered.recover_to("before")
    moved_to(site, recovered)
    assert is_old(site)
    assert is_open_without_the_words(site)


def test_a_replica_that_lags_and_is_promoted(site, primary, servers):
    replica = servers("replica").copied_from(primary, "-R").start()
    replica.stop()
    site.run("take_away")
    primary.stop()
    replica.start().promote()
    moved_to(site, replica)
    assert is_old(site)
    assert is_open_without_the_words(site)


def test_a_snapshot_of_the_whole_machine_beside_a_second_place(site, primary, servers, tmp_path):
    (tmp_path / "far").mkdir()
    site.environment |= {"JOURNAL_COPY": str(tmp_path / "far" / "journal.jsonl")}
    site.manage("migrate")  # which writes what the second place lacks
    primary.stop()
    snapshot, journal = servers("snapshot").snapshot_of(primary), site.journal.read_bytes()
    primary.start()
    site.run("take_away")
    primary.stop()
    snapshot.start()
    site.journal.write_bytes(journal)
    moved_to(site, snapshot)
    assert is_old(site)
    assert is_open_without_the_words(site)
