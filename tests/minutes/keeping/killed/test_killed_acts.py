"""kill -9 while something is withdrawn, imported, rebuilt, backed up or migrated. Full size: KILLED_ACTS=200 pytest <this file>.

Saving and publishing by a server are killed in test_killed.py, restores in test_restore_killed.py.
"""

import json
import os
import random
import time

import pytest

from tests.builders import MANUSCRIPT
from tests.databases import on_postgresql

# A hundred processes in the full size, a dozen here, each on a database of its own.
pytestmark = [pytest.mark.django_db, pytest.mark.long]
KILLS = int(os.environ.get("KILLED_ACTS", "12"))


def calls(number, folder):
    """Returns what is started as the act of that number: each kind in turn."""
    text = folder / f"{number}.txt"
    text.write_text(MANUSCRIPT.replace("記録実務者会議", f"第{number}回取込み"), encoding="utf-8")
    return [
        ("withdraw_one", number),
        ("manage", "import_record", "--publish", text),
        ("manage", "rebuild_derived"),
        ("manage", "rebuild_search"),
        ("manage", "backup", folder / "kept" / str(number)),
        ("manage", "migrate", "--verbosity", "0"),
    ][number % 6]


def killed(process, seconds):
    """Kills a process after so long; returns what it had said by then."""
    time.sleep(seconds)
    process.kill()
    return process.communicate()[0].splitlines()


def acknowledged(lines):
    return [tuple(json.loads(line)) for line in lines if line.startswith('["')]


def test_nothing_acknowledged_is_lost_and_nothing_half_stays(installation, tmp_path):
    chance, said, whole = random.Random(6), [], {}
    for number in range(KILLS):
        kind = number % 6
        began = time.monotonic()
        if kind not in whole:  # how long it takes when nobody kills it
            said += acknowledged(installation.start(*calls(number, tmp_path)).communicate()[0].splitlines())
            whole[kind] = time.monotonic() - began
            continue
        process = installation.start(*calls(number, tmp_path))
        said += acknowledged(killed(process, chance.uniform(0.05, 1) * whole[kind]))
    installation.run("start_server")
    assert installation.run("health").startswith("200 ok")
    state = installation.state()
    assert (state["problems"], state["halves"]) == ([], [])
    acts = json.loads(installation.run("acknowledged_acts"))
    assert [act for act in said if act[1] not in acts[act[0]]] == []
    assert "すべて同じ答えです" in installation.manage("check_search", "--words", 60, "--queries", 60).stdout
    kept = tmp_path / "kept"
    whole_backups = [path for path in kept.iterdir() if not path.name.startswith(".")]
    assert all((path / "manifest.json").exists() for path in whole_backups)
    installation.manage("backup", kept / "last")
    assert [path.name for path in kept.iterdir() if path.name.startswith(".")] == []
    assert on_postgresql() or not list(tmp_path.glob("*.restoring"))
