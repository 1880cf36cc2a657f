"""Dumps beside backups, restores and kills: no backup holds one, no restore brings one back, no killed build is served.

Full size: KILLED_DUMPS=100 pytest <this file>.
"""

import json
import os
import random
import time
from pathlib import Path

import pytest

from tests.minutes.keeping.conftest import fork_server, installation, scene  # noqa: F401 (fixtures)

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # each is some processes
KILLED = int(os.environ.get("KILLED_DUMPS", "4"))


def folder_of(office) -> Path:
    return office.media.with_name(f"{office.media.name}-dumps")


def names_in(office) -> list[str]:
    folder = folder_of(office)
    return sorted(path.name for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []


def dump_in(office) -> str:
    """Makes a dump, in another second than the one before."""
    before = names_in(office)
    time.sleep(1)
    office.manage("dump")
    (name,) = set(names_in(office)) - set(before)
    return name


def statuses(office, *names):
    return json.loads(office.run("dumps", *(name.replace("-", "") for name in names)))


def test_a_backup_holds_no_dump_and_a_restore_brings_none_back(installation, tmp_path):  # noqa: F811
    first = dump_in(installation)
    backup = tmp_path / "backup"
    installation.manage("backup", backup)
    assert [path.name for path in backup.rglob("*") if path.suffix == ".gz" or "dump" in path.name] in (
        [],
        ["database.dump"],
    )
    installation.run("write", 5, 0)
    second = dump_in(installation)
    assert statuses(installation, first, second) == {first: [200, 206], second: [200, 206]}
    installation.manage("restore", backup)
    # The database knows the first alone. Neither has a file any more.
    assert statuses(installation, first, second) == {first: [410, 410], second: [404, 404]}
    assert names_in(installation) == []
    third = dump_in(installation)
    assert statuses(installation, first, third) == {first: [410, 410], third: [200, 206]}


def test_what_was_withdrawn_since_the_backup_is_in_no_dump_after_the_restore(installation, tmp_path):  # noqa: F811
    backup = tmp_path / "backup"
    first = dump_in(installation)
    installation.manage("backup", backup)
    installation.run("take_away")
    assert statuses(installation, first) == {first: [410, 410]}
    assert names_in(installation) == []
    installation.manage("restore", backup)
    assert statuses(installation, first) == {first: [410, 410]}


def test_another_machine_ends_it_whose_disk_does_not_hold_it(installation, tmp_path):  # noqa: F811
    """Its words are withdrawn on a machine that reaches the database and not the folder of the dumps."""
    installation.environment["JOURNAL_COPY"] = str(tmp_path / "copy.jsonl")
    installation.manage("migrate")  # the second place gets what the first holds
    name = dump_in(installation)
    other = installation.another_machine(tmp_path)
    other.environment["JOURNAL_COPY"] = str(tmp_path / "copy.jsonl")
    other.run("take_away")
    assert statuses(installation, name) == {name: [410, 410]}
    assert names_in(installation) == [name]


def test_a_build_that_is_killed_leaves_nothing_served(installation):  # noqa: F811
    chance = random.Random(5)
    for _ in range(KILLED):
        process = installation.start("manage", "dump")
        time.sleep(chance.uniform(0.05, 0.6))
        process.kill()
        process.communicate()
    left = names_in(installation)
    assert set(map(tuple, statuses(installation, *left).values())) <= {(404, 404), (200, 206)}
    time.sleep(1)
    done = installation.manage("dump")
    left = names_in(installation)
    assert [path.name for path in folder_of(installation).glob(".building-*")] == []
    assert set(map(tuple, statuses(installation, *left).values())) == {(200, 206)}, done.stdout
