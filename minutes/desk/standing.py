"""Working rows → the Document that they are: what the manuscript shows and what a review reads."""

from minutes.models import Meeting
from minutes.notation.document import Block, Document, Handout, Item, Narration, Presentation, Turn


def standing_document(meeting: Meeting) -> Document:
    """The whole record as it stands at the desk, every block with its number. Four queries."""
    return Document(
        title=meeting.title,
        time=meeting.time,
        venue=meeting.venue,
        attendance=meeting.attendance,
        handouts=tuple(Handout(row.label, row.title) for row in meeting.handouts.all()),
        contact=meeting.contact,
        updated=meeting.updated,
        blocks=tuple(_blocks(meeting)),
    )


def _blocks(meeting) -> list[Block]:
    placed = [
        *((row.position, Item(row.title, row.number)) for row in meeting.items.all()),
        *(
            (row.position, Presentation(row.presenter.label, tuple(row.titles.split("\n")), row.number))
            for row in meeting.presentations.select_related("presenter")
        ),
        *((row.position, _utterance(row)) for row in meeting.utterances.select_related("speaker")),
    ]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _utterance(row):
    return Turn(row.speaker.label, row.text, row.number) if row.speaker else Narration(row.text, row.number)
