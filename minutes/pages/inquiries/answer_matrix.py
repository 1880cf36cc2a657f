"""The written answers to one inquiry as readers see them: organisations × questions, counted and sorted. Pure."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from members.wareki import format_era_date
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.notation.vocabulary import ANSWER_ONLY, ANSWER_WAYS
from minutes.pages.record.marked_words import WordMarks
from minutes.pages.record.record_view import Speaker, TextPart, text_parts
from minutes.pages.record.tombstones import Tombstone, Tombstones
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.inquiries import Inquiry, question_name
from minutes.record.record import AnswerRow, QuestionBlock

# Whoever attended as a member is listed with those who have not answered; observers and the secretariat are not asked.
MEMBERS = ("officer", "attendee", "unknown")
LEFT_OUT, NOTHING, WITHDRAWN, WITHOUT_CHOICE = "記入なし", "回答なし", "取り消された回答", "選択なし"


@dataclass(frozen=True)
class AskedQuestion:
    """A question: its number and name (問1), its text, the choices of which words are left."""

    number: int
    name: str
    parts: list[TextPart]
    choices: tuple[str, ...]
    tombstones: tuple[Tombstone, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(part.paragraph or "\n".join(part.points) for part in self.parts)


@dataclass(frozen=True)
class GivenAnswer:
    """One answer in a cell. is_corrected: an edition up to this one corrected it."""

    number: int
    choice: str
    parts: list[TextPart]
    text: str
    tombstones: tuple[Tombstone, ...]
    is_corrected: bool

    @property
    def is_withdrawn(self) -> bool:
        """Tells whether no word of it is left."""
        return any(tombstone.is_whole for tombstone in self.tombstones)


@dataclass(frozen=True)
class MatrixCell:
    """What one organisation answered to one question; `empty` says it where it is nothing.

    talk: the numbers of the turns that speak of it (spoken_of.py).
    """

    question: AskedQuestion
    answers: list[GivenAnswer]
    empty: str = ""
    talk: list[int] = field(default_factory=list)


@dataclass
class MatrixRow:
    """One organisation. talk: the numbers of the turns below the inquiry in which it speaks or is named."""

    speaker: Speaker
    cells: list[MatrixCell]
    has_answered: bool
    received: str = ""
    talk: list[int] = field(default_factory=list)

    @property
    def only_answered(self) -> bool:
        return self.speaker.capacity == ANSWER_ONLY

    @property
    def talk_of_all(self) -> list[int]:
        """Returns the turns of which nobody can say which answer they speak of."""
        placed = {number for cell in self.cells for number in cell.talk}
        return [number for number in self.talk if number not in placed]

    def choices_of(self, question: int) -> list[str]:
        """Returns the choices that it took, each once; one that was withdrawn is none."""
        answers = next(cell.answers for cell in self.cells if cell.question.number == question)
        return list(dict.fromkeys(answer.choice for answer in answers if answer.choice))


def asked_questions(inquiry: Inquiry, tombstones: Tombstones) -> list[AskedQuestion]:
    return [_question(place, block, tombstones) for place, block in enumerate(inquiry.questions)]


def _question(place: int, block: QuestionBlock, tombstones: Tombstones) -> AskedQuestion:
    of_block = tombstones.get(block_keys.block(block["number"]), ())
    is_whole = any(tombstone.is_whole for tombstone in of_block)
    choices = dict.fromkeys(choice for choice in block["choices"] if choice != PLAIN_REDACTION)
    parts = [] if is_whole else text_parts(block["text"])
    return AskedQuestion(block["number"], question_name(place), parts, tuple(choices), of_block)


def matrix_rows(
    inquiry: Inquiry,
    questions: list[AskedQuestion],
    speakers: dict[int, Speaker],
    tombstones: Tombstones,
    corrected: frozenset[BlockKey],
) -> list[MatrixRow]:
    """Returns a row for everybody who answered, and for every member that did not, in the order of the record."""
    by_cell: dict[tuple[int, int], list[GivenAnswer]] = {}
    for answer in inquiry.answers:
        given = _given(answer, tombstones, corrected)
        by_cell.setdefault((answer["attendee"], answer["question"]), []).append(given)
    answered = {answer["attendee"] for answer in inquiry.answers}
    received = _received(inquiry.answers)
    rows = [
        MatrixRow(
            speaker,
            [
                _cell(question, by_cell.get((number, question.number), []), number in answered)
                for question in questions
            ],
            number in answered,
            received.get(number, ""),
        )
        for number, speaker in speakers.items()
        if number in answered or _is_asked(speaker, inquiry)
    ]
    return rows


def _given(answer: AnswerRow, tombstones, corrected) -> GivenAnswer:
    key = block_keys.answer(answer["number"])
    of_answer = tombstones.get(key, ())
    is_whole = any(tombstone.is_whole for tombstone in of_answer)
    choice = "" if PLAIN_REDACTION in answer["choice"] else answer["choice"]
    text = "" if is_whole else answer["text"]
    return GivenAnswer(answer["number"], choice, text_parts(text), text, of_answer, key in corrected)


def _cell(question, answers, has_answered) -> MatrixCell:
    return MatrixCell(question, answers, "" if answers else LEFT_OUT if has_answered else NOTHING)


def _is_asked(speaker: Speaker, inquiry: Inquiry) -> bool:
    asks = inquiry.block["presenter"] if inquiry.block else 0
    return speaker.capacity in MEMBERS and speaker.is_organisation and speaker.number != asks


def _received(answers: list[AnswerRow]) -> dict[int, str]:
    """Returns {attendee: how and when its answers came}, where the record says either."""
    said: dict[int, list[str]] = {}
    for answer in answers:
        way = "" if answer["way_kind"] == "unknown" else ANSWER_WAYS[answer["way_kind"]]
        day = format_era_date(date.fromisoformat(answer["received_on"])) if answer["received_on"] else ""
        words = "　".join(filter(None, [day, way]))
        if words and words not in said.setdefault(answer["attendee"], []):
            said[answer["attendee"]].append(words)
    return {attendee: "、".join(words) for attendee, words in said.items()}


@dataclass(frozen=True)
class ChoiceCount:
    """How many organisations took a choice, and their share of those that took any, in words; "" for what is no choice."""

    choice: str
    count: int
    share: str
    anchor: str


def choice_counts(rows: list[MatrixRow], question: AskedQuestion) -> list[ChoiceCount]:
    """Returns the counts of a question: first its choices in their order, then what is no choice, where there is any.

    An organisation of which two sections took two choices counts for each of them.
    """
    counts = Counter(choice for row in rows for choice in row.choices_of(question.number))
    chosen = sum(bool(row.choices_of(question.number)) for row in rows)
    offered = [
        ChoiceCount(choice, counts[choice], _share(counts[choice], chosen), _anchor(question, place))
        for place, choice in enumerate(question.choices)
    ]
    others = Counter(_without_choice(row, question.number) for row in rows)
    return offered + [
        ChoiceCount(name, others[name], "", _anchor(question, name))
        for name in (WITHDRAWN, WITHOUT_CHOICE, LEFT_OUT, NOTHING)
        if others[name]
    ]


def _without_choice(row: MatrixRow, question: int) -> str:
    """What an organisation did that took no choice; "" where it took one."""
    cell = next(cell for cell in row.cells if cell.question.number == question)
    if row.choices_of(question):
        return ""
    if not cell.answers:
        return cell.empty
    return WITHDRAWN if any(answer.tombstones for answer in cell.answers) else WITHOUT_CHOICE


def _share(count: int, of: int) -> str:
    return f"{count * 100 / of:.1f}％" if of else "—"


PLACES = {WITHDRAWN: "x", WITHOUT_CHOICE: "n", LEFT_OUT: "l", NOTHING: "z"}


def _anchor(question: AskedQuestion, place: int | str) -> str:
    return f"g{question.number}-{PLACES.get(place, place)}"


@dataclass(frozen=True)
class RowGroup:
    """Rows that are listed together: under a choice, or all of them without a name."""

    name: str
    anchor: str
    rows: list[MatrixRow]


def grouped_by_choice(rows: list[MatrixRow], question: AskedQuestion) -> list[RowGroup]:
    """Returns the rows under the choices of a question. Who took two choices stands under the first of them."""
    groups = {
        count.choice: RowGroup(count.choice, count.anchor, []) for count in choice_counts(rows, question)
    }
    for row in rows:
        choices = [choice for choice in row.choices_of(question.number) if choice in groups]
        name = choices[0] if choices else _without_choice(row, question.number)
        groups.setdefault(name, RowGroup(name, f"g{question.number}-o", [])).rows.append(row)
    return [group for group in groups.values() if group.rows]


def mark_group(group: RowGroup, marks: WordMarks) -> RowGroup:
    """Returns a group with the words of its answers as markup. Choices stay as they are."""
    return replace(group, rows=[_mark_row(row, marks) for row in group.rows])


def _mark_row(row: MatrixRow, marks: WordMarks) -> MatrixRow:
    cells = [
        replace(cell, answers=[replace(answer, parts=marks.parts(answer.parts)) for answer in cell.answers])
        for cell in row.cells
    ]
    return replace(row, cells=cells)


def sorted_by_code(rows: list[MatrixRow]) -> list[RowGroup]:
    """Returns all rows by the number of the organisation; those that nobody has identified come last."""
    return [RowGroup("", "", sorted(rows, key=lambda row: (not row.speaker.code, row.speaker.code)))]
