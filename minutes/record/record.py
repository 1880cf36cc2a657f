"""The record of a meeting as a value: what an edition keeps as canonical JSON, pages print and digests cover. Pure.

docs/architecture.md shows a sample. Lists stand in the order of reading; every row of a list has its number of the
meeting, which never changes.
"""

from typing import Literal, TypedDict

from minutes.notation.facts import FactTexts


class BodyFact(TypedDict):
    key: str
    name: str


class HeadCountRow(TypedDict):
    """How many came in one capacity. None: 出席者 does not say."""

    capacity: str
    people: int | None
    organisations: int | None


class AttendeeRow(TypedDict):
    """One attendee by its label as printed. `code` is empty while nobody knows which organisation it is."""

    number: int
    label: str
    label_kind: str
    capacity: str
    representative: str
    code: str


class HandoutFile(TypedDict):
    """The file of a handout: SHA-256 in hexadecimal, name for readers, size in bytes, media type."""

    digest: str
    name: str
    size: int
    type: str


class HandoutRow(TypedDict):
    number: int
    label: str
    title: str
    file: HandoutFile | None


class ItemBlock(TypedDict):
    number: int
    kind: Literal["item"]
    item_kind: str
    title: str


class PresentationBlock(TypedDict):
    number: int
    kind: Literal["presentation"]
    presentation_kind: str
    label: str
    titles: list[str]


class TurnBlock(TypedDict):
    """A line of `text` is a paragraph, or a point of a list where it begins with ・."""

    number: int
    kind: Literal["turn"]
    label: str
    text: str


class NarrationBlock(TypedDict):
    number: int
    kind: Literal["narration"]
    text: str


Block = ItemBlock | PresentationBlock | TurnBlock | NarrationBlock


class Record(FactTexts):
    """The whole record. Days are YYYY-MM-DD, hours HH:MM; `reasons` goes by block key (u12, venue)."""

    body: BodyFact
    held_on: str
    starts_at: str | None
    ends_at: str | None
    fiscal_year: int
    fiscal_year_stated: int | None
    head_counts: list[HeadCountRow]
    updated_on: str | None
    sample: bool
    attendees: list[AttendeeRow]
    handouts: list[HandoutRow]
    blocks: list[Block]
    reason: str
    reasons: dict[str, str]


def words_of(block: Block) -> str:
    """Returns the words of a block of the talk: an item's title, a presentation's titles line by line, or the text."""
    if block["kind"] == "item":
        return block["title"]
    if block["kind"] == "presentation":
        return "\n".join(block["titles"])
    return block["text"]


def label_of(block: Block) -> str:
    """Returns the label of whoever speaks or presents; empty for an item and for a narration."""
    return block["label"] if block["kind"] in ("turn", "presentation") else ""
