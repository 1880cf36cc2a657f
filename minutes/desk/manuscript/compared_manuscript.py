"""A manuscript compared with the record as it is stored: what saving would write, and what forbids it."""

from dataclasses import dataclass

from minutes.desk.manuscript.alignment import Alignment, align, kind_of
from minutes.desk.manuscript.length_checks import too_long
from minutes.desk.manuscript.redaction_check import redaction_problems
from minutes.desk.manuscript.working_document import WorkingRows
from minutes.models import AgendaItem, Presentation, Utterance
from minutes.notation.document import Document, Problem
from minutes.notation.facts import TEXT_FACTS

MODELS = {"item": AgendaItem, "presentation": Presentation, "utterance": Utterance}


@dataclass(frozen=True)
class ComparedManuscript:
    """rows: the record as it is stored, and `stored` the same as a Document.

    returning: number → the row that was removed and stands in the manuscript again, as it last was.
    problems: everything that forbids saving, by line.
    """

    document: Document
    rows: WorkingRows
    stored: Document
    alignment: Alignment
    returning: dict[int, object]
    problems: tuple[Problem, ...]

    @property
    def facts(self) -> dict[str, tuple[str, str]]:
        """Name of a fact → (what is stored, what the manuscript says), where they differ."""
        names = [fact.name for fact in TEXT_FACTS]
        both = {name: (getattr(self.stored, name), getattr(self.document, name)) for name in names}
        return {name: pair for name, pair in both.items() if pair[0] != pair[1]}

    @property
    def changes_anything(self) -> bool:
        return self.document != self.stored


def compare_manuscript(*, rows: WorkingRows, document: Document) -> ComparedManuscript:
    """Lay a manuscript, its blocks numbered as far as they are known, beside the rows. Nothing is written."""
    stored = rows.document
    returning = _removed_rows(rows.meeting, document, stored)
    alignment = align(document, stored, {number: kind for number, (kind, _) in returning.items()})
    fatal = [problem for problem in document.problems if problem.fatal]
    problems = [*fatal, *alignment.problems, *redaction_problems(document, stored), *too_long(document)]
    return ComparedManuscript(
        document,
        rows,
        stored,
        alignment,
        {number: row for number, (_, row) in returning.items()},
        tuple(sorted(problems, key=lambda problem: problem.line)),
    )


def _removed_rows(meeting, document, stored):
    """Number → (kind, its last state) of every block that was removed and stands in the manuscript again."""
    standing = {block.number for block in stored.blocks}
    named = {block.number: kind_of(block) for block in document.blocks if block.number is not None}
    missing = named.keys() - standing
    if not missing:
        return {}
    removed = {}
    for kind, model in MODELS.items():
        versions = model.history.filter(meeting_id=meeting.pk, number__in=missing).order_by("history_id")
        removed |= {version.number: (kind, version.instance) for version in versions}
    return removed
