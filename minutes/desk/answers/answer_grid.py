"""The answers to one inquiry as a grid: organisations × questions, as they are stored or as they were typed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from members import wareki
from minutes.desk.inquiries.row_questions import questions_below
from minutes.models import AttendeeOrganisation, Meeting, Presentation, WrittenAnswer
from minutes.notation.redactions import REDACTION
from minutes.record.inquiries import question_name

# Who is asked: whoever attended as a member, or answered without attending. Whoever has answered is shown in any case.
ASKED = ("officer", "attendee", "unknown", "answer_only")


@dataclass(frozen=True)
class GridQuestion:
    """A column: the number of a question, its name (問1), its text, its choices."""

    number: int
    name: str
    text: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class GridAnswer:
    """A cell. number: of the answer that is stored there, None where there is none."""

    choice: str = ""
    text: str = ""
    number: int | None = None

    @property
    def words(self) -> tuple[str, str]:
        return self.choice, self.text

    @property
    def is_empty(self) -> bool:
        return not (self.choice or self.text)

    @property
    def redactions(self) -> list[str]:
        return [match[0] for match in REDACTION.finditer(f"{self.choice}\n{self.text}")]


@dataclass(frozen=True)
class GridRow:
    """The answers of one organisation, or its second ones (`place` 1): {number of a question: cell}.

    day, way: when and how they came, as typed; empty where the answers of the row differ in it.
    """

    attendee: int
    label: str
    place: int = 0
    answers: dict[int, GridAnswer] = field(default_factory=dict)
    day: str = ""
    way: str = "unknown"
    capacity: str = "unknown"

    @property
    def key(self) -> str:
        return f"{self.attendee}-{self.place}"

    @property
    def name(self) -> str:
        return f"{self.label}（{self.place + 1}つめ）" if self.place else self.label

    @property
    def is_empty(self) -> bool:
        return all(answer.is_empty for answer in self.answers.values())

    def answer(self, question: int) -> GridAnswer:
        return self.answers.get(question, GridAnswer())

    def with_answer(self, question: int, answer: GridAnswer) -> "GridRow":
        return replace(self, answers={**self.answers, question: answer})


@dataclass(frozen=True)
class AnswerGrid:
    """All answers to one inquiry. revision: that of the meeting by which the grid was read."""

    inquiry: int
    revision: int
    questions: tuple[GridQuestion, ...]
    rows: tuple[GridRow, ...]

    def row(self, attendee: int, place: int) -> GridRow | None:
        return next((row for row in self.rows if (row.attendee, row.place) == (attendee, place)), None)

    def cells(self) -> Iterator[tuple[GridRow, GridQuestion, GridAnswer]]:
        for row in self.rows:
            for question in self.questions:
                yield row, question, row.answer(question.number)

    @property
    def labels(self) -> dict[str, int]:
        return {row.label: row.attendee for row in self.rows}

    @property
    def unanswered(self) -> list[GridRow]:
        """The first rows of the organisations that have answered nothing."""
        answered = {row.attendee for row in self.rows if not row.is_empty}
        return [row for row in self.rows if row.place == 0 and row.attendee not in answered]


def load_grid(meeting: Meeting, inquiry: Presentation) -> AnswerGrid:
    """Returns the answers to an inquiry as they are stored, in a fixed number of queries."""
    questions = sorted(questions_below(inquiry), key=lambda row: row.position)
    columns = tuple(
        GridQuestion(row.number, question_name(place), row.text, tuple(row.choice_list))
        for place, row in enumerate(questions)
    )
    numbers = {row.pk: row.number for row in questions}
    by_attendee: dict[int, dict[int, list[WrittenAnswer]]] = {}
    for answer in WrittenAnswer.objects.filter(question__in=questions).order_by("position", "number"):
        cells = by_attendee.setdefault(answer.attendee_id, {})
        cells.setdefault(numbers[answer.question_id], []).append(answer)
    rows = [
        row
        for attendee in meeting.attendees.order_by("position")
        if attendee.pk in by_attendee or _is_asked(attendee, inquiry)
        for row in _rows_of(attendee, by_attendee.get(attendee.pk, {}))
    ]
    return AnswerGrid(inquiry.number, meeting.revision, columns, tuple(rows))


def _is_asked(attendee: AttendeeOrganisation, inquiry: Presentation) -> bool:
    is_member = attendee.capacity in ASKED and attendee.label_kind == "organisation"
    return is_member and attendee.pk != inquiry.presenter_id


def _rows_of(attendee, cells: dict[int, list[WrittenAnswer]]) -> Iterator[GridRow]:
    for place in range(max(map(len, cells.values()), default=1)):
        stored = {number: answers[place] for number, answers in cells.items() if len(answers) > place}
        days = {answer.received_on for answer in stored.values()}
        ways = {answer.way for answer in stored.values()}
        yield GridRow(
            attendee.number,
            attendee.label,
            place,
            {
                number: GridAnswer(answer.choice, answer.text, answer.number)
                for number, answer in stored.items()
            },
            day=day_in_words(days.pop()) if len(days) == 1 else "",
            way=ways.pop() if len(ways) == 1 else ("unknown" if not ways else ""),
            capacity=attendee.capacity,
        )


def day_in_words(day: datetime.date | None) -> str:
    return wareki.format_era_date(day) if day else ""


def day_typed(text: str) -> datetime.date | None:
    """Returns the day that was typed, in either calendar; None where nothing was. Raises WarekiError."""
    return wareki.parse_date(text) if text.strip() else None
