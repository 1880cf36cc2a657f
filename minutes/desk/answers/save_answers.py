"""Saves the answers of a grid: only the cells that differ, each with its history, in one save of the record."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from members import registry
from members.wareki import WarekiError
from minutes.desk.answers.answer_grid import (
    AnswerGrid,
    GridAnswer,
    GridQuestion,
    GridRow,
    day_typed,
    load_grid,
)
from minutes.desk.rows.free_positions import POSITION_STEP
from minutes.desk.rows.history_writer import HistoryWriter
from minutes.models import AttendeeOrganisation, Meeting, Presentation, WrittenAnswer
from minutes.notation.vocabulary import ANSWER_ONLY
from minutes.revision import raise_revision

COLUMNS = ("choice", "text", "received_on", "way", "entered_by")


@dataclass(frozen=True)
class CellChange:
    """One cell that was typed otherwise than it is stored."""

    row: GridRow
    question: GridQuestion
    before: GridAnswer
    after: GridAnswer

    @property
    def kind(self) -> str:
        if self.before.is_empty:
            return "新しい"
        return "消える" if self.after.is_empty else "直し"


def changes_between(stored: AnswerGrid, typed: AnswerGrid) -> list[CellChange]:
    """Returns the cells whose words differ, in the order of the grid."""
    return [
        CellChange(row, question, before, answer)
        for row, question, answer in typed.cells()
        for before in [_stored_answer(stored, row, question)]
        if before.words != answer.words
    ]


def rows_with_new_days(stored: AnswerGrid, typed: AnswerGrid) -> list[GridRow]:
    """Returns the rows that have answers and whose day or way was typed otherwise than it is stored."""
    return [row for row in typed.rows if not row.is_empty and _came_otherwise(stored, row)]


@transaction.atomic
def save_answers(
    *, meeting: Meeting, inquiry: Presentation, typed: AnswerGrid, revision: int, by, reason: str = ""
) -> list[CellChange]:
    """Stores what differs of a grid that was checked (grid_checks.py), and returns the changed cells.

    An emptied cell is an answer removed; it comes back by 戻す alone. Writes nothing where nothing differs. Raises
    StaleRevision where somebody saved since `revision`.
    """
    stored = load_grid(meeting, inquiry)
    changes, days = changes_between(stored, typed), rows_with_new_days(stored, typed)
    if not changes and not days:
        return []
    raise_revision(meeting=meeting, revision=revision)
    writer = HistoryWriter(meeting, by, reason or "回答の表", meeting.revision)
    attendees = _attendees(meeting, typed, changes, writer)
    rows = {row.number: row for row in WrittenAnswer.objects.filter(question__meeting=meeting)}
    writer.remove([rows[change.before.number] for change in changes if change.kind == "消える"])
    changed = {change.before.number: change for change in changes if change.kind == "直し"}
    writer.update(WrittenAnswer, list(_changed_rows(typed, stored, rows, changed, by)), COLUMNS)
    writer.create(WrittenAnswer, list(_new_rows(meeting, inquiry, changes, attendees, rows, by)))
    return changes


def _stored_answer(stored, row, question) -> GridAnswer:
    there = stored.row(row.attendee, row.place)
    return there.answer(question.number) if there else GridAnswer()


def _came_otherwise(stored, row) -> bool:
    """Tells whether day or way differ from what is stored; 2024/10/28 and 令和6年10月28日 are one day."""
    there = stored.row(row.attendee, row.place) or GridRow(row.attendee, row.label, row.place)
    return there.way != row.way or (there.day != row.day and _day(there.day) != _day(row.day))


def _day(text: str) -> datetime.date | str | None:
    """Returns the day of a text, or the text itself where it is none: grid_problems tells that."""
    try:
        return day_typed(text)
    except WarekiError:
        return text


def _attendees(meeting, typed, changes, writer) -> dict[int, AttendeeOrganisation]:
    """Returns the organisations by their number in the grid; those that are new only answered, and are stored here."""
    known = {row.number: row for row in meeting.attendees.all()}
    new = {
        change.row.attendee: change.row.label
        for change in changes
        if change.row.attendee < 0 and not change.after.is_empty
    }
    last = max((row.position for row in known.values()), default=0)
    day = meeting.held_on
    bearers = registry.candidates_by_label(list(new.values()), day) if new and day else {}
    rows = [
        AttendeeOrganisation(
            meeting=meeting,
            position=last + POSITION_STEP * place,
            label=label,
            capacity=ANSWER_ONLY,
            organisation=bearers[label][0] if len(bearers.get(label, [])) == 1 else None,
        )
        for place, label in enumerate(new.values(), start=1)
    ]
    writer.create(AttendeeOrganisation, rows)
    stored = {row.label: row for row in meeting.attendees.filter(label__in=new.values())} if new else {}
    return known | {number: stored[label] for number, label in new.items()}


def _changed_rows(typed, stored, rows, changed, by) -> Iterator[WrittenAnswer]:
    for row, _question, answer in typed.cells():
        if answer.number not in rows or answer.is_empty:
            continue
        stored_row, has_days = rows[answer.number], _came_otherwise(stored, row)
        if answer.number in changed:
            stored_row.choice, stored_row.text, stored_row.entered_by = answer.choice, answer.text, by
        if has_days:
            stored_row.received_on = day_typed(row.day)
            stored_row.way = row.way or stored_row.way
        if has_days or answer.number in changed:
            yield stored_row


def _new_rows(meeting, inquiry, changes, attendees, rows, by) -> Iterator[WrittenAnswer]:
    questions = {row.number: row for row in meeting.questions.all()}
    last = max((row.position for row in rows.values()), default=0)
    new = [change for change in changes if change.kind == "新しい"]
    for place, change in enumerate(new, start=1):
        yield WrittenAnswer(
            meeting=meeting,
            position=last + POSITION_STEP * place,
            question=questions[change.question.number],
            attendee=attendees[change.row.attendee],
            choice=change.after.choice,
            text=change.after.text,
            received_on=day_typed(change.row.day),
            way=change.row.way or "unknown",
            entered_by=by,
        )
