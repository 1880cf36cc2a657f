"""The journal beside the media: one line for everything that changed what is public, and never a word of it.

It outlives the database: after a backup is restored, it says what happened since (minutes.keeping.journal_replay). A line is
on the disk before its transaction commits; a second one, `done`, says that it did.
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
    """var/media-journal.jsonl beside var/media."""
    media = Path(settings.MEDIA_ROOT)
    return media.with_name(f"{media.name}-journal.jsonl")


def note(*, what: str, address: str, at: str, **facts) -> None:
    """Write a line and sync it, inside the transaction that it speaks of and as the last thing before its commit.

    `facts`: edition and digest, blocks as block keys, rule, places of spans. No words, no names.
    """
    identifier = uuid.uuid4().hex
    append({"id": identifier, "what": what, "address": address, "at": at} | facts)
    # It has happened by then: a full disk may not make it look undone. settle() writes a `done` that is missing.
    transaction.on_commit(lambda: append({"what": DONE, "of": identifier}), robust=True)


def append(line: dict) -> None:
    """One line at the end of the file, whole and on the disk when this returns; else OSError, and nothing of it."""
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
    """A disk that fills takes the first bytes without an error, and only refuses the next."""
    size = os.fstat(descriptor).st_size
    try:
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _line_end(descriptor):
    """Behind a line that a power cut broke off, the next one begins on its own."""
    size = os.fstat(descriptor).st_size
    return "\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else ""


def lines() -> list[dict]:
    """Every line that was written whole, in order; the end of one that a power cut broke off is left out."""
    path = journal_path()
    if not path.exists():
        return []
    found = []
    # Not splitlines(): it also breaks at U+0085 and U+2028, which may stand in a rule as it was pasted.
    for text in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            found.append(json.loads(text))
        except json.JSONDecodeError:
            continue
    return found
