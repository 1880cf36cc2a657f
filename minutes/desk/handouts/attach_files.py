"""Gives several handouts their files, in one save of the record."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from minutes.desk.rows.history_writer import HistoryWriter
from minutes.models import Handout, Meeting
from minutes.notation.redactions import redactions_in
from minutes.revision import raise_revision

COLUMNS = ("file_digest", "file_name", "file_type", "file_size", "not_held")


class HandoutGone(Exception):
    """A handout is not in the record any more, or its file was withdrawn. Nothing was written; the message says which."""


@dataclass(frozen=True)
class FileFacts:
    """A file that is stored: SHA-256, the name for readers, the media type, its size in bytes."""

    digest: str
    name: str
    type: str
    size: int


@transaction.atomic
def attach_files(
    *, meeting: Meeting, files: Mapping[int, FileFacts], revision: int, by, reason: str = ""
) -> list[Handout]:
    """Puts each file to the handout of a number, and returns the rows. What has a file is held.

    Raises StaleRevision where somebody saved since `revision`; HandoutGone.
    """
    rows = {row.number: row for row in Handout.objects.filter(meeting=meeting, number__in=files)}
    for number in files:
        if number not in rows:
            raise HandoutGone(f"資料 #{number} は、もうありません。")
        if redactions_in(rows[number].file_name):
            raise HandoutGone(
                f"{rows[number].label} のファイルは取り消されています。資料の画面で見てください。"
            )
    raise_revision(meeting=meeting, revision=revision)
    for number, file in files.items():
        row = rows[number]
        row.file_digest, row.file_name, row.file_type, row.file_size = (
            file.digest,
            file.name,
            file.type,
            file.size,
        )
        row.not_held = False
    writer = HistoryWriter(meeting, by, reason, meeting.revision)
    writer.update(Handout, list(rows.values()), COLUMNS)
    return list(rows.values())
