"""The findings of a review (校閲), and the texts of a document that its rules look at. Pure."""

from dataclasses import dataclass

from minutes.notation.document import Block, Document, Item, Narration, Presentation, Question, Turn


@dataclass(frozen=True)
class Finding:
    """One thing for the clerk to look at. A mild finding is only mentioned.

    `key` stays the same from one review to the next, so that a finding can be acknowledged. `number` is that of the
    block, None for the record as a whole; `line` is that of the manuscript, 0 for the record as a whole.
    """

    key: str
    message: str
    number: int | None = None
    line: int = 0
    mild: bool = False


@dataclass(frozen=True)
class BlockText:
    """The text of one block, with its number."""

    number: int | None
    text: str


def block_texts(document: Document) -> list[BlockText]:
    """Returns the text of every block in order: titles, questions, turns, narrations."""
    return [BlockText(block.number, _text(block)) for block in document.blocks]


def _text(block: Block) -> str:
    match block:
        case Item(title):
            return title
        case Presentation(_, titles):
            return "\n".join(titles)
        case Question(text, choices):
            return "\n".join([text, *choices])
        case Turn(_, text) | Narration(text):
            return text


def speakers_of(document: Document) -> list[str]:
    """Returns the labels of all who speak, each once, in the order of their first turns."""
    return list(dict.fromkeys(block.label for block in document.blocks if isinstance(block, Turn)))


def excerpt(text: str, start: int, end: int, more: int = 10) -> str:
    """Returns text[start:end] with `more` characters on either side, for a message: …はどの程度か。。…"""
    before, after = text[max(0, start - more) : start], text[end : end + more]
    return (
        f"{'…' if start > more else ''}{before}{text[start:end]}{after}{'…' if end + more < len(text) else ''}"
    ).replace("\n", " ")
