"""What a careful clerk would stop at. Pure."""

from dataclasses import dataclass

from minutes.notation.document import Document, Narration, Presentation, Turn


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `key` names it from one look to the next, so that it can be marked as seen.

    `number` is the block's, None for the record as a whole; `line` the manuscript's, 0 where it is of the whole.
    A mild finding is only mentioned.
    """

    key: str
    message: str
    number: int | None = None
    line: int = 0
    mild: bool = False


@dataclass(frozen=True)
class Passage:
    """The words of one block, with its number and the speaker's label (empty for narration and titles)."""

    number: int | None
    label: str
    text: str


def passages(document: Document) -> list[Passage]:
    """Every text of the talk in order: titles, turns, narrations."""
    found = []
    for block in document.blocks:
        if isinstance(block, Turn):
            found.append(Passage(block.number, block.label, block.text))
        elif isinstance(block, Narration):
            found.append(Passage(block.number, "", block.text))
        elif isinstance(block, Presentation):
            found.append(Passage(block.number, "", "\n".join(block.titles)))
        else:
            found.append(Passage(block.number, "", block.title))
    return found


def speaking(document: Document) -> list[str]:
    """The labels of all who speak, each once, in the order of the talk."""
    return list(dict.fromkeys(block.label for block in document.blocks if isinstance(block, Turn)))


def around(text: str, start: int, end: int, more: int = 10) -> str:
    """A few words around a place, for a message: …はどの程度か。。…"""
    before, after = text[max(0, start - more) : start], text[end : end + more]
    return (
        f"{'…' if start > more else ''}{before}{text[start:end]}{after}{'…' if end + more < len(text) else ''}"
    ).replace("\n", " ")
