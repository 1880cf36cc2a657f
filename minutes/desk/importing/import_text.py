"""A text from outside → a draft: read, saved and reported, the same for the command and the admin page."""

from dataclasses import dataclass

from django.db import transaction

from minutes.desk.importing.body_names import body_for
from minutes.desk.importing.create_meeting import create_meeting, value_problems
from minutes.models import Meeting
from minutes.notation.document import Document, Item, Presentation, Problem, Turn
from minutes.notation.parser import parse


@dataclass(frozen=True)
class Found:
    """What a text was read as: the document, everything doubtful about it, and its counts for the clerk."""

    document: Document
    problems: list[Problem]

    @property
    def turns(self) -> int:
        return self._count(Turn)

    @property
    def items(self) -> int:
        return self._count(Item)

    @property
    def presentations(self) -> int:
        return self._count(Presentation)

    @property
    def labels(self) -> list[str]:
        return list(dict.fromkeys(block.label for block in self.document.blocks if isinstance(block, Turn)))

    def _count(self, kind):
        return sum(isinstance(block, kind) for block in self.document.blocks)


def examine(text: str) -> Found:
    """Read a text without saving anything."""
    document = parse(text)
    return Found(
        document, sorted([*document.problems, *value_problems(document)], key=lambda problem: problem.line)
    )


@transaction.atomic
def import_text(*, text: str, by, body: str | None = None, is_sample: bool = False) -> tuple[Meeting, Found]:
    """Save a text as a new draft of the body named (by name or key; else the one its title names).

    Raises NotSaved, with nothing written, where the meeting stands already or the text is no record.
    """
    found = examine(text)
    place = body_for(title=found.document.title, name=body, by=by)
    meeting = create_meeting(document=found.document, body=place, by=by, reason="取込み", is_sample=is_sample)
    return meeting, found
