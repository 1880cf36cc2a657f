"""Making a backup: of a site alone, whole or not at all, beside others, and no more of them than asked for."""

import datetime
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from minutes.keeping import backup as backup_module
from minutes.keeping.backup import backup
from minutes.keeping.living_database import applied_migrations
from minutes.keeping.manifest import BackupRefused, write_manifest
from minutes.keeping.partial_folder import partial_folder, sweep
from minutes.keeping.rotation import rotate
from minutes.models import BackupState
from tests.builders import NOON, clerk

ROOT = Path(__file__).resolve().parents[3]
HOLDER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from minutes.keeping.partial_folder import partial_folder
with partial_folder(Path(sys.argv[1])) as partial:
    (partial / "original").write_text("secret")
    print("ready", flush=True)
    time.sleep(60)
"""


def site(folder, name, *, made_at, identity="a"):
    """A folder that says that it is a backup."""
    (folder / name).mkdir()
    (folder / name / "database").write_text(name)
    write_manifest(
        folder / name,
        made_at=f"2026-11-{made_at:02}T00:00:00Z",
        database="sqlite",
        migrations=["minutes.0001_initial"],
        identity=identity,
    )


@pytest.mark.parametrize("keep", [1, 2, 5])
def test_only_the_newest_of_this_site_are_kept(tmp_path, keep):
    for day in (3, 1, 4, 2):
        site(tmp_path, f"day{day}", made_at=day)
    site(tmp_path, "other", made_at=1, identity="b")
    (tmp_path / "letters").mkdir()
    (tmp_path / "day9").write_text("no folder")
    gone = rotate(tmp_path, identity="a", keep=keep)
    assert {path.name for path in gone} == {f"day{day}" for day in (1, 2, 3, 4)[: max(0, 4 - keep)]}
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"other", "letters", "day9", *(f"day{day}" for day in (1, 2, 3, 4)[max(0, 4 - keep) :])}


def test_two_of_one_second_are_told_apart_by_when_they_were_written(tmp_path):
    for order, name in enumerate(("b", "c", "a")):
        site(tmp_path, name, made_at=1)
        os.utime(tmp_path / name / "manifest.json", (order, order))
    assert {path.name for path in rotate(tmp_path, identity="a", keep=1)} == {"b", "c"}


def test_what_died_is_swept_and_what_lives_is_not(tmp_path):
    with partial_folder(tmp_path / "living") as living:
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDER, tmp_path / "dead", ROOT], stdout=subprocess.PIPE, text=True
        )
        assert holder.stdout.readline() == "ready\n"
        assert sweep(tmp_path) == []
        holder.kill()
        holder.communicate()
        (dead,) = [path for path in tmp_path.iterdir() if path != living]
        assert ((dead / "original").read_text(), sweep(tmp_path)) == ("secret", [dead])
        assert list(tmp_path.iterdir()) == [living]
    assert [path.name for path in tmp_path.iterdir()] == ["living"]


def test_nothing_is_left_of_what_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), partial_folder(tmp_path / "new") as partial:
        (partial / "original").write_text("secret")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
def test_a_backup_that_is_told_to_end_leaves_nothing(installation, tmp_path):
    (installation.media / "big").write_bytes(os.urandom(40_000_000))
    process = installation.start("manage", "backup", tmp_path / "kept" / "one")
    while not list((tmp_path / "kept").glob(".*")) if (tmp_path / "kept").exists() else True:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGTERM)
    process.communicate()
    assert process.returncode != 0
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
def test_two_at_once_are_both_whole_and_only_one_gets_a_name(installation, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    names = ["one", "two", "two"]
    processes = [installation.start("manage", "backup", kept / name) for name in names]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes].count(0) >= 2
    assert sorted(path.name for path in kept.iterdir()) == ["one", "two"]
    output = installation.manage("backup", "--keep", 1, kept / "three").stdout
    assert output.count("古い控え") == 2
    assert [path.name for path in kept.iterdir()] == ["three"]


@pytest.fixture
def a_file(monkeypatch, tmp_path):
    """Lets the tests' database, which SQLite holds in memory, have a file."""
    if connection.vendor == "sqlite":
        (tmp_path / "database.sqlite3").touch()
        monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / "database.sqlite3")


@pytest.mark.django_db
@pytest.mark.usefixtures("a_file")
def test_it_is_read_again_and_the_desk_says_when(client, tmp_path, settings, monkeypatch, caplog):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    checked = []
    monkeypatch.setattr(
        backup_module, "ENGINES", {connection.vendor: _engine(check=lambda *what: checked.append(what))}
    )
    monkeypatch.setattr(backup_module, "settle", lambda: None)
    client.force_login(clerk())
    assert "控えは、まだ取っていません。" in client.get("/admin/").content.decode()
    with caplog.at_level("INFO", logger="council.backup"):
        manifest = backup(folder=tmp_path / "kept", at=NOON)
    assert [(file.name, names) for file, names in checked] == [("database", manifest.migrations)]
    assert "backup made and verified: 1 files, 4 bytes" in caplog.text
    assert BackupState.objects.get().made_at == NOON
    page = client.get("/admin/").content.decode()
    assert "9月24日 に取って、確かめました。" in page
    old = datetime.timedelta(days=8)
    BackupState.objects.update(made_at=datetime.datetime.now(datetime.UTC) - old)
    assert "システム管理者に知らせてください。" in client.get("/admin/").content.decode()


def _engine(check):
    class Engine:
        FILE = "database"

        @staticmethod
        def dump(target):
            target.write_text("rows")

    Engine.check = staticmethod(check)
    return Engine


@pytest.mark.django_db
@pytest.mark.usefixtures("a_file")
def test_a_database_that_is_no_site_is_refused(monkeypatch, tmp_path):
    assert "minutes.0001_initial" in applied_migrations()
    with monkeypatch.context() as patch:
        patch.setattr("minutes.keeping.living_database.MigrationRecorder.applied_migrations", lambda self: {})
        with pytest.raises(BackupRefused, match="会議録のデータベースではないか、まだ空です"):
            applied_migrations()
    some = {("minutes", "0001_initial"): None}
    monkeypatch.setattr(
        "minutes.keeping.living_database.MigrationRecorder.applied_migrations", lambda self: some
    )
    with pytest.raises(BackupRefused, match=r"先に manage.py migrate"):
        applied_migrations()


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="a server tells by itself that it has no such database"
)
def test_a_misnamed_file_is_refused_and_not_made(migrated, tmp_path):
    database = Path(migrated.url.removeprefix("sqlite:///"))
    for name, told in (
        ("nowhere.sqlite3", "がありません"),
        ("foreign.sqlite3", "会議録のデータベースではないか"),
    ):
        migrated.environment["DATABASE_URL"] = f"sqlite:///{tmp_path / name}"
        if name.startswith("foreign"):
            with closing(sqlite3.connect(tmp_path / name)) as foreign:
                foreign.execute("CREATE TABLE letters (text)")
        done = migrated.manage("backup", tmp_path / "kept", check=False)
        assert (done.returncode, (tmp_path / "kept").exists()) == (1, False)
        assert told in done.stderr, done.stderr
    assert not (tmp_path / "nowhere.sqlite3").exists()
    assert database.exists()


@pytest.mark.long  # a process of its own
@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's files are tested above")
def test_a_server_without_the_database_is_told_in_a_line(migrated, tmp_path):
    migrated.environment["DATABASE_URL"] = f"{migrated.url}_nowhere"
    done = migrated.manage("backup", tmp_path / "kept", check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr, done.stderr


def test_only_the_program_goes_into_an_image():
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]
    assert lines[0] == "*"
    let_in = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert let_in == {
        *("council", "docker", "members", "minutes", "static", "templates"),
        *("gunicorn.conf.py", "manage.py", "requirements-s3.txt", "requirements.txt"),
    }
    assert all((ROOT / name).exists() for name in let_in)
