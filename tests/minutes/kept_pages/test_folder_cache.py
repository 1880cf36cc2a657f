"""The cache of plain bytes in a folder: bounded, of an age, for its owner alone, and never an error of a page."""

import os
import time

import pytest

from minutes.kept_pages.folder_cache import PARTS, FolderCache

A_DAY = 24 * 60 * 60


@pytest.fixture
def cache(tmp_path):
    return FolderCache(tmp_path / "kept", {"TIMEOUT": A_DAY, "OPTIONS": {"BYTES": 1000 * PARTS}})


def files(cache):
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


def test_what_was_set_is_found_by_every_process(cache, tmp_path):
    other = FolderCache(tmp_path / "kept", {"TIMEOUT": A_DAY, "OPTIONS": {"BYTES": 1000}})
    cache.set("record:a", b"\x00one")
    cache.set("record:b", b"two")
    cache.set("record:a", b"three")
    assert (other.get("record:a"), other.get("record:b"), other.get("record:c")) == (b"three", b"two", None)
    assert other.add("record:b", b"four") is False
    assert (other.delete("record:a"), other.delete("record:a"), cache.get("record:a")) == (True, False, None)
    assert [path.read_bytes() for path in files(cache)] == [b"two"]


def test_nobody_else_reads_it(cache):
    cache.set("record:a", b"one")
    kept = [cache.folder, *cache.folder.rglob("*")]
    assert [oct(path.stat().st_mode & 0o777) for path in kept] == ["0o700", "0o700", "0o600"]


def test_a_folder_into_which_others_can_write_is_not_used(cache, caplog):
    cache.folder.mkdir()
    cache.folder.chmod(0o777)
    cache.set("record:a", b"one")
    cache.set("record:a", b"one")
    assert files(cache) == []
    assert [record.message.partition(": ")[2] for record in caplog.records] == [
        "nothing is kept there (others can write into kept)"
    ]


def test_a_folder_that_is_none_and_a_full_disk_are_no_error(cache, monkeypatch, caplog):
    cache.set("record:a", b"one")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cache.set("record:b", b"two")
    assert [path.read_bytes() for path in files(cache)] == [b"one"]
    assert "No space left on device" in caplog.text
    cache.clear()
    cache.folder.rmdir()
    cache.folder.write_text("a file")
    cache.set("record:a", b"one")
    assert (cache.get("record:a"), cache.delete("record:a"), cache.clear()) == (None, False, None)


def test_an_entry_goes_with_its_age(cache, monkeypatch):
    cache.set("record:a", b"one")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + A_DAY + 1)
    assert cache.get("record:a") is None
    monkeypatch.setattr(
        "minutes.kept_pages.folder_cache.random.randrange", lambda _: int(files(cache)[0].parent.name)
    )
    os.utime(files(cache)[0], (now, now))
    cache.set("record:b", b"two")
    assert b"one" not in [path.read_bytes() for path in files(cache)]


def test_the_oldest_go_first_beyond_the_bound(cache, monkeypatch):
    monkeypatch.setattr(cache, "_part", lambda number: cache.folder / "00")
    for number in range(5):
        cache.set(f"record:{number}", bytes([number]) * 400)
        os.utime(cache._path(f"record:{number}", None), (time.time() - 100 + number,) * 2)
    cache.set("record:5", b"5" * 400)
    assert [number for number in range(6) if cache.get(f"record:{number}")] == [4, 5]


def test_what_a_killed_process_left_goes_with_its_entry(cache):
    cache.set("record:a", b"one")
    left = files(cache)[0].with_suffix(".left")
    left.write_bytes(b"half")
    cache.delete("record:a")
    assert files(cache) == []
