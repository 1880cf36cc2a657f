"""Keeps the files that were put at the desk together, apart from those of handouts, until each is saved or thrown away.

A row (WaitingFile) says whose they are. None lies there longer than its row, but for an hour in which an upload may be
under way, and until the next sweep where the place did not answer.
"""

import datetime
from contextlib import suppress

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from minutes.files.store import HANDOUTS, WAITING, NotStored, StoredFile, saying, store_file, stored_name
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
        with default_storage.opened(stored_name(row.digest, WAITING)).on_disk() as stream:
            stored = store_file(File(stream), HANDOUTS)
    except FileNotFoundError as error:
        raise NotStored(LOST.format(row.name)) from error
    except OSError as error:
        raise NotStored(saying(error)) from error
    if stored.digest != row.digest:
        raise NotStored(LOST.format(row.name))
    return stored


def drop_waiting(rows: list[WaitingFile]) -> None:
    """Forgets waiting files: the rows now, what no other row has from its place once that is committed."""
    names = {stored_name(row.digest, WAITING) for row in rows}
    WaitingFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    transaction.on_commit(lambda: _delete_unlisted(names))


def sweep_waiting(at: datetime.datetime) -> None:
    """Forgets what has waited for a week, and whatever lies there without a row for more than an hour."""
    drop_waiting(list(WaitingFile.objects.filter(at__lt=at - KEPT_FOR)))
    with suppress(OSError):
        lying = list(default_storage.lying(WAITING))
        _delete_unlisted({file.name for file in lying if file.changed_at < at - UNDER_WAY})


def _delete_unlisted(names: set[str]) -> None:
    """What cannot be deleted now, the next sweep deletes."""
    digests = [name.rpartition("/")[2] for name in names]
    rows = WaitingFile.objects.filter(digest__in=digests).values_list("digest", flat=True)
    for name in names - {stored_name(digest, WAITING) for digest in rows}:
        with suppress(OSError):
            default_storage.delete(name)
