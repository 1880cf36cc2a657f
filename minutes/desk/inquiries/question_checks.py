"""Checks what a manuscript does to questions and to those who answered, before anything of it is saved."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from minutes.desk.inquiries.choices import TWICE as CHOICE_TWICE
from minutes.desk.inquiries.choices import choice_given_twice, choices_without_place, reworded_choices
from minutes.desk.manuscript.alignment import Alignment, Entry
from minutes.desk.manuscript.working_document import WorkingRows
from minutes.models import AgendaItem, InquiryQuestion, Presentation
from minutes.notation.document import Document, Item, Problem, Question
from minutes.notation.document import Presentation as PresentationBlock
from minutes.notation.labels import labels_of
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.redactions import redactions_in

PRESENT = "「{}」は出席者か発言者にもあるので、回答のみの団体に書けません。どちらかを消してください。"
NO_PLACE = "「{}」には書面の回答が{}件あります。「■ 回答のみの団体」に名を書くか、先に回答の表で回答を消してください。"
NO_INQUIRY = "設問は、照会の題名の下に書いてください。上にあるのは照会ではありません。"
OTHER_INQUIRY = (
    "設問 #{} には書面の回答が{}件あるので、別の照会の下には移せません。もとの照会の下に戻してください。"
)
CHOICE_TAKEN = "選択肢「{}」を選んだ回答が{}件あります。残すか、先に回答の表で直してください。"
REWORDED = "選択肢「{}」を「{}」に直すと、それを選んだ回答{}件も直ります。"
WITHDRAWN_ANSWERS = (
    "設問 #{} への回答に、取り消した言葉の印があるので、設問は消せません。もとに戻してください。"
)


@dataclass(frozen=True)
class AnswersOfRemoved:
    """A question to the clerk: may the answers to a question go with it? They come back only with it, as themselves.

    name: the field of the form that holds the answer. chosen: "remove", or "".
    """

    name: str
    block: Question
    line: int
    count: int
    chosen: str = ""

    @property
    def answered(self) -> bool:
        return self.chosen == "remove"


def answers_of_removed(alignment: Alignment, rows: WorkingRows, answers) -> tuple[AnswersOfRemoved, ...]:
    """Returns what is to be asked about the questions that a save would remove. `answers` is the data of the form."""
    counts = _answer_counts(rows)
    return tuple(
        AnswersOfRemoved(
            name := f"answers-{block.number}",
            block,
            0,
            counts[block.number],
            next(iter(answers.get(name, ())), ""),
        )
        for block in alignment.vanished
        if isinstance(block, Question) and counts[block.number]
    )


def question_problems(document: Document, alignment: Alignment, rows: WorkingRows) -> Iterator[Problem]:
    """Yields what forbids saving, or has to be told, about questions and about those who only answered."""
    yield from _label_problems(document, rows)
    counts, asked_by = _answer_counts(rows), _inquiry_of_stored(rows)
    for entry, inquiry in _questions_with_inquiry(alignment, rows):
        number = entry.block.number
        if inquiry is None:
            yield Problem(entry.line, NO_INQUIRY, fatal=True)
        elif counts[number] and entry.before and inquiry != asked_by.get(number):
            yield Problem(entry.line, OTHER_INQUIRY.format(number, counts[number]), fatal=True)
        yield from _choice_problems(entry, rows)
    marked = {row.question_id for row in rows.answers if redactions_in(row.choice + row.text)}
    gone = {block.number for block in alignment.vanished}
    for row in rows.blocks:
        if row.number in gone and row.pk in marked and isinstance(row, InquiryQuestion):
            yield Problem(0, WITHDRAWN_ANSWERS.format(row.number), fatal=True)


def _label_problems(document: Document, rows: WorkingRows) -> Iterator[Problem]:
    present = labels_of(document)
    for label in document.answering:
        if label in present:
            yield Problem(0, PRESENT.format(label), fatal=True)
    stored = labels_of(rows.document) | set(rows.document.answering)
    leaving = stored - present - set(document.answering)
    counts = Counter(rows.attendees[row.attendee_id].label for row in rows.answers)
    for label in sorted(leaving & counts.keys()):
        yield Problem(0, NO_PLACE.format(label, counts[label]), fatal=True)


def _choice_problems(entry: Entry, rows: WorkingRows) -> Iterator[Problem]:
    choices = entry.block.choices
    if twice := choice_given_twice(choices):
        yield Problem(entry.line, CHOICE_TWICE.format(twice), fatal=True)
    if not isinstance(entry.before, Question) or entry.before.choices == choices:
        return
    numbers = {row.number: row.pk for row in rows.blocks if isinstance(row, InquiryQuestion)}
    pk = numbers.get(entry.block.number)
    taken = Counter(row.choice for row in rows.answers if row.question_id == pk)
    for choice in choices_without_place(entry.before.choices, choices, set(taken)):
        yield Problem(entry.line, CHOICE_TAKEN.format(choice, taken[choice]), fatal=True)
    for before, after in reworded_choices(entry.before.choices, choices).items():
        if taken[before]:
            yield Problem(entry.line, REWORDED.format(before, after, taken[before]))


def _answer_counts(rows: WorkingRows) -> Counter[int]:
    """Returns {number of a question: how many answers it has}."""
    per_question = Counter(row.question_id for row in rows.answers)
    return Counter(
        {
            row.number: per_question[row.pk]
            for row in rows.blocks
            if isinstance(row, InquiryQuestion) and per_question[row.pk]
        }
    )


def _inquiry_of_stored(rows: WorkingRows) -> dict[int, int]:
    """Returns {number of a question: number of the presentation above it} of what is stored."""
    above, found = 0, {}
    for row in rows.blocks:
        if isinstance(row, AgendaItem):
            above = 0
        elif isinstance(row, Presentation):
            above = row.number
        else:
            found[row.number] = above
    return found


def _questions_with_inquiry(alignment: Alignment, rows: WorkingRows):
    """Yields each question of the manuscript with the number of the inquiry above it: None where there is none, 0 for a
    new one."""
    stored = {row.number: row for row in rows.blocks}
    kinds_before = _default_kinds_of(rows)
    item, inquiry = "general", None
    for entry in alignment.entries:
        row = stored.get(entry.block.number)
        if isinstance(entry.block, Item):
            item, inquiry = _kind_of_item(entry, row), None
        elif isinstance(entry.block, PresentationBlock):
            default = "inquiry" if item == "inquiries" else "report"
            by_hand = isinstance(row, Presentation) and row.kind != kinds_before[row.number]
            is_inquiry = (row.kind if by_hand else default) == "inquiry"
            inquiry = (entry.block.number or 0) if is_inquiry else None
        elif isinstance(entry.block, Question):
            yield entry, inquiry


def _kind_of_item(entry, row) -> str:
    """The kind of an item follows its title until it was set by hand."""
    follows = not isinstance(row, AgendaItem) or row.kind == item_kind(entry.before.title)
    return item_kind(entry.block.title) if follows else row.kind


def _default_kinds_of(rows: WorkingRows) -> dict[int, str]:
    item, kinds = "general", {}
    for row in rows.blocks:
        if isinstance(row, AgendaItem):
            item = row.kind
        elif isinstance(row, Presentation):
            kinds[row.number] = "inquiry" if item == "inquiries" else "report"
    return kinds
