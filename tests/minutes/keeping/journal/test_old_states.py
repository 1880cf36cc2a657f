"""Old states that return by other ways than a restore: nothing withdrawn is public at any moment after a start.

A database played back by hand stands here for a recovery to a point in time, a snapshot and a replica that lagged: each
gives an older database beside what is left of the journal.
"""

import shutil

import pytest

from council.version import VERSION
from minutes.replay.journal_lines import read_source, writer_of
from tests.minutes.keeping.processes.played_back import play_back

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # installations, each command in a process of its own
LOST = "--journal-lost"


@pytest.fixture(scope="module")
def old_backup(scene, tmp_path_factory):
    """A backup of the scene, of before anything was withdrawn."""
    folder = tmp_path_factory.mktemp("old_backup") / "backup"
    scene.manage("backup", folder)
    return folder


@pytest.fixture
def second_place(tmp_path):
    (tmp_path / "far").mkdir()
    return tmp_path / "far" / "journal.jsonl"


@pytest.fixture
def site(installation, second_place):
    installation.environment |= {"JOURNAL_COPY": str(second_place)}
    return installation


def withdrawn_then_old(site, old_backup):
    """Withdraws, and plays the old database back."""
    site.run("take_away")
    play_back(site.url, old_backup)


def is_shut(site):
    seen = site.reader()
    return (set(seen["status"]), seen["words"]) == ({503}, [])


def is_open(site):
    seen = site.reader()
    return (set(seen["status"]) <= {200, 410}, seen["words"]) == (True, [])


def test_the_file_beside_the_media_is_enough(installation, old_backup):
    withdrawn_then_old(installation, old_backup)
    assert installation.reader()["words"] != []  # as long as no server has started
    assert "古い状態です" in installation.manage("check", "--database", "default", check=False).stderr
    refused = installation.manage("backup", installation.media / "backup", check=False)
    assert "古い状態です" in refused.stderr
    installation.run("start_server")
    assert is_open(installation)
    assert installation.state()["problems"] == []


def test_migrate_and_replay_journal_do_the_same(installation, old_backup):
    withdrawn_then_old(installation, old_backup)
    installation.manage("migrate")
    assert is_open(installation)
    play_back(installation.url, old_backup)
    said = installation.manage("replay_journal").stdout
    assert said.splitlines()[-1] == "データベースと記録は合っています。公開しています。"
    assert is_open(installation)


def test_a_running_server_notices_at_the_next_check_of_its_health_and_at_the_next_act(
    installation, old_backup
):
    withdrawn_then_old(installation, old_backup)
    assert installation.run("health").startswith("503 データベースが、公開・取消しの記録より古い状態です。")
    assert is_shut(installation)
    play_back(installation.url, old_backup)
    assert "いまは公開を止めているので、できません" in installation.run("publish_refused")
    assert is_shut(installation)


def test_where_the_file_is_lost_too_nobody_starts_without_the_operators_word(installation, old_backup):
    withdrawn_then_old(installation, old_backup)
    installation.journal.unlink()
    installation.run("start_server")
    assert is_shut(installation)
    for command in (["replay_journal"], ["migrate"], ["restore", old_backup]):
        refused = installation.manage(*command, check=False)
        assert (refused.returncode, LOST in refused.stderr) == (1, True), command
        assert is_shut(installation)
    installation.manage("replay_journal", LOST)
    assert installation.run("health").splitlines()[0] == f"200 ok {VERSION}"
    assert "記録が失われたので分かりません。" in installation.run("health")
    assert "minutes.W001" in installation.manage("check", "--database", "default", check=False).stderr
    installation.run("take_away")  # and work goes on, with its journal
    assert is_open(installation)


def test_a_restore_without_a_journal_leaves_the_old_database_in_place(empty, old_backup):
    refused = empty.manage("restore", old_backup, check=False)
    assert (refused.returncode, LOST in refused.stderr) == (1, True)
    empty.manage("restore", LOST, old_backup)
    assert "から" in empty.run("health").splitlines()[1]


def test_a_damaged_line_stops_a_restore_whose_database_is_gone(installation, old_backup, empty):
    installation.run("take_away")
    lines = installation.journal.read_bytes().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if b'"what":"withdraw"' in line)
    lines[place] = lines[place][:40] + b"\n"
    empty.journal.write_bytes(b"".join(lines))
    refused = empty.manage("restore", old_backup, check=False)
    assert (refused.returncode, "読めない行が 1 ある" in refused.stderr) == (1, True)
    empty.journal.write_bytes(installation.journal.read_bytes())
    empty.manage("restore", old_backup)
    assert is_open(empty)


def test_a_snapshot_of_the_whole_machine_is_seen_by_the_second_place(site, old_backup):
    site.manage("migrate")  # which writes what the second place lacks
    before = site.journal.read_bytes()
    withdrawn_then_old(site, old_backup)
    site.journal.write_bytes(before)
    site.run("start_server")
    assert is_open(site)
    assert site.journal.read_bytes().count(b'"what":"withdraw"') >= 2  # merged into this machine's file


def test_a_dump_on_a_new_machine_is_brought_up_by_the_second_place(site, old_backup, empty, second_place):
    site.manage("migrate")
    site.run("take_away")
    empty.environment |= {"JOURNAL_COPY": str(second_place)}
    empty.manage("restore", old_backup)
    assert is_open(empty)


def test_a_wrong_second_place_is_named(site, second_place):
    second_place.parent.rmdir()
    assert str(second_place) in site.run("publish_refused")
    assert str(second_place) in site.manage("check", "--database", "default", check=False).stderr


def test_a_second_machine_writes_only_where_both_reach(installation, site, second_place, tmp_path):
    site.environment |= {"JOURNAL_COPY": ""}
    other = site.another_machine(tmp_path)
    shutil.copyfile(site.journal, other.journal)
    name = writer_of(read_source("", other.journal.read_bytes(), is_living=True).lines)
    other.journal.write_bytes(other.journal.read_bytes().replace(name.encode(), b"f" * 32))
    assert "JOURNAL_COPY" in other.run("publish_refused")
    for machine in (site, other):
        machine.environment |= {"JOURNAL_COPY": str(second_place)}
    site.manage("migrate")
    other.run("take_away")
    assert is_open(other)


def test_another_machines_file_is_awaited_where_the_second_place_is_gone(
    site, old_backup, second_place, tmp_path
):
    site.manage("migrate")
    other = site.another_machine(tmp_path)
    other.environment |= {"JOURNAL_COPY": str(second_place)}
    other.run("write", 5, 1)
    site.manage("backup", tmp_path / "of_both")
    other.run("take_away")
    site.run("write", 5, 0)
    play_back(site.url, tmp_path / "of_both")
    second_place.unlink()
    said = site.manage("replay_journal").stdout
    assert f"{other.journal} の記録をまだ合わせていない" in said
    assert is_shut(site)
    assert "公開しています" in other.manage("replay_journal").stdout
    assert (is_open(site), is_open(other)) == (True, True)
