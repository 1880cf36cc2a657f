"""Stores the files of handouts on the disk by their SHA-256: equal content is stored once and never changed."""

import errno
import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files import File

# The folders of files under MEDIA_ROOT: those of handouts, and those that wait until a clerk says whose they are.
HANDOUTS, WAITING = "handouts", "waiting"
FULL = "ファイルの置き場所がいっぱいなので、保存できませんでした。機械の管理者に知らせてください。"
READ_ONLY = "ファイルの置き場所に書き込めないので、保存できませんでした。機械の管理者に知らせてください。"
FAILED = "ファイルを保存できませんでした（{}）。機械の管理者に知らせてください。"
SAYINGS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), READ_ONLY),
}


def saying(error: OSError) -> str:
    """Returns why the disk did not take a file, in words for the clerk."""
    return SAYINGS.get(error.errno, FAILED.format(error.strerror))


class NotStored(Exception):
    """Why a file could not be stored; the message is for the clerk, and nothing of the file is left."""


@dataclass(frozen=True)
class StoredFile:
    """A file that was stored: SHA-256 in hexadecimal, and its inode where the disk did not hold it before."""

    digest: str
    new_inode: int | None


def store_file(file: File, folder_name: str = HANDOUTS) -> StoredFile:
    """Stores a file. Raises NotStored where the disk is full or refuses to write."""
    copy = None
    try:
        folder = Path(settings.MEDIA_ROOT) / folder_name
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as stream:
            copy = Path(stream.name)
            digest = _copy(file, stream)
        path = stored_path(digest, folder_name)
        path.parent.mkdir(exist_ok=True)
        was_there = path.exists()
        copy.replace(path)
        return StoredFile(digest, None if was_there else path.stat().st_ino)
    except OSError as error:
        if copy:
            with suppress(OSError):
                copy.unlink(missing_ok=True)
        raise NotStored(saying(error)) from error


def _copy(file, stream) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
        stream.write(chunk)
    stream.flush()
    os.fsync(stream.fileno())
    return digest.hexdigest()


def stored_path(digest: str, folder_name: str = HANDOUTS) -> Path:
    """Returns the path of the file with a digest: handouts/3f/3f9a…"""
    return Path(settings.MEDIA_ROOT) / folder_name / digest[:2] / digest


def discard_stored(stored: StoredFile) -> None:
    """Deletes a file that was stored for a save which then failed; not where another upload has stored it again."""
    path = stored_path(stored.digest)
    with suppress(OSError):
        if stored.new_inode is not None and path.stat().st_ino == stored.new_inode:
            path.unlink()


def delete_stored(digest: str) -> None:
    """Deletes the file with a digest from the disk; does nothing where it is not there."""
    stored_path(digest).unlink(missing_ok=True)
