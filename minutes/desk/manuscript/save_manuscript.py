"""The manuscript as it was edited → the working rows: only what changed is written, each with its history."""

from dataclasses import dataclass

from django.db import transaction

from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.manuscript.alignment import Alignment, align, kind_of
from minutes.desk.manuscript.block_changes import write_blocks
from minutes.desk.manuscript.length_checks import too_long
from minutes.desk.manuscript.redaction_check import withdrawn_problems
from minutes.desk.manuscript.row_changes import write_attendees, write_facts, write_handouts
from minutes.desk.manuscript.working_document import Rows, rows_of
from minutes.desk.rows.history_writer import Pen
from minutes.models import AgendaItem, Meeting, Presentation, Utterance
from minutes.notation.document import Document, Problem
from minutes.notation.facts import TEXT_FACTS
from minutes.revision import StaleRevision, raise_revision

MODELS = {"item": AgendaItem, "presentation": Presentation, "utterance": Utterance}


@dataclass(frozen=True)
class Compared:
    """A manuscript beside the record as it stands, and everything that forbids saving it."""

    document: Document
    rows: Rows
    standing: Document
    alignment: Alignment
    gone: dict[int, object]
    problems: tuple[Problem, ...]

    @property
    def facts(self) -> dict[str, tuple[str, str]]:
        """Field → (what stands, what the manuscript says), where they differ."""
        names = [fact.name for fact in TEXT_FACTS]
        both = {name: (getattr(self.standing, name), getattr(self.document, name)) for name in names}
        return {name: pair for name, pair in both.items() if pair[0] != pair[1]}

    @property
    def changes(self) -> bool:
        return self.document != self.standing


def compare(*, meeting: Meeting, document: Document) -> Compared:
    """Lay a manuscript (its blocks numbered as far as they are known) beside the record; nothing is written."""
    rows = rows_of(meeting)
    standing = rows.document
    gone = _removed_rows(meeting, document, standing)
    alignment = align(document, standing, {number: kind for number, (kind, _) in gone.items()})
    fatal = [problem for problem in document.problems if problem.fatal]
    problems = [*fatal, *alignment.problems, *withdrawn_problems(document, standing), *too_long(document)]
    return Compared(
        document,
        rows,
        standing,
        alignment,
        {number: row for number, (_, row) in gone.items()},
        tuple(sorted(problems, key=lambda problem: problem.line)),
    )


@transaction.atomic
def save_manuscript(*, meeting: Meeting, document: Document, revision: int, by, reason: str = "") -> Compared:
    """Bring the working rows to what a manuscript says; returns what was compared.

    Raises StaleRevision where somebody saved since `revision`, NotSaved (with the line) where the text cannot
    stand. Nothing is written, no history and no revision, where it says what stands already.
    """
    found = compare(meeting=meeting, document=document)
    if found.rows.meeting.revision != revision:
        raise StaleRevision
    if found.problems:
        raise NotSaved(said(found.problems[0]))
    if not found.changes:
        return found
    raise_revision(meeting=meeting, revision=revision)
    pen = Pen(found.rows.meeting, by, reason, meeting.revision)
    write_facts(found, pen)
    speakers, leaving = write_attendees(found, pen)
    write_blocks(found, speakers, pen)
    write_handouts(found, pen)
    pen.remove(leaving)
    return found


def said(problem: Problem) -> str:
    """A problem with its line in front, as a clerk reads it."""
    return f"{problem.line}行目: {problem.message}" if problem.line else problem.message


def _removed_rows(meeting, document, standing):
    """Number → (kind, its last state) of every block that was removed and stands in the manuscript again."""
    stands = {block.number for block in standing.blocks}
    named = {block.number: kind_of(block) for block in document.blocks if block.number is not None}
    missing = named.keys() - stands
    if not missing:
        return {}
    found = {}
    for kind, model in MODELS.items():
        past = model.history.filter(meeting_id=meeting.pk, number__in=missing).order_by("history_id")
        found |= {row.number: (kind, row.instance) for row in past}
    return found
