"""Opens a stored file only while it is still what its digest says. The hash is kept in memory until the file changes."""

import hashlib
import os
import time
from typing import BinaryIO

from minutes.files.store import stored_path

LOST = "ファイルがありません。"
ALTERED = "中身が公開したときと違います。"
UNREADABLE = "ファイルを読めません（{}）。"
# A file that changes twice within one tick of the disk's clock shows one time: such a hash is not kept. Ticks of
# network disks are a second.
TICK = 2 * 10**9
MOST_KEPT = 10_000

_hashes: dict[tuple, str] = {}


class Damaged(Exception):
    """A stored file that is not what was stored. The message says how, for the clerk."""


def open_whole(digest: str, size: int, *, is_fresh: bool = False) -> BinaryIO:
    """Returns the open file with a digest, of `size` bytes. Raises Damaged where it is lost, altered or cannot be read.

    The file is hashed when it is first asked for and whenever its times, size or place on the disk have changed;
    with `is_fresh` always, since a disk can rot without a sign.
    """
    try:
        file = stored_path(digest).open("rb")
    except FileNotFoundError as error:
        raise Damaged(LOST) from error
    except OSError as error:
        raise Damaged(UNREADABLE.format(error.strerror)) from error
    try:
        if os.fstat(file.fileno()).st_size != size or _hash(file, is_fresh) != digest:
            raise Damaged(ALTERED)
        file.seek(0)
    except BaseException as error:
        file.close()
        if isinstance(error, OSError):
            raise Damaged(UNREADABLE.format(error.strerror)) from error
        raise
    return file


def _hash(file: BinaryIO, is_fresh: bool) -> str:
    status = os.fstat(file.fileno())
    state = (file.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if not is_fresh and state in _hashes:
        return _hashes[state]
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > TICK:
        if len(_hashes) >= MOST_KEPT:
            _hashes.clear()
        _hashes[state] = digest
    return digest
