"""A grid of answers as its form sends it: what was typed over what is stored, and what is wrong in it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from members.wareki import WarekiError
from minutes.desk.answers.answer_grid import AnswerGrid, GridAnswer, GridQuestion, GridRow, day_typed
from minutes.desk.answers.pasted_table import redaction_faults, with_row
from minutes.notation.document import UNWRITABLE, is_label
from minutes.notation.reading.lines import split_lines
from minutes.notation.vocabulary import ANSWER_WAYS

ROW_KEY = re.compile(r"(-?[1-9][0-9]{0,8})-([0-9]{1,2})")
NOT_OFFERED = "「{}」は、この設問の選択肢にありません。"
BROKEN = "文字でないデータ（NUL、または壊れた文字）があります。"
BAD_LABEL = "「{}」は団体の名として読めません。"
LABEL_TWICE = "「{}」は、この会議にもうあります。"
LONGEST_LABEL = 100


@dataclass(frozen=True)
class CellProblem:
    """What is wrong in one cell, or in the day or the name of a row (`question` None)."""

    row: GridRow
    question: GridQuestion | None
    message: str

    @property
    def place(self) -> str:
        return f"{self.row.name} {self.question.name}" if self.question else self.row.name

    @property
    def anchor(self) -> str:
        return f"cell{self.row.key}-{self.question.number}" if self.question else f"row{self.row.key}"


def base_of(*words: str) -> str:
    """Returns what a form keeps of the words that it was opened on: so that what was not touched is known, and what
    others saved there meanwhile stays."""
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:12]


def typed_grid(stored: AnswerGrid, data) -> AnswerGrid:
    """Returns the stored grid with all that was typed. A field that the form lacks leaves what is stored."""
    typed = stored
    for row in _rows(stored, data):
        for question in stored.questions:
            row = row.with_answer(question.number, _cell(row, question, data))
        day, way = data.get(f"d-{row.key}", row.day), data.get(f"w-{row.key}", row.way)
        if data.get(f"h-{row.key}") != base_of(day, way):
            row = replace(row, day=_line(day), way=way if way in ANSWER_WAYS else row.way)
        typed = with_row(typed, row)
    return typed


def _rows(stored: AnswerGrid, data) -> Iterator[GridRow]:
    """Yields the stored rows and those that the form added: second answers, and organisations that only answered."""
    yield from stored.rows
    labels = {row.attendee: row for row in stored.rows}
    for key in data.getlist("row"):
        match = ROW_KEY.fullmatch(key)
        if not match:
            continue
        attendee, place = int(match[1]), int(match[2])
        if attendee in labels and stored.row(attendee, place) is None:
            yield GridRow(attendee, labels[attendee].label, place, capacity=labels[attendee].capacity)
        elif attendee < 0 and place == 0:
            yield GridRow(attendee, _line(data.get(f"label-{key}", "")), capacity="answer_only")


def _cell(row: GridRow, question: GridQuestion, data) -> GridAnswer:
    stored, name = row.answer(question.number), f"{row.key}-{question.number}"
    choice = _line(data.get(f"c-{name}", stored.choice))
    text = "\n".join(line.text for line in split_lines(data.get(f"t-{name}", stored.text))[0])
    is_untouched = data.get(f"h-{name}") == base_of(choice, text)
    return stored if is_untouched else GridAnswer(choice, text, stored.number)


def _line(text: str) -> str:
    return " ".join(UNWRITABLE.sub("", text).split())


def grid_problems(stored: AnswerGrid, typed: AnswerGrid, data) -> list[CellProblem]:
    """Returns what forbids saving."""
    return [*_cell_problems(stored, typed, data), *_row_problems(stored, typed)]


def _cell_problems(stored, typed, data) -> Iterator[CellProblem]:
    for row, question, answer in typed.cells():
        there = stored.row(row.attendee, row.place)
        before = there.answer(question.number) if there else GridAnswer()
        for message in redaction_faults(before, answer):
            yield CellProblem(row, question, message)
        if answer.choice and answer.choice not in (*question.choices, before.choice):
            yield CellProblem(row, question, NOT_OFFERED.format(answer.choice))
        if UNWRITABLE.search(data.get(f"t-{row.key}-{question.number}", "")):
            yield CellProblem(row, question, BROKEN)


def _row_problems(stored, typed) -> Iterator[CellProblem]:
    labels = [row.label for row in typed.rows if row.place == 0]
    for row in typed.rows:
        try:
            day_typed(row.day)
        except WarekiError as error:
            yield CellProblem(row, None, str(error))
        if row.attendee < 0 and (not is_label(row.label) or len(row.label) > LONGEST_LABEL):
            yield CellProblem(row, None, BAD_LABEL.format(row.label))
        elif row.attendee < 0 and labels.count(row.label) > 1:
            yield CellProblem(row, None, LABEL_TWICE.format(row.label))
