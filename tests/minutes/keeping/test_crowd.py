"""Several people at once, and backups meanwhile. The full size: CROWD_SAVES=150 CROWD_BACKUPS=20 pytest <this file>."""

import json
import os

import pytest

from tests.minutes.keeping.own import Own

# The marker makes these run on both databases; each works on databases of its own.
pytestmark = pytest.mark.django_db
WRITERS = 4
SAVES = int(os.environ.get("CROWD_SAVES", "12"))
BACKUPS = int(os.environ.get("CROWD_BACKUPS", "2"))


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


def test_a_backup_made_while_four_write_is_one_moment(own, tmp_path):
    writers = [own.start("write", SAVES + 20 * BACKUPS, number) for number in range(WRITERS)]
    folders = []
    for number in range(BACKUPS):
        folders.append(tmp_path / f"backup{number}")
        own.manage("backup", folders[-1])
        assert any(writer.poll() is None for writer in writers), "the writers were done before the backup was"
    finish(writers)
    seen = []
    for folder in folders:
        restored = Own(tmp_path)
        restored.manage("restore", folder)
        found = restored.look()
        assert (found["problems"], found["halves"]) == ([], [])
        marks = sum(text.count("〔") for text in found["last"].values())
        assert marks == found["revisions"]
        seen.append(found["revisions"])
    assert seen == sorted(seen)
    assert seen[-1] < own.look()["revisions"]
