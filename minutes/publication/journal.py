"""Writes and reads the journal: one line of JSON for each act that changes what is public, without any of its words.

The file lies beside the media folder and outlives the database: after a restore, minutes.keeping.journal_replay
reads from it what happened since the backup. The line of an act is on the disk before its transaction commits; a
second line, `done`, follows the commit, and a line `void` tells that there was none.
"""

import fcntl
import json
import os
import uuid
from pathlib import Path

from django.conf import settings
from django.db import transaction

PUBLISH, WITHDRAW, RETRACT, ERASE, DONE, VOID = "publish", "withdraw", "retract", "erase", "done", "void"


def journal_path() -> Path:
    """Returns the path of the journal: var/media-journal.jsonl for the media folder var/media."""
    media = Path(settings.MEDIA_ROOT)
    return media.with_name(f"{media.name}-journal.jsonl")


def note(*, what: str, address: str, at: str, **facts) -> None:
    """Writes the line of an act and syncs it: to be called in the act's transaction, as the last thing before its commit.

    `facts`: edition and digest, block keys, rule, positions of withdrawn spans. No words of a record, no names.
    """
    identifier = uuid.uuid4().hex
    append({"id": identifier, "what": what, "address": address, "at": at} | facts)
    # `robust`: a disk that is full after the commit must not make the act look undone. settle() writes the missing
    # `done` later.
    transaction.on_commit(lambda: append({"what": DONE, "of": identifier}), robust=True)


def append(line: dict) -> None:
    """Appends a line to the journal and syncs it. Raises OSError where it cannot be written whole; no part of it stays."""
    path = journal_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        _write_whole(descriptor, f"{_line_end(descriptor)}{text}\n".encode())
    finally:
        os.close(descriptor)


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


def _line_end(descriptor):
    """Returns the newline that is missing after a line that a power cut broke off, "" where none is."""
    size = os.fstat(descriptor).st_size
    return "\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else ""


def lines() -> list[dict]:
    """Returns all lines that were written whole, in order. A line that a power cut broke off is left out."""
    path = journal_path()
    if not path.exists():
        return []
    journal_lines = []
    # Not splitlines(): it also splits at U+0085 and U+2028, which a pasted 根拠 may hold.
    for text in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            journal_lines.append(json.loads(text))
        except json.JSONDecodeError:
            continue
    return journal_lines
