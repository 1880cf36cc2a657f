"""The keys of the first layout become those of the second by `migrate`, also when it is killed on the way.

What comes out is compared with the rows that today's program wrote: keys, slots and all. Long, since each test migrates
a database in processes of its own.
"""

import json
import os
import signal
import subprocess

import pytest

from tests.databases import MIGRATED, ready
from tests.minutes.keeping.processes.installation import Installation
from tests.minutes.keeping.processes.key_tasks import STATEMENTS

pytestmark = [pytest.mark.django_db, pytest.mark.long]
KILLED = [("fill", 1), ("fill", 3), ("swap", 1)]
if os.environ.get("TEST_DATABASE") != "postgresql":  # whose index does not hold the keys, and is not rebuilt
    KILLED += [("rebuild", 1), ("rebuild", 3)]


@pytest.fixture(scope="module")
def today(fork_server, tmp_path_factory):
    """What today's program makes of some acts on meetings of two days: (report, rows)."""
    today = Installation(tmp_path_factory.mktemp("today"), ready(MIGRATED))
    today.run("before_writers")
    for worker in (1, 2):
        today.run("act_on_days", 9, worker)
    return json.loads(today.run("keys_of_meetings")), today.run("copied_rows")


@pytest.fixture(scope="module")
def before(today, tmp_path_factory):
    """The URL of a database with the same meetings and the keys of the first layout, to be copied."""
    return filled(tmp_path_factory.mktemp("before"), 1, today[1]).url


def filled(folder, age, rows):
    """A database whose tables are of an age (key_tasks.AGES), with rows of today."""
    installation = Installation(folder)
    process = installation.start("fill_tables_of", age, stdin=subprocess.PIPE)
    process.stdin.write(rows)
    process.stdin.close()
    _, errors = process.communicate()
    assert (process.returncode, errors) == (0, "")
    return installation


def migrate(installation):
    """Migrates a database that has come without its journal: the command says so when all else is done."""
    done = installation.manage("migrate", "--verbosity", "0", check=False)
    assert done.stderr.startswith("CommandError: 公開を止めています。公開・取消しの記録"), done.stderr


@pytest.fixture
def old(before, tmp_path):
    return Installation(tmp_path, before)


def test_keys_slots_and_index_are_those_of_today(today, old):
    report, _ = today
    migrate(old)
    assert (report["problems"], len(report["slots"]) > 2) == ([], True)
    assert json.loads(old.run("keys_of_meetings")) == report | {"state": [["", "", None]]}


def test_a_database_of_before_there_were_keys_is_brought_up_too(scene, tmp_path):
    """Its meetings are of different days, so the migration that makes keys gives them the slots of today. The digests are
    another matter: those of that time were made again on the way, and these rows have those of today."""
    oldest = filled(tmp_path, 0, scene.run("copied_rows"))
    migrate(oldest)
    expected = json.loads(scene.run("keys_of_meetings"))
    report = json.loads(oldest.run("keys_of_meetings"))
    assert [line for line in report.pop("problems") if "指紋" not in line] == expected.pop("problems") == []
    assert report == expected | {"state": [["", "", None]]}
    assert len(report["passages"]) > 30


@pytest.mark.parametrize(("place", "nth"), KILLED)
def test_killed_in_the_middle_it_goes_on(today, old, place, nth):
    """What was committed stays: the second run would fail at the first slot that it made again."""
    report, _ = today
    killed = old.start("migrate_killed", list(STATEMENTS).index(place), nth)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    slots = len(report["slots"]) if place != "fill" else nth - 1
    assert int(old.run("slots_filled")) == slots
    migrate(old)
    assert json.loads(old.run("keys_of_meetings")) == report | {"state": [["", "", None]]}


def test_a_record_with_too_many_passages_is_named_before_anything_is_changed(today, old):
    old.run("move_a_passage", 16384, 2)
    done = old.manage("migrate", check=False)
    told = "CommandError: 2026-09-03-1 には索引に入る16384より多い議題・発言などがあります。"
    assert (done.returncode, told in done.stderr) == (1, True)
    old.run("move_a_passage", 2, 16384)
    migrate(old)
    assert json.loads(old.run("keys_of_meetings")) == today[0] | {"state": [["", "", None]]}
