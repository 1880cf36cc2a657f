"""Keeps the files that were put at the desk together, apart from those of handouts, until each is saved or thrown away.

A row (WaitingFile) says whose they are. The disk never holds one longer than its row, but for an hour in which an upload
may be under way.
"""

import datetime
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction

from minutes.files.store import HANDOUTS, WAITING, NotStored, StoredFile, store_file, stored_path
from minutes.models import Meeting, WaitingFile

KEPT_FOR = datetime.timedelta(days=7)
UNDER_WAY = datetime.timedelta(hours=1)
LOST = "{}：置いたファイルが見つかりません。もう一度置いてください。"


def keep_waiting(
    *, meeting: Meeting, upload: File, media_type: str, by, at: datetime.datetime
) -> WaitingFile:
    """Keeps an upload that was found to be in order. The same file under the same name is kept once. Raises NotStored."""
    stored = store_file(upload, WAITING)
    facts = {"type": media_type, "size": upload.size, "at": at}
    row, _ = WaitingFile.objects.update_or_create(
        meeting=meeting, by=by, name=upload.name, digest=stored.digest, defaults=facts
    )
    return row


def store_waiting(row: WaitingFile) -> StoredFile:
    """Stores a waiting file among those of handouts, and leaves it waiting. Raises NotStored, also where it is lost."""
    try:
        with stored_path(row.digest, WAITING).open("rb") as stream:
            stored = store_file(File(stream), HANDOUTS)
    except FileNotFoundError as error:
        raise NotStored(LOST.format(row.name)) from error
    if stored.digest != row.digest:
        raise NotStored(LOST.format(row.name))
    return stored


def drop_waiting(rows: list[WaitingFile]) -> None:
    """Forgets waiting files: the rows now, what no other row has from the disk once that is committed."""
    digests = {row.digest for row in rows}
    WaitingFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    transaction.on_commit(lambda: _delete_unlisted(digests))


def sweep_waiting(at: datetime.datetime) -> None:
    """Forgets what has waited for a week, and whatever lies on the disk without a row for more than an hour."""
    drop_waiting(list(WaitingFile.objects.filter(at__lt=at - KEPT_FOR)))
    lying = [path for path in (Path(settings.MEDIA_ROOT) / WAITING).rglob("*") if path.is_file()]
    oldest = (at - UNDER_WAY).timestamp()
    with suppress(FileNotFoundError):
        _delete_unlisted({path.name for path in lying if path.stat().st_mtime < oldest})


def _delete_unlisted(names: set[str]) -> None:
    listed = set(WaitingFile.objects.filter(digest__in=names).values_list("digest", flat=True))
    for path in (Path(settings.MEDIA_ROOT) / WAITING).rglob("*") if names - listed else ():
        if path.is_file() and path.name in names - listed:
            path.unlink(missing_ok=True)
