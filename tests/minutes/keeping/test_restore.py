"""A backup put back: all of it, or, where it is damaged or foreign, nothing touched."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from minutes.keeping import postgresql, restore, sqlite
from minutes.keeping.manifest import BackupRefused
from tests.builders import now

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture(scope="package")
def made(scene, tmp_path_factory):
    """A backup of the scene with one media file. To be copied, not to be damaged."""
    (scene.media / "ab").mkdir()
    (scene.media / "ab" / "handout").write_bytes(b"%PDF-1.7 of the scene")
    folder = tmp_path_factory.mktemp("made") / "backup"
    scene.manage("backup", folder)
    return folder


@pytest.fixture
def copy(made, tmp_path):
    return shutil.copytree(made, tmp_path / "copy")


@pytest.fixture
def untouched(monkeypatch, settings, tmp_path):
    """Fails the test when a restore begins to write."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for engine in (sqlite, postgresql):
        monkeypatch.setattr(engine, "load", lambda file: pytest.fail("the database was touched"))
    yield
    assert not settings.MEDIA_ROOT.exists()


def refused(folder):
    with pytest.raises(BackupRefused) as caught:
        restore.restore(folder=folder, at=now())
    return str(caught.value)


def rewrite(folder, **values):
    """A manifest that says something else."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def database_in(folder):
    return next(path for path in folder.iterdir() if path.name.startswith("database."))


def test_what_a_backup_consists_of(made):
    manifest = json.loads((made / "manifest.json").read_text())
    assert (manifest["program"], manifest["format"]) == ("council-minutes", 1)
    assert set(manifest["files"]) == {database_in(made).name, "media/ab/handout"}
    assert made.stat().st_mode & 0o077 == 0
    assert not made.with_name("backup.partial").exists()


def test_a_restored_database_is_the_one_that_was_kept(seen, made, own):
    own.work("change")
    (own.media / "later").write_bytes(b"stays; nothing lists it")
    changed = own.look()
    assert (changed["editions"], changed["sessions"]) == (seen["editions"] + 1, 1)
    said = own.manage("restore", made).stdout
    after = own.look()
    counter = after.pop("counter")
    assert "の状態に戻しました（公開した版 3）。" in said
    assert after == {name: value for name, value in seen.items() if name != "counter"}
    assert counter > changed["counter"]
    assert (own.media / "ab" / "handout").read_bytes() == b"%PDF-1.7 of the scene"


def test_it_goes_into_an_empty_database_too(made, empty):
    empty.manage("restore", made)
    assert empty.look()["editions"] == 3


def test_a_folder_with_something_in_it_is_no_place_for_a_backup(scene, made):
    done = scene.manage("backup", made, check=False)
    assert done.returncode == 1
    assert "は空ではありません" in done.stderr


def test_one_wrong_byte_anywhere(copy, untouched):
    for path in (database_in(copy), copy / "media" / "ab" / "handout"):
        whole = path.read_bytes()
        path.write_bytes(whole[:-7] + bytes([whole[-7] ^ 1]) + whole[-6:])
        assert "壊れているか、書き換えられています" in refused(copy)
        path.write_bytes(whole)


def test_a_file_too_few_or_too_many(copy, untouched):
    (copy / "media" / "stranger").write_text("x")
    assert refused(copy) == "目録にないファイルがあります: media/stranger"
    (copy / "media" / "stranger").unlink()
    (copy / "media" / "ab" / "handout").unlink()
    assert refused(copy) == "ファイルが足りません: media/ab/handout"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"program": "another"}, "ほかのプログラムのバックアップです。"),
        ({"format": 2}, "この版のプログラムでは読めない形式のバックアップです。"),
        ({"migrations": []}, "会議録のデータベースのバックアップではありません。"),
        ({"migrations": None}, "manifest.json が壊れています。"),
        ({"extra": 1}, "manifest.json が壊れています。"),
        ({"database": "oracle"}, "oracle のバックアップです。"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_a_manifest_of_something_else(copy, untouched, said, answer):
    rewrite(copy, **said)
    assert refused(copy).startswith(answer)


def test_a_newer_program(copy, untouched):
    manifest = json.loads((copy / "manifest.json").read_text())
    rewrite(copy, migrations=[*manifest["migrations"], "minutes.9999_of_tomorrow"])
    assert refused(copy).startswith("いまより新しい版のプログラム")


def test_a_database_file_of_something_else_whose_checksum_is_right(copy, untouched):
    database = database_in(copy)
    for words in (b"", b"not a database at all " * 100, database.read_bytes()[:5000]):
        database.write_bytes(words)
        forge(copy, database.name)
        assert database.name in refused(copy) or "pg_restore" in refused(copy)


def forge(folder, name):
    from minutes.keeping.manifest import _sum

    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][name] = _sum(folder / name)
    rewrite(folder, **manifest)


def test_what_is_no_backup_at_all(tmp_path, untouched):
    assert "はバックアップではありません" in refused(tmp_path)
    assert "はバックアップではありません" in refused(tmp_path / "nowhere")
    (tmp_path / "manifest.json").write_text("[1")
    assert refused(tmp_path) == "manifest.json が壊れています。"


def test_a_backup_of_somebody_else_is_not_called_damaged(copy, untouched, monkeypatch):
    """An engine copies a folder into a container as root's own, which the program there may not open."""

    def closed(path, **how):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", closed)
    assert refused(copy) == "manifest.json を読めません（フォルダの持ち主と許可を確かめてください）。"


def test_a_restore_that_fails_on_the_way_leaves_everything_as_it_was(seen, own, made):
    """Somebody else holds what the restore must replace: a lock that is not let go of, then the server's end."""
    holder = own.start("hold", stdin=subprocess.PIPE)
    assert holder.stdout.readline() == "held\n"
    restoring = own.start_module("manage", "restore", made)
    while not (own.media / "ab" / "handout").exists():  # the files come before the database
        assert restoring.poll() is None
        time.sleep(0.02)
    with pytest.raises(subprocess.TimeoutExpired):
        restoring.wait(timeout=2)
    restoring.kill()
    restoring.communicate()
    holder.kill()
    holder.communicate()
    assert own.look() == seen
