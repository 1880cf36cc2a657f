"""Lists handouts that a record cites and its list lacks, each at its place in the order of the list."""

from collections.abc import Sequence

from django.db import transaction

from minutes.desk.rows.free_positions import POSITION_STEP, fill
from minutes.desk.rows.history_writer import HistoryWriter
from minutes.models import Handout, Meeting
from minutes.notation.citations.handout_labels import label_key
from minutes.revision import raise_revision

REASON = "本文に出てくる資料を一覧に加えた"


@transaction.atomic
def list_handouts(
    *, meeting: Meeting, labels: Sequence[str], revision: int, by, reason: str = ""
) -> list[Handout]:
    """Adds a handout for each label that the list has not yet, and returns the new rows. None: nothing is written.

    Raises StaleRevision where somebody saved since `revision`.
    """
    stored = list(meeting.handouts.order_by("position"))
    known = {row.label for row in stored}
    new = [Handout(meeting=meeting, label=label) for label in dict.fromkeys(labels) if label not in known]
    if not new:
        return []
    raise_revision(meeting=meeting, revision=revision)
    return store_in_order(
        stored=stored, new=new, writer=HistoryWriter(meeting, by, reason or REASON, meeting.revision)
    )


def store_in_order(
    *, stored: Sequence[Handout], new: Sequence[Handout], writer: HistoryWriter
) -> list[Handout]:
    """Stores new handouts of a meeting whose revision was raised, each at its place among those that are stored."""
    rows = in_order(stored, new)
    kept = {id(row) for row in stored}
    positions = fill([row.position if id(row) in kept else None for row in rows], step=POSITION_STEP)
    if (
        positions is None
    ):  # no room between two neighbours: all are placed anew, without history: nothing moved
        positions = [POSITION_STEP * place for place in range(1, len(rows) + 1)]
        Handout.objects.bulk_update(_placed(rows, positions, kept), ["position"])
    for row, position in zip(rows, positions, strict=True):
        row.position = position
    return writer.create(Handout, new)


def _placed(rows, positions, kept) -> list[Handout]:
    for row, position in zip(rows, positions, strict=True):
        row.position = position
    return [row for row in rows if id(row) in kept]


def in_order(stored: Sequence[Handout], new: Sequence[Handout]) -> list[Handout]:
    """Returns the stored rows in their order with each new one behind the last that comes before it by its label."""
    rows = list(stored)
    for row in sorted(new, key=order_of):
        before = [place for place, other in enumerate(rows) if comes_before(other, row)]
        after = [place for place, other in enumerate(rows) if comes_before(row, other)]
        rows.insert(before[-1] + 1 if before else after[0] if after else len(rows), row)
    return rows


def order_of(handout: Handout) -> tuple:
    """Returns what handouts are ordered by: 資料, 追加資料 and other longer words, 別紙 and the like, then the numbers."""
    word, numbers = label_key(handout.label) or ("", ())
    return (
        not word.endswith("資料"),
        len(word),
        word,
        [(int(number), "") if number.isdecimal() else (0, number) for number in numbers],
    )


def comes_before(one: Handout, other: Handout) -> bool:
    """Tells whether one handout comes before another by its label; those without a number have no order."""
    return bool(label_key(one.label) and label_key(other.label)) and order_of(one) < order_of(other)
