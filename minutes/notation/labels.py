"""The names that a document gives to organisations: whoever bears one can be a speaker."""

from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Presentation, Turn


def labels_of(document: Document) -> frozenset[str]:
    """Who brought something, spoke, or is named in the 出席者 block."""
    speaking = {block.label for block in document.blocks if isinstance(block, Presentation | Turn)}
    return frozenset(speaking | {attendee.label for attendee in attendees(document.attendance)})
