"""A table that was pasted or read from a file, held against the grid: what it would put where, and what is wrong in it.

Nothing is guessed. Each fault names its row and column, and offers what the cell could be instead.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from members.wareki import WarekiError
from minutes.desk.answers.answer_grid import AnswerGrid, GridAnswer, GridQuestion, GridRow, day_typed
from minutes.desk.answers.table_text import TableError, column_letter, read_table, unguard
from minutes.notation.document import UNWRITABLE, is_label
from minutes.notation.reading.lines import split_lines
from minutes.notation.vocabulary import ANSWER_WAYS

HEADS = {"団体", "団体名", "市町村", "市町村名", "回答団体"}
DAY_HEADS, WAY_HEADS = {"受けた日", "回答日", "受領日"}, {"受けた方法", "方法"}
QUESTION_HEAD = re.compile(r"(?:問|設問)\s*([0-9]{1,2})")
# The first line of a cell whose question has choices, where none of them was taken.
NO_CHOICE = "（選択なし）"
SKIPPED, ADDED, SECOND = "（この行を入れない）", "（回答のみの団体として足す）", "（2つめの回答として足す）"

NO_NAME = "団体の名がありません。"
UNKNOWN_NAME = "「{}」は、この照会の団体にありません。"
NAME_TWICE = "「{}」は、{}行目にもあります。"
UNKNOWN_CHOICE = "「{}」は選べません。選べるのは{}です。"
TOO_MANY_CELLS = "欄が多すぎます。{}列（{}）までです。"
UNKNOWN_WAY = "「{}」という方法はありません。選べるのは{}です。"
NOTHING = "表に回答の行がありません。"
UNWRITABLE_CELL = "文字でないデータ（NUL、または壊れた文字）があります。"
DROPPED = "{} がなくなっています。取り消した言葉の印なので、もとの所に残してください。"
MADE_UP = "{} は、ここにはない取消しの印です。消してください。"


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell; row and column from 0. options: what it can be instead, if anything."""

    row: int
    column: int
    message: str
    options: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return f"{self.row + 1}行目 {column_letter(self.column)}列"

    @property
    def name(self) -> str:
        """Returns the field of the form in which the cell is mended."""
        return f"mend-{self.row}-{self.column}"


@dataclass(frozen=True)
class PastedTable:
    """cells: the table as it was read. grid: the grid with all of it put in; None where there are faults.

    has_head: its first row are headings. count: how many rows it would put in. added: labels of organisations that only
    answered, new to the meeting.
    """

    cells: list[list[str]]
    faults: list[Fault]
    grid: AnswerGrid | None = None
    has_head: bool = False
    count: int = 0
    added: tuple[str, ...] = ()

    def fault_at(self, row: int, column: int) -> Fault | None:
        return next((fault for fault in self.faults if (fault.row, fault.column) == (row, column)), None)


@dataclass(frozen=True)
class Columns:
    """Which column of the table is what: the index of each question's, of the day and of the way."""

    questions: dict[int, GridQuestion]
    day: int | None = None
    way: int | None = None

    @property
    def last(self) -> int:
        return max([0, *self.questions, *(index for index in (self.day, self.way) if index is not None)])


def check_table(text: str, separator: str, grid: AnswerGrid, mended: Mapping[str, str]) -> PastedTable:
    """Reads a table and holds it against the grid as it was typed so far.

    An empty cell leaves what stands in the grid. `mended` are cells that the clerk has mended, by Fault.name.
    """
    try:
        cells = read_table(text, separator)
    except TableError as error:
        return PastedTable([], [Fault(error.row, error.column, error.message)])
    has_head = bool(cells) and cells[0][0].strip() in HEADS
    columns = _columns(grid, cells[0] if has_head else [])
    table = _Table(grid, columns, mended)
    for index, row in enumerate(cells[1:] if has_head else cells, start=int(has_head)):
        if any(cell.strip() for cell in row):
            table.read_row(index, row)
    if not table.taken and not table.faults:
        table.faults.append(Fault(0, 0, NOTHING))
    put_in = None if table.faults else table.grid
    return PastedTable(cells, table.faults, put_in, has_head, len(table.taken), tuple(table.added))


def _columns(grid: AnswerGrid, head: list[str]) -> Columns:
    """Goes by the headings where each is known; else the questions stand in their order, then day and way."""
    named: dict[int, GridQuestion] = {}
    day = way = None
    for index, cell in enumerate(head[1:], start=1):
        words = unicodedata.normalize("NFKC", cell).strip()
        number = QUESTION_HEAD.match(words)
        if number and 1 <= int(number[1]) <= len(grid.questions):
            named[index] = grid.questions[int(number[1]) - 1]
        elif words in DAY_HEADS:
            day = index
        elif words in WAY_HEADS:
            way = index
    if named and len({question.number for question in named.values()}) == len(named):
        return Columns(named, day, way)
    in_order = dict(enumerate(grid.questions, start=1))
    return Columns(in_order, len(in_order) + 1, len(in_order) + 2)


class _Table:
    """The grid while the rows of a table are put into it. taken: {row of the grid: row of the table}."""

    def __init__(self, grid: AnswerGrid, columns: Columns, mended: Mapping[str, str]):
        self.grid, self.columns, self.mended = grid, columns, mended
        self.faults: list[Fault] = []
        self.taken: dict[str, int] = {}
        self.added: list[str] = []

    def read_row(self, index: int, row: list[str]) -> None:
        surplus = next((at for at, cell in enumerate(row) if at > self.columns.last and cell.strip()), None)
        if surplus is not None:
            last = self.columns.last
            self.faults.append(Fault(index, surplus, TOO_MANY_CELLS.format(column_letter(last), last + 1)))
        target = self._target(index, self._cell(index, 0, row))
        if target is None:
            return
        for column, question in self.columns.questions.items():
            target = self._with_cell(index, column, row, target, question)
        target = self._with_day_and_way(index, row, target)
        self.taken[target.key] = index
        self.grid = with_row(self.grid, target)

    def _cell(self, index, column, row) -> str:
        cell = row[column] if column < len(row) else ""
        if UNWRITABLE.search(cell):
            self.faults.append(Fault(index, column, UNWRITABLE_CELL))
        mended = self.mended.get(f"mend-{index}-{column}", "")
        return mended if mended and column else "\n".join(line.text for line in split_lines(unguard(cell))[0])

    def _target(self, index: int, name: str) -> GridRow | None:
        """Returns the row of the grid that a row of the table is for; None where it is for none."""
        mended = self.mended.get(f"mend-{index}-0", "")
        if mended == SKIPPED:
            return None
        label = mended if mended and mended not in (ADDED, SECOND) else name
        attendee = self.grid.labels.get(label)
        if attendee is None:
            return self._new_or_unknown(index, label, is_added=mended == ADDED)
        places = [row for row in self.grid.rows if row.attendee == attendee]
        free = [row for row in places if row.key not in self.taken]
        if free and free[0].place == 0:
            return free[0]
        if free or mended == SECOND:
            return free[0] if free else GridRow(attendee, label, len(places), capacity=places[0].capacity)
        before = self.taken[places[-1].key] + 1
        options = (SECOND, SKIPPED)
        self.faults.append(Fault(index, 0, NAME_TWICE.format(label, before), options))
        return None

    def _new_or_unknown(self, index, label, *, is_added) -> GridRow | None:
        if is_added and is_label(label):
            self.added.append(label)
            return new_row(self.grid, label)
        known = [row.label for row in self.grid.rows if row.place == 0]
        near = get_close_matches(label, known, n=3, cutoff=0.5) if label else []
        options = (*near, *([ADDED] if is_label(label) else []), SKIPPED)
        self.faults.append(Fault(index, 0, UNKNOWN_NAME.format(label) if label else NO_NAME, options))
        return None

    def _with_cell(self, index, column, row, target: GridRow, question: GridQuestion) -> GridRow:
        words, before = self._cell(index, column, row), target.answer(question.number)
        if not words:
            return target
        answer = GridAnswer(*split_cell(words, question), before.number)
        if answer.choice and answer.choice not in (*question.choices, before.choice):
            offered = "、".join(f"「{choice}」" for choice in question.choices)
            message = UNKNOWN_CHOICE.format(answer.choice, offered)
            options = (*question.choices, f"{NO_CHOICE}\n{words}")
            self.faults.append(Fault(index, column, message, options))
        self.faults += [Fault(index, column, message) for message in redaction_faults(before, answer)]
        return target.with_answer(question.number, answer)

    def _with_day_and_way(self, index, row, target: GridRow) -> GridRow:
        day, way = (
            self._cell(index, column, row) if column is not None else ""
            for column in (self.columns.day, self.columns.way)
        )
        ways = {name: key for key, name in ANSWER_WAYS.items()}
        try:
            day_typed(day)
        except WarekiError as error:
            self.faults.append(Fault(index, self.columns.day or 0, str(error)))
        if way and way not in ways:
            message = UNKNOWN_WAY.format(way, "、".join(f"「{name}」" for name in ways))
            self.faults.append(Fault(index, self.columns.way or 0, message, tuple(ways)))
        return replace(target, day=day or target.day, way=ways.get(way, target.way))


def split_cell(words: str, question: GridQuestion) -> tuple[str, str]:
    """Returns (choice, text) of a cell: the first line is the choice, where the question has choices.

    >>> split_cell("公表している\\n町の頁で。", GridQuestion(30, "問1", "", ("公表している",)))
    ('公表している', '町の頁で。')
    """
    if not question.choices:
        return "", words
    choice, _, text = words.partition("\n")
    return ("" if choice == NO_CHOICE else choice), text


def joined_cell(answer: GridAnswer, question: GridQuestion) -> str:
    """Returns an answer as one cell, as `split_cell` reads it."""
    if answer.is_empty or not question.choices:
        return answer.text
    return "\n".join(filter(None, [answer.choice or NO_CHOICE, answer.text]))


def redaction_faults(before: GridAnswer, after: GridAnswer) -> list[str]:
    """Returns what is wrong with the redactions of a cell: none may be dropped, doubled or made up."""
    old, new = before.redactions, after.redactions
    dropped = [mark for mark in dict.fromkeys(old) if new.count(mark) < old.count(mark)]
    made_up = [mark for mark in dict.fromkeys(new) if new.count(mark) > old.count(mark)]
    return [*(DROPPED.format(mark) for mark in dropped), *(MADE_UP.format(mark) for mark in made_up)]


def new_row(grid: AnswerGrid, label: str) -> GridRow:
    """Returns a row for an organisation that the meeting does not have yet: its number is negative until it is stored."""
    lowest = min([0, *(row.attendee for row in grid.rows)])
    return GridRow(lowest - 1, label, capacity="answer_only")


def with_row(grid: AnswerGrid, row: GridRow) -> AnswerGrid:
    """Returns a grid with a row in the place of the one of the same key, or behind all others of its organisation."""
    keys = [other.key for other in grid.rows]
    rows = list(grid.rows)
    if row.key in keys:
        rows[keys.index(row.key)] = row
    else:
        same = [index for index, other in enumerate(rows) if other.attendee == row.attendee]
        rows.insert(same[-1] + 1 if same else len(rows), row)
    return AnswerGrid(grid.inquiry, grid.revision, grid.questions, tuple(rows))
