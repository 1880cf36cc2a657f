"""Imports a text as a draft and reports how it was read, alike for the command and the admin page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from members import registry
from members.unseen import sign_problems
from minutes.desk.importing.body_names import body_for
from minutes.desk.importing.create_meeting import (
    NotSaved,
    create_meeting,
    refuse_unstorable,
    value_problems,
)
from minutes.desk.importing.outside_facts import OutsideFacts, with_outside_facts
from minutes.models import Meeting
from minutes.notation.document import Document, Item, Presentation, Problem, Turn
from minutes.notation.parser import parse

NOTHING_OUTSIDE = OutsideFacts()


@dataclass(frozen=True)
class ExaminedText:
    """What a text was read as: the document, with everything doubtful about it by line, and its counts."""

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


def examine(
    text: str,
    names: frozenset[str] = frozenset(),
    facts: OutsideFacts = NOTHING_OUTSIDE,
    of_file: Sequence[Problem] = (),
) -> ExaminedText:
    """Reads a text, with the names that are known, without saving anything. Raises NotSaved where `facts` contradict it.

    `of_file` is what was doubtful about the file that the text came from.
    """
    document = with_outside_facts(parse(text, names), facts)
    signs = [Problem(line, message) for line, message in sign_problems(text)]
    problems = [*of_file, *document.problems, *signs, *value_problems(document)]
    return ExaminedText(document, sorted(problems, key=lambda problem: problem.line))


@transaction.atomic
def import_text(
    *,
    text: str,
    by,
    body: str | None = None,
    is_sample: bool = False,
    facts: OutsideFacts = NOTHING_OUTSIDE,
    of_file: Sequence[Problem] = (),
    form_key: str | None = None,
) -> tuple[Meeting, ExaminedText]:
    """Saves a text as a new draft. `body` is the name or the key of its 会議体; without it, the title names it. `facts`
    stand outside the text. `of_file` is what was doubtful about the file that the text came from, `form_key` the key of
    the form that sent it.

    Returns the meeting, and what the text was read as. Raises NotSaved, with nothing written, where the meeting
    exists already or the text is no record.
    """
    examined = examine(text, registry.all_names(), facts, of_file)
    refuse_unstorable(examined.document)
    meeting = create_meeting(
        document=examined.document,
        body=_body(examined.document.title, body, by),
        by=by,
        reason="取込み",
        is_sample=is_sample,
        form_key=form_key,
    )
    return meeting, examined


def _body(title: str, name: str | None, by):
    try:
        return body_for(title=title, name=name, by=by)
    except ValidationError as error:
        raise NotSaved(
            f"会議体の名を決められません。{''.join(error.messages)}会議体を選んでください。"
        ) from error
