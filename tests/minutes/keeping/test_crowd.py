"""Four clerks save while backups are made. Full size: CROWD_SAVES=150 CROWD_BACKUPS=20 pytest <this file>."""

import json
import os
import time

import pytest

from tests.minutes.keeping.processes.installation import Installation

# Marked, so that they run on both databases; each works on databases of its own.
pytestmark = pytest.mark.django_db
WRITERS = 4
SAVES = int(os.environ.get("CROWD_SAVES", "6"))
BACKUPS = int(os.environ.get("CROWD_BACKUPS", "1"))


def finish(writers):
    """Returns all acknowledged saves: [meeting, tag] each."""
    acknowledged = []
    for writer in writers:
        output, errors = writer.communicate()
        assert (writer.returncode, errors) == (0, "")
        acknowledged += [json.loads(line) for line in output.splitlines()]
    return acknowledged


def test_nobody_is_locked_out_and_nothing_is_lost(installation):
    writers = [installation.start("write", SAVES, number) for number in range(WRITERS)]
    acknowledged = finish(writers)
    state = installation.state()
    assert len(acknowledged) == WRITERS * SAVES
    assert [tag for meeting, tag in acknowledged if state["last"][str(meeting)].count(tag) != 1] == []
    assert (state["problems"], state["halves"], state["revisions"]) == ([], [], WRITERS * SAVES)


def start_endless_writer(installation, number, file):
    """Starts a writer whose acknowledgements go to a file."""
    with file.open("w") as output:
        return installation.start("write", 10**6, number, stdout=output)


def lines_of(file):
    return len(file.read_text().splitlines())


def wait_for_more(files, writers):
    """Waits until each writer has been acknowledged once more."""
    before = [lines_of(file) for file in files]
    while any(lines_of(file) <= number for file, number in zip(files, before, strict=True)):
        assert all(writer.poll() is None for writer in writers)
        time.sleep(0.02)


@pytest.mark.long
def test_a_backup_made_while_four_write_is_one_moment(installation, tmp_path):
    files = [tmp_path / f"output{number}" for number in range(WRITERS)]
    writers = [start_endless_writer(installation, number, file) for number, file in enumerate(files)]
    folders = [tmp_path / f"backup{number}" for number in range(BACKUPS)]
    for folder in folders:
        wait_for_more(files, writers)
        installation.manage("backup", folder)
    wait_for_more(files, writers)
    for writer in writers:
        writer.kill()
        writer.communicate()
    revisions = []
    for folder in folders:
        restored = Installation(tmp_path)
        restored.manage("restore", "--journal-lost", folder)
        state = restored.state()
        assert (state["problems"], state["halves"]) == ([], [])
        assert sum(text.count("〔") for text in state["last"].values()) == state["revisions"]
        revisions.append(state["revisions"])
    assert revisions == sorted(revisions)
    assert 0 < revisions[0] <= revisions[-1] < installation.state()["revisions"]
