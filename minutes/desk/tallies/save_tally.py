"""Ties a phrase of a turn to a count over the written answers, changes that, and takes it away again."""

from dataclasses import dataclass

from django.db import transaction

from minutes.desk.rows.row_order import position_behind
from minutes.models import Meeting, Tally
from minutes.notation.redactions import REDACTION_BEGINS
from minutes.revision import raise_revision, take_numbers

COLUMNS = ("turn", "phrase", "question", "choices", "among", "chosen")


class TallyWithdrawn(Exception):
    """The words of the tally were withdrawn: it stays as it is. Nothing was written."""


@dataclass(frozen=True)
class TypedTally:
    """A tally as it is to be stored. turn, question: numbers; chosen: numbers of attendees, for `among` chosen."""

    turn: int
    phrase: str
    question: int
    choices: tuple[str, ...]
    among: str
    chosen: tuple[int, ...] = ()

    def put_into(self, row: Tally) -> Tally:
        row.turn, row.phrase, row.question, row.among = self.turn, self.phrase, self.question, self.among
        row.choices = "\n".join(self.choices)
        row.chosen = " ".join(map(str, self.chosen)) if self.among == "chosen" else ""
        return row


@transaction.atomic
def add_tally(*, meeting: Meeting, typed: TypedTally, revision: int, by, reason: str = "") -> Tally:
    """Stores a new tally with the meeting's next number, and returns it. Raises StaleRevision."""
    raise_revision(meeting=meeting, revision=revision)
    row = typed.put_into(Tally(meeting=meeting))
    row.position = position_behind(row=row, number=None)
    (row.number,) = take_numbers(meeting=meeting, count=1)
    _write(row, by, reason)
    return row


@transaction.atomic
def change_tally(*, row: Tally, typed: TypedTally, revision: int, by, reason: str = "") -> bool:
    """Stores what differs; False, and nothing written, where nothing does. Raises StaleRevision, TallyWithdrawn."""
    before = [getattr(row, column) for column in COLUMNS]
    if is_withdrawn(row):
        raise TallyWithdrawn
    typed.put_into(row)
    if [getattr(row, column) for column in COLUMNS] == before:
        return False
    raise_revision(meeting=row.meeting, revision=revision)
    _write(row, by, reason, update_fields=COLUMNS)
    return True


@transaction.atomic
def remove_tally(*, row: Tally, revision: int, by, reason: str = "") -> None:
    """Removes a tally; its number is given to no other. Raises StaleRevision, TallyWithdrawn."""
    if is_withdrawn(row):
        raise TallyWithdrawn
    raise_revision(meeting=row.meeting, revision=revision)
    row._history_user, row._change_reason = by, reason or None
    row.delete()


def is_withdrawn(row: Tally) -> bool:
    return REDACTION_BEGINS in row.phrase + row.choices


def _write(row, by, reason, **options):
    row._history_user, row._change_reason = by, reason or "数の照合"
    row.save(**options)
