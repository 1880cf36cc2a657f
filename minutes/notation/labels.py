"""Collects the labels of a document: the names that it gives to organisations and people, each a possible speaker."""

from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Presentation, Turn


def labels_of(document: Document) -> frozenset[str]:
    """Returns the labels of all who present something, speak, or are named in the 出席者 block."""
    presenting_or_speaking = {
        block.label for block in document.blocks if isinstance(block, Presentation | Turn)
    }
    attending = {attendee.label for attendee in attendees(document.attendance)}
    return frozenset(presenting_or_speaking | attending)
