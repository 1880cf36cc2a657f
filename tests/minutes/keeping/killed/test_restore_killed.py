"""kill -9 of `restore`: whenever a server starts then, nothing is public that was withdrawn since the backup.

Full size: KILLED_RESTORES=100 pytest <this file>.
"""

import os
import random
import signal
import subprocess
import time

import psycopg
import pytest

from tests.databases import on_postgresql

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.long,
]  # each restore migrates and replays in a process of its own
KILLS = int(os.environ.get("KILLED_RESTORES", "4"))


@pytest.fixture(scope="module")
def later_site(scene, tmp_path_factory):
    """(installation, backup): a site, and a backup of the time before things were withdrawn there."""
    folder = tmp_path_factory.mktemp("later_site")
    site = scene.copied(folder)
    site.manage("backup", folder / "backup")
    site.run("take_away")
    return site, folder / "backup"


def wait_for_the_database(site):
    """psql outlives the process that started it, and goes on with what it has read."""
    if on_postgresql():
        others = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        with psycopg.connect(site.url, autocommit=True) as database:
            while database.execute(others).fetchall():
                time.sleep(0.02)


def kill_after(site, backup, seconds):
    process = site.start_module("manage", "restore", backup, start_new_session=True)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    wait_for_the_database(site)
    return process.returncode


def test_no_kill_brings_anything_back(later_site):
    site, backup = later_site
    assert site.reader()["words"] == []
    began = time.monotonic()
    assert kill_after(site, backup, 120) == 0
    whole, chance, killed = time.monotonic() - began, random.Random(5), 0
    for number in range(KILLS):
        killed += kill_after(site, backup, chance.uniform(whole * 0.3, whole)) < 0
        before = site.reader()
        assert before["words"] == [], number
        if number % 2:
            site.run("start_server")
            seen = site.reader()
            assert (seen["words"], set(seen["status"]) <= {200, 410}) == ([], True), number
    site.manage("migrate")
    assert site.reader()["status"] == [200, 200, 200, 200, 410, 200, 200]
    assert site.state()["problems"] == []
    assert killed > 0
