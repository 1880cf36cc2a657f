"""Stores the files of handouts by their SHA-256 where the settings say (STORAGES): equal content is stored once and never changed."""

import errno
import hashlib
from contextlib import suppress
from dataclasses import dataclass

from django.core.files import File
from django.core.files.storage import default_storage

# The folders of files: those of handouts, and those that wait until a clerk says whose they are.
HANDOUTS, WAITING = "handouts", "waiting"
FULL = "ファイルの置き場所がいっぱいなので、保存できませんでした。機械の管理者に知らせてください。"
READ_ONLY = "ファイルの置き場所に書き込めないので、保存できませんでした。機械の管理者に知らせてください。"
FAILED = "ファイルを保存できませんでした（{}）。機械の管理者に知らせてください。"
SAYINGS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), READ_ONLY),
}


def saying(error: OSError) -> str:
    """Returns why a file was not taken, in words for the clerk."""
    return SAYINGS.get(error.errno, FAILED.format(error.strerror))


class NotStored(Exception):
    """Why a file could not be stored; the message is for the clerk, and nothing of the file is left."""


@dataclass(frozen=True)
class StoredFile:
    """A file that was stored: SHA-256 in hexadecimal, and the mark of the upload where none lay there before."""

    digest: str
    new_mark: str | None


def store_file(file: File, folder: str = HANDOUTS) -> StoredFile:
    """Stores a file. Raises NotStored where its place is full, refuses to write or does not answer."""
    try:
        digest = _digest_of(file)
        name = stored_name(digest, folder)
        was_there = default_storage.exists(name)
        mark = default_storage.put(name, file)
    except OSError as error:
        raise NotStored(saying(error)) from error
    return StoredFile(digest, None if was_there else mark)


def _digest_of(file) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def stored_name(digest: str, folder: str = HANDOUTS) -> str:
    """Returns the name of the file with a digest: handouts/3f/3f9a…"""
    return f"{folder}/{digest[:2]}/{digest}"


def is_stored(digest: str) -> bool:
    """Returns whether a file lies under a digest, as far as its place answers; whether it is whole, whole_files tells."""
    with suppress(OSError):
        return default_storage.exists(stored_name(digest))
    return False


def discard_stored(stored: StoredFile) -> None:
    """Deletes a file that was stored for a save which then failed; not where another upload has stored it again."""
    name = stored_name(stored.digest)
    with suppress(OSError):
        if stored.new_mark is not None and default_storage.mark_of(name) == stored.new_mark:
            default_storage.delete(name)


def delete_everywhere(digest: str) -> bool:
    """Deletes the file with a digest, also where it waits; returns whether it lay anywhere. Raises OSError."""
    lying = [
        name for folder in (HANDOUTS, WAITING) if default_storage.exists(name := stored_name(digest, folder))
    ]
    for name in lying:
        default_storage.delete(name)
    return bool(lying)
