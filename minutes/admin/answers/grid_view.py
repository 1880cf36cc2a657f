"""A grid of answers as its page prints it: each cell with its choices, its marks, and what is to be told beside it."""

from dataclasses import dataclass

from minutes.admin.answers.typed_grid import CellProblem, base_of
from minutes.desk.answers.answer_grid import AnswerGrid, GridAnswer, GridQuestion, GridRow
from minutes.desk.answers.pasted_table import Fault, PastedTable
from minutes.desk.answers.table_text import column_letter


@dataclass(frozen=True)
class ShownCell:
    """One cell. choices: what its list offers, besides nothing; stored: what is stored there, where that is to be shown
    beside what was typed. name: the end of the names of its fields."""

    question: GridQuestion
    answer: GridAnswer
    name: str
    choices: tuple[str, ...]
    base: str
    is_changed: bool
    stored: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class ShownRow:
    """One row. is_new: it is not stored yet. state: in words."""

    row: GridRow
    cells: list[ShownCell]
    base: str
    is_new: bool
    is_last: bool
    state: str
    problems: tuple[str, ...]

    @property
    def numbers(self) -> list[int]:
        return [cell.answer.number for cell in self.cells if cell.answer.number]


def grid_rows(
    stored: AnswerGrid, typed: AnswerGrid, problems: list[CellProblem], *, shows_stored: bool
) -> list[ShownRow]:
    """Returns every row of the page. `shows_stored`: somebody else saved, and both wordings are to be seen."""
    last_places = {row.attendee: row.place for row in typed.rows}
    return [
        _shown_row(stored.row(row.attendee, row.place), row, typed, problems, shows_stored, last_places)
        for row in typed.rows
    ]


def _shown_row(there, row, typed, problems, shows_stored, last_places) -> ShownRow:
    before = there or GridRow(row.attendee, row.label, row.place)
    cells = [_shown_cell(before, row, question, problems, shows_stored) for question in typed.questions]
    is_changed = any(cell.is_changed for cell in cells) or (before.day, before.way) != (row.day, row.way)
    state = "まだ" if row.is_empty else "打ちかけ" if is_changed else "保存ずみ"
    return ShownRow(
        row=row,
        cells=cells,
        base=base_of(before.day, before.way),
        is_new=there is None,
        is_last=last_places[row.attendee] == row.place,
        state=state,
        problems=_messages(problems, row, None),
    )


def _shown_cell(before, row, question, problems, shows_stored) -> ShownCell:
    answer, was = row.answer(question.number), before.answer(question.number)
    extra = [choice for choice in (was.choice, answer.choice) if choice and choice not in question.choices]
    is_changed = answer.words != was.words
    return ShownCell(
        question=question,
        answer=answer,
        name=f"{row.key}-{question.number}",
        choices=(*question.choices, *dict.fromkeys(extra)),
        base=base_of(*was.words),
        is_changed=is_changed,
        stored="\n".join(filter(None, was.words)) or "（なし）" if shows_stored and is_changed else "",
        problems=_messages(problems, row, question),
    )


def _messages(problems, row, question) -> tuple[str, ...]:
    return tuple(
        problem.message
        for problem in problems
        if problem.row.key == row.key
        and (problem.question and problem.question.number) == (question and question.number)
    )


def pasted_rows(table: PastedTable) -> list[tuple[int, list[tuple[str, str, Fault | None]]]]:
    """Returns (number of the row, [(letter of the column, text, what is wrong in it)]) of a table with faults."""
    width = max([len(row) for row in table.cells] + [fault.column + 1 for fault in table.faults])
    return [
        (
            index + 1,
            [
                (
                    column_letter(column),
                    (row[column] if column < len(row) else ""),
                    table.fault_at(index, column),
                )
                for column in range(width)
            ],
        )
        for index, row in enumerate(table.cells)
    ]
