"""Proposes where each handout was used, from what stands under the headings of a record. Pure."""

from dataclasses import dataclass

from minutes.desk.review.findings import block_texts
from minutes.notation.citations.handout_citations import HandoutFinder
from minutes.notation.document import Document, Item, Presentation, Turn


@dataclass(frozen=True)
class ProposedUse:
    """A handout, by its label, that is cited under the heading of a number.

    is_told: the heading itself or a narration below it cites it (当別町から、資料3に基づき説明が行われた), and not only
    somebody in talk.
    """

    label: str
    heading: int
    is_told: bool


def proposed_uses(document: Document) -> list[ProposedUse]:
    """Returns each handout with each heading under which it is cited, in the order of the record."""
    finder = HandoutFinder(handout.label for handout in document.handouts)
    heading: int | None = None
    told: dict[tuple[str, int], bool] = {}
    for block, text in zip(document.blocks, block_texts(document), strict=True):
        if isinstance(block, Item | Presentation):
            heading = block.number
        if heading is None:
            continue
        for citation in finder.cited_in(text.text):
            use = (citation.label, heading)
            told[use] = told.get(use, False) or not isinstance(block, Turn)
    return [ProposedUse(label, number, is_told) for (label, number), is_told in told.items()]
