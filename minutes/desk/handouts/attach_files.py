"""Gives several handouts their files, and lists those that are new, in one save of the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from minutes.desk.handouts.list_handouts import store_in_order
from minutes.desk.handouts.tie_handouts import write_ties
from minutes.desk.rows.history_writer import HistoryWriter
from minutes.models import Handout, Meeting
from minutes.notation.redactions import redactions_in
from minutes.revision import raise_revision

COLUMNS = ("file_digest", "file_name", "file_type", "file_size", "not_held")


class HandoutGone(Exception):
    """A handout is not in the record any more, or its file was withdrawn. Nothing was written; the message says which."""


class LabelTaken(Exception):
    """A handout that was to be listed has the label of another one. Nothing was written; the message says which."""


@dataclass(frozen=True)
class FileFacts:
    """A file that is stored: SHA-256, the name for readers, the media type, its size in bytes."""

    digest: str
    name: str
    type: str
    size: int


@dataclass(frozen=True)
class NewHandout:
    """A handout that is listed with its file. heading: the number of the item or presentation that used it, or None."""

    label: str
    title: str
    file: FileFacts
    heading: int | None = None


@transaction.atomic
def attach_files(
    *,
    meeting: Meeting,
    files: Mapping[int, FileFacts],
    new: Sequence[NewHandout] = (),
    revision: int,
    by,
    reason: str = "",
) -> list[Handout]:
    """Puts each file to the handout of a number, lists the new ones, and returns all of these rows. What has a file is held.

    Raises StaleRevision where somebody saved since `revision`; HandoutGone, LabelTaken, NoSuchTie.
    """
    stored = list(Handout.objects.filter(meeting=meeting).order_by("position"))
    rows = _rows_to_give(stored, files)
    taken = {row.label for row in stored}
    for one in new:
        if one.label in taken:
            raise LabelTaken(f"「{one.label}」はもうあります。まだ何も保存していません。")
        taken.add(one.label)
    raise_revision(meeting=meeting, revision=revision)
    writer = HistoryWriter(meeting, by, reason, meeting.revision)
    for row in rows:
        _give(row, files[row.number])
        row.not_held = False
    writer.update(Handout, rows, COLUMNS)
    return [*rows, *_list(meeting, stored, new, writer)]


def _rows_to_give(stored, files) -> list[Handout]:
    by_number = {row.number: row for row in stored}
    for number in files:
        if number not in by_number:
            raise HandoutGone(f"資料 #{number} は、もうありません。")
        if redactions_in(by_number[number].file_name):
            raise HandoutGone(
                f"{by_number[number].label} のファイルは取り消されています。資料の画面で見てください。"
            )
    return [by_number[number] for number in files]


def _give(row: Handout, file: FileFacts) -> None:
    row.file_digest, row.file_name, row.file_type, row.file_size = (
        file.digest,
        file.name,
        file.type,
        file.size,
    )


def _list(meeting, stored, new, writer) -> list[Handout]:
    added = [Handout(meeting=meeting, label=one.label, title=one.title) for one in new]
    if not added:
        return []
    for row, one in zip(added, new, strict=True):
        _give(row, one.file)
    store_in_order(stored=stored, new=added, writer=writer)
    ties = {(row.number, one.heading) for row, one in zip(added, new, strict=True) if one.heading}
    write_ties(meeting=meeting, adding=ties, removing=set(), writer=writer)
    return added
