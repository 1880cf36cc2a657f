"""The files of the journal: one beside the media folder of each machine that writes, and a second place that all reach.

A line is on the disk before its act commits; a second line, `done`, follows the commit.
"""

import errno
import fcntl
import os
import socket
import uuid
from pathlib import Path

from django.conf import settings

from minutes.replay.journal_lines import (
    CUT,
    WRITER,
    Line,
    Source,
    hash_of,
    read_line,
    read_source,
    writer_of,
    written,
)


def journal_path() -> Path:
    """Returns the path of this machine's file: var/media-journal.jsonl for the media folder var/media."""
    media = Path(settings.MEDIA_ROOT)
    return media.with_name(f"{media.name}-journal.jsonl")


def copy_path() -> Path | None:
    """Returns the path of the second place, or None where the settings name none."""
    return Path(settings.JOURNAL_COPY) if settings.JOURNAL_COPY else None


def places() -> list[Path]:
    return [path for path in (journal_path(), copy_path()) if path]


def file_sources() -> list[Source]:
    """Returns every place that this machine reaches. Raises OSError, which names it, where one cannot be read."""
    return [read_source(str(path), _bytes_of(path), is_living=True) for path in places()]


def lines() -> list[Line]:
    """Returns all lines of this machine's file that can be read, in order."""
    return list(read_source("", _bytes_of(journal_path()), is_living=True).lines)


def own_writer() -> str | None:
    """Returns the key by which this machine's file names itself; None before its first line."""
    return writer_of(lines())


def make_writer() -> str:
    """Returns this machine's key, which is made and written into its file where it has none.

    Two processes of a new machine may each write one at their first act: the first in the file is that of both.
    """
    if key := own_writer():
        return key
    append_to(journal_path(), {"what": WRITER, "key": uuid.uuid4().hex, "name": machine_name()})
    return own_writer() or ""


def machine_name() -> str:
    return f"{socket.gethostname()} {journal_path()}"


def append(line: Line) -> None:
    """Appends a line in every place and syncs it. Raises OSError, which names the place, where one does not take it."""
    for path in places():
        append_to(path, line)


def append_to(path: Path, *new: Line) -> None:
    """Appends lines to a file, all of them or, with an OSError, none. The folder of the second place must be there."""
    if path == journal_path():
        path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{written(line)}\n" for line in new)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            _write_whole(descriptor, f"{_end_of_last_line(descriptor)}{text}".encode())
        finally:
            os.close(descriptor)
    except OSError as error:
        raise OSError(error.errno or errno.EIO, error.strerror or "", str(path)) from error


def _bytes_of(path):
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _write_whole(descriptor, data):
    """Writes all bytes or none: a disk that fills takes the first bytes without an error and refuses only the next."""
    size = os.fstat(descriptor).st_size
    try:
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _end_of_last_line(descriptor):
    """Returns what must follow a line without its end: a newline and, where a power cut broke it off, a word of that.

    Broken off, it was not synced, so its act did not commit. Damage is told from it by that word.
    """
    size, last, length = os.fstat(descriptor).st_size, b"", 4096
    while size and b"\n" not in last and len(last) < size:
        last = os.pread(descriptor, length, max(0, size - length))
        length *= 8
    torn = last.rpartition(b"\n")[2]
    if not torn:
        return ""
    return "\n" if read_line(torn) else f"\n{written({'what': CUT, 'of': hash_of(torn)})}\n"
