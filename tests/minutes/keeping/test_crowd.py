"""Several people at once, and backups meanwhile. The full size: CROWD_SAVES=150 CROWD_BACKUPS=20 pytest <this file>."""

import json
import os
import time

import pytest

from tests.minutes.keeping.processes.own import Own

# The marker makes these run on both databases; each works on databases of its own.
pytestmark = pytest.mark.django_db
WRITERS = 4
SAVES = int(os.environ.get("CROWD_SAVES", "6"))
BACKUPS = int(os.environ.get("CROWD_BACKUPS", "1"))


def finish(writers):
    """Everything that was acknowledged: [meeting, mark] each."""
    acknowledged = []
    for writer in writers:
        said, problem = writer.communicate()
        assert (writer.returncode, problem) == (0, "")
        acknowledged += [json.loads(line) for line in said.splitlines()]
    return acknowledged


def test_nobody_is_locked_out_and_nothing_is_lost(own):
    writers = [own.start("write", SAVES, number) for number in range(WRITERS)]
    acknowledged = finish(writers)
    found = own.look()
    assert len(acknowledged) == WRITERS * SAVES
    assert [mark for meeting, mark in acknowledged if found["last"][str(meeting)].count(mark) != 1] == []
    assert (found["problems"], found["halves"], found["revisions"]) == ([], [], WRITERS * SAVES)


def at_work(own, number, file):
    """A writer without end, whose acknowledgements go to a file."""
    with file.open("w") as said:
        return own.start("write", 10**6, number, stdout=said)


def lines_of(file):
    return len(file.read_text().splitlines())


def wait_for_more(files, writers):
    """Until each writer has been acknowledged once more."""
    before = [lines_of(file) for file in files]
    while any(lines_of(file) <= number for file, number in zip(files, before, strict=True)):
        assert all(writer.poll() is None for writer in writers)
        time.sleep(0.02)


@pytest.mark.long
def test_a_backup_made_while_four_write_is_one_moment(own, tmp_path):
    files = [tmp_path / f"said{number}" for number in range(WRITERS)]
    writers = [at_work(own, number, file) for number, file in enumerate(files)]
    folders = [tmp_path / f"backup{number}" for number in range(BACKUPS)]
    for folder in folders:
        wait_for_more(files, writers)
        own.manage("backup", folder)
    wait_for_more(files, writers)
    for writer in writers:
        writer.kill()
        writer.communicate()
    seen = []
    for folder in folders:
        restored = Own(tmp_path)
        restored.manage("restore", folder)
        found = restored.look()
        assert (found["problems"], found["halves"]) == ([], [])
        assert sum(text.count("〔") for text in found["last"].values()) == found["revisions"]
        seen.append(found["revisions"])
    assert seen == sorted(seen)
    assert 0 < seen[0] <= seen[-1] < own.look()["revisions"]
