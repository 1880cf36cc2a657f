"""Restoring a backup: all of it, or, where it is damaged, foreign or cannot be written, nothing."""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from minutes.keeping import postgresql, restore, sqlite
from minutes.keeping.manifest import BackupRefused, checksum
from tests.builders import now
from tests.databases import on_postgresql

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture(scope="package")
def scene_backup(scene, tmp_path_factory):
    """A backup of the scene with one media file. To be copied, not to be damaged."""
    (scene.media / "ab").mkdir()
    (scene.media / "ab" / "handout").write_bytes(b"%PDF-1.7 of the scene")
    folder = tmp_path_factory.mktemp("scene_backup") / "backup"
    scene.manage("backup", folder)
    return folder


@pytest.fixture
def copy(scene_backup, tmp_path):
    return shutil.copytree(scene_backup, tmp_path / "copy")


@pytest.fixture
def untouched(monkeypatch, settings, tmp_path):
    """Fails the test where a restore begins to write."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for engine in (sqlite, postgresql):
        monkeypatch.setattr(engine, "replace", lambda *how: pytest.fail("the database was touched"))
    yield
    assert not settings.MEDIA_ROOT.exists()


def refusal(folder):
    """Returns the message with which a restore is refused."""
    with pytest.raises(BackupRefused) as caught:
        restore.restore(folder=folder, at=now())
    return str(caught.value)


def rewrite_manifest(folder, **values):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def database_file(folder):
    return next(path for path in folder.iterdir() if path.name.startswith("database."))


def test_what_a_backup_consists_of(scene, scene_backup):
    manifest = json.loads((scene_backup / "manifest.json").read_text())
    assert (manifest["program"], manifest["format"]) == ("council-minutes", 1)
    assert set(manifest["files"]) == {
        database_file(scene_backup).name,
        "media/ab/handout",
        f"journal/1-{scene.journal.name}",
    }
    assert scene_backup.stat().st_mode & 0o077 == 0
    assert not scene_backup.with_name("backup.partial").exists()


def test_a_restored_database_is_the_one_that_was_kept(scene_state, scene_backup, installation):
    installation.run("change")
    (installation.media / "later").write_bytes(b"stays; nothing lists it")
    changed = installation.state()
    assert (changed["editions"], changed["sessions"]) == (scene_state["editions"] + 1, 1)
    output = installation.manage("restore", scene_backup).stdout
    after = installation.state()
    counter = after.pop("counter")
    assert "の状態に戻しました（公開した版 3）。" in output
    assert after == {name: value for name, value in scene_state.items() if name != "counter"}
    assert counter > changed["counter"]
    assert (installation.media / "ab" / "handout").read_bytes() == b"%PDF-1.7 of the scene"


def test_it_goes_into_an_empty_database_too(scene_backup, empty):
    empty.manage("restore", "--journal-lost", scene_backup)
    assert empty.state()["editions"] == 3


def test_a_folder_with_something_in_it_is_no_place_for_a_backup(scene, scene_backup):
    done = scene.manage("backup", scene_backup, check=False)
    assert done.returncode == 1
    assert "は空ではありません" in done.stderr


def test_one_wrong_byte_anywhere(copy, untouched):
    for path in (database_file(copy), copy / "media" / "ab" / "handout"):
        whole = path.read_bytes()
        path.write_bytes(whole[:-7] + bytes([whole[-7] ^ 1]) + whole[-6:])
        assert "壊れているか、書き換えられています" in refusal(copy)
        path.write_bytes(whole)


def test_a_file_too_few_or_too_many(copy, untouched):
    (copy / "media" / "stranger").write_text("x")
    assert refusal(copy) == "目録にないファイルがあります: media/stranger"
    (copy / "media" / "stranger").unlink()
    (copy / "media" / "ab" / "handout").unlink()
    assert refusal(copy) == "ファイルが足りません: media/ab/handout"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"program": "another"}, "ほかのプログラムのバックアップです。"),
        ({"format": 2}, "この版のプログラムでは読めない形式のバックアップです。"),
        ({"migrations": []}, "会議録のデータベースのバックアップではありません。"),
        ({"migrations": None}, "manifest.json が壊れています。"),
        ({"extra": 1}, "manifest.json が壊れています。"),
        ({"database": "oracle"}, "oracle のバックアップです。"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_manifest_of_something_else(copy, untouched, values, message):
    rewrite_manifest(copy, **values)
    assert refusal(copy).startswith(message)


def test_a_newer_program(copy, untouched):
    manifest = json.loads((copy / "manifest.json").read_text())
    rewrite_manifest(copy, migrations=[*manifest["migrations"], "minutes.9999_of_tomorrow"])
    assert refusal(copy).startswith("いまより新しい版のプログラム")


def test_a_database_file_of_something_else_whose_checksum_is_right(copy, untouched):
    database = database_file(copy)
    for content in (b"", b"not a database at all " * 100, database.read_bytes()[:5000]):
        database.write_bytes(content)
        forge_checksum(copy, database.name)
        assert database.name in refusal(copy) or "pg_restore" in refusal(copy)


def forge_checksum(folder, name):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][name] = checksum(folder / name)
    rewrite_manifest(folder, **manifest)


def test_what_is_no_backup_at_all(tmp_path, untouched):
    assert "はバックアップではありません" in refusal(tmp_path)
    assert "はバックアップではありません" in refusal(tmp_path / "nowhere")
    (tmp_path / "manifest.json").write_text("[1")
    assert refusal(tmp_path) == "manifest.json が壊れています。"


def test_a_backup_of_somebody_else_is_not_called_damaged(copy, untouched, monkeypatch):
    """`docker compose cp` makes root the owner of a folder; the program in the container may not open it."""

    def closed(path, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", closed)
    assert refusal(copy) == "manifest.json を読めません（フォルダの持ち主と許可を確かめてください）。"


@pytest.mark.skipif(on_postgresql(), reason="there a restore loads beside the tables and waits for nobody")
def test_a_restore_that_fails_on_the_way_leaves_everything_as_it_was(installation, scene_backup):
    """Another process holds a lock on what is replaced, and lets go of it after the restore was killed."""
    installation.run("change")
    before = installation.state()
    holder = installation.start("hold", stdin=subprocess.PIPE)
    assert holder.stdout.readline() == "held\n"
    restoring = installation.start_module("manage", "restore", scene_backup)
    while not (installation.media / "ab" / "handout").exists():  # the files come before the database
        assert restoring.poll() is None
        time.sleep(0.02)
    with pytest.raises(subprocess.TimeoutExpired):
        restoring.wait(timeout=2)
    restoring.kill()
    restoring.communicate()
    holder.kill()
    holder.communicate()
    assert installation.state() == before


@pytest.mark.skipif(not on_postgresql(), reason="SQLite copies pages and runs no script")
def test_a_script_that_fails_on_the_way_leaves_everything_as_it_was(installation, scene, tmp_path):
    """The dump can be read to its end, but a CHECK refuses the rows of its last table."""
    source = scene.copied(tmp_path)
    with psycopg.connect(source.url) as database:
        database.execute("SET council.open = 'yes'")
        database.execute(
            "CREATE FUNCTION is_open() RETURNS boolean LANGUAGE sql"
            " AS $$ SELECT current_setting('council.open', true) = 'yes' IS TRUE $$"
        )
        database.execute("CREATE TABLE zz_last (number integer CHECK (public.is_open()))")
        database.execute("INSERT INTO zz_last VALUES (1)")
    source.manage("backup", tmp_path / "backup")
    installation.run("change")
    before = installation.state()
    done = installation.manage("restore", tmp_path / "backup", check=False)
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"CommandError: 復元していません。psql ができませんでした: psql:<stdin>:\d+: ERROR:  .*zz_last.*",
        line,
    )
    assert installation.state() == before
