"""The record of a meeting as a value, in format 2: what an edition keeps as canonical JSON and pages print. Pure.

docs/architecture.md shows a sample. Lists stand in the order of reading; every row of a list has its number of the
meeting, which never changes. Nothing is kept that is only read out of a text: read_out.py reads it. An edition of
format 1 is read as the same value (stored_record.py).
"""

from typing import Literal, NotRequired, TypedDict

from minutes.notation.facts import FactTexts


class BodyFact(TypedDict):
    key: str
    name: str


class AttendeeRow(TypedDict):
    """One attendee by its label as printed. `code` is empty while nobody knows which organisation it is, and once the
    label was withdrawn."""

    number: int
    label: str
    label_kind: str
    capacity_kind: str
    representative: str
    code: str


class HandoutFile(TypedDict):
    """The file of a handout: SHA-256 in hexadecimal, name for readers, size in bytes, media type."""

    digest: str
    name: str
    size: int
    type_kind: str


class HandoutRow(TypedDict):
    number: int
    label: str
    title: str
    file: HandoutFile | None


class ItemBlock(TypedDict):
    number: int
    block_kind: Literal["item"]
    item_kind: str
    title: str


class PresentationBlock(TypedDict):
    """`presenter` is the number of an attendee."""

    number: int
    block_kind: Literal["presentation"]
    presentation_kind: str
    presenter: int
    titles: list[str]


class QuestionBlock(TypedDict):
    """A question of the inquiry above it. `choices` are those that a written answer can take; none: it is answered in
    words."""

    number: int
    block_kind: Literal["question"]
    text: str
    choices: list[str]


class TurnBlock(TypedDict):
    """`speaker` is the number of an attendee. A line of `text` is a paragraph, or a point of a list where it begins
    with ・.

    addressed_to: numbers of the attendees whom it asks, in their order. replies_to: numbers of the earlier turns that it
    answers, in the order of the talk. Either is left out where it is empty, as in the editions from before there were any.
    """

    number: int
    block_kind: Literal["turn"]
    speaker: int
    text: str
    addressed_to: NotRequired[list[int]]
    replies_to: NotRequired[list[int]]


class NarrationBlock(TypedDict):
    number: int
    block_kind: Literal["narration"]
    text: str


class AnswerRow(TypedDict):
    """What one organisation answered in writing to one question.

    `question` is the number of a block, `attendee` that of an attendee. `choice` repeats one of the question's choices,
    word by word; it is empty where none was taken. `received_on` is YYYY-MM-DD or None, `way_kind` of ANSWER_WAYS.
    """

    number: int
    question: int
    attendee: int
    choice: str
    text: str
    received_on: str | None
    way_kind: str


Block = ItemBlock | PresentationBlock | QuestionBlock | TurnBlock | NarrationBlock


class Record(FactTexts):
    """The whole record. `held_on` is YYYY-MM-DD; `reasons` goes by block key (u12, venue).

    letters: the letter before the numbers of each list's rows, in the keys of their texts: {"attendees": "a"}.
    """

    letters: dict[str, str]
    body: BodyFact
    held_on: str
    sample: bool
    attendees: list[AttendeeRow]
    handouts: list[HandoutRow]
    blocks: list[Block]
    answers: list[AnswerRow]
    reason: str
    reasons: dict[str, str]


def words_of(block: Block) -> str:
    """Returns the words of a block of the talk: an item's title, a presentation's titles line by line, or the text.

    The choices of a question stand below its text, as points of a list.
    """
    if block["block_kind"] == "item":
        return block["title"]
    if block["block_kind"] == "presentation":
        return "\n".join(block["titles"])
    if block["block_kind"] == "question":
        return "\n".join([block["text"], *(f"・{choice}" for choice in block["choices"])])
    return block["text"]


def attendee_of(block: Block) -> int | None:
    """Returns the number of the attendee who speaks or presents; None for an item and for a narration."""
    if block["block_kind"] == "turn":
        return block["speaker"]
    return block["presenter"] if block["block_kind"] == "presentation" else None


def labels_of(record: Record) -> dict[int | None, str]:
    """Returns the label of each attendee by its number, and "" under None, for what nobody says."""
    return {None: "", **{row["number"]: row["label"] for row in record["attendees"]}}
