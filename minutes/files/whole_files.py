"""Opens a stored file only while it is still what its digest says. The hash is kept in memory until the file changes."""

import hashlib
import time
from typing import BinaryIO

from django.core.files.storage import default_storage

from minutes.files.places.place import OpenFile
from minutes.files.store import stored_name

LOST = "ファイルがありません。"
ALTERED = "中身が公開したときと違います。"
UNREADABLE = "ファイルを読めません（{}）。"
# A file that changes twice within one tick of the disk's clock shows one time: such a hash is not kept. Ticks of
# network disks and of object stores are a second.
TICK = 2 * 10**9
MOST_KEPT = 10_000

_hashes: dict[tuple, str] = {}


class Damaged(Exception):
    """A stored file that is not what was stored. The message says how, for the clerk."""


def open_whole(digest: str, size: int, *, is_fresh: bool = False) -> BinaryIO:
    """Returns the open file with a digest, of `size` bytes. Raises Damaged where it is lost, altered or cannot be read.

    The file is hashed when it is first asked for and whenever its place says that it has changed (its times, size or
    inode on a disk; its ETag, size or time in an object store). With `is_fresh` always, since a disk can rot without a
    sign; such a file has a descriptor.
    """
    try:
        opened = default_storage.opened(stored_name(digest))
        try:
            if opened.size != size:
                raise Damaged(ALTERED)
            return _whole(opened, digest, is_fresh)
        except BaseException:
            opened.file.close()
            raise
    except FileNotFoundError as error:
        raise Damaged(LOST) from error
    except OSError as error:
        raise Damaged(UNREADABLE.format(error.strerror)) from error


def _whole(opened: OpenFile, digest: str, is_fresh: bool) -> BinaryIO:
    if not is_fresh and opened.state in _hashes:
        file, found = opened.file, _hashes[opened.state]
    else:
        file = opened.on_disk()
        found = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        _keep(opened, found)
    if found != digest:
        file.close()
        raise Damaged(ALTERED)
    return file


def _keep(opened: OpenFile, found: str) -> None:
    if time.time_ns() - opened.changed_at > TICK:
        if len(_hashes) >= MOST_KEPT:
            _hashes.clear()
        _hashes[opened.state] = found
