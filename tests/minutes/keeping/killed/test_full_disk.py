"""A disk that is full or refuses to write, under each act: it fails, nothing half of it stays, and it goes when there is room."""

import errno
import json
import os

import pytest

from minutes.keeping.partial_folder import partial_folder
from tests.databases import on_postgresql


@pytest.mark.django_db
@pytest.mark.long  # a process of its own that does each act twice
@pytest.mark.parametrize(
    "is_full", [0] if on_postgresql() else [0, 1], ids=lambda full: "full" if full else "refuses"
)
def test_an_act_that_cannot_be_written_leaves_everything_as_it_was(installation, is_full):
    outcome = json.loads(installation.run("acts_without_room", is_full))
    assert list(outcome) == ["save", "import", "publish", "withdraw", "rebuild", "retract"]
    if not is_full:
        assert [name for name, (failed, _, _) in outcome.items() if not failed] == []
    assert outcome["save"][:2] == [True, True]
    assert [name for name, (failed, as_before, _) in outcome.items() if failed and not as_before] == []
    assert [name for name, (_, _, went) in outcome.items() if not went and name != "rebuild"] == []
    state = installation.state()
    assert state["problems"] == []
    assert "すべて同じ答えです" in installation.manage("check_search", "--words", 60, "--queries", 60).stdout


def test_a_backup_onto_a_full_disk_leaves_nothing(tmp_path):
    def no_space():
        with partial_folder(tmp_path / "kept") as partial:
            (partial / "half").write_bytes(b"original")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        no_space()
    assert list(tmp_path.iterdir()) == []
