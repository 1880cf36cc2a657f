"""Two writers publish, correct the day, take down and publish again: no two meetings share a key.

Full size: SLOT_STEPS=300 pytest <this file>.
"""

import json
import os

import pytest

# Marked, so that they run on both databases; each works on databases of its own.
pytestmark = pytest.mark.django_db
WRITERS = 2
STEPS = int(os.environ.get("SLOT_STEPS", "20"))


@pytest.mark.long
def test_two_writers_of_the_same_days_never_share_a_key(migrated):
    """Long, since two processes make some forty editions."""
    migrated.run("before_writers")
    writers = [migrated.start("act_on_days", STEPS, number) for number in range(WRITERS)]
    for writer in writers:
        _, errors = writer.communicate()
        assert (writer.returncode, errors) == (0, "")
    report = json.loads(migrated.run("keys_of_meetings"))
    assert (report["problems"], report["shared"]) == ([], [])
    assert len({(day, slot) for _, day, slot in report["slots"]}) == len(report["slots"]) > 1
