"""Compares a manuscript with the stored record: what a save would write, and what forbids it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.desk.importing.create_meeting import labels_in
from minutes.desk.inquiries.question_checks import AnswersOfRemoved, answers_of_removed, question_problems
from minutes.desk.manuscript.alignment import Alignment, align
from minutes.desk.manuscript.length_checks import too_long
from minutes.desk.manuscript.redaction_check import redaction_problems
from minutes.desk.manuscript.working_document import WorkingRows
from minutes.desk.ties.ties_follow import ties_of
from minutes.models import AgendaItem, InquiryQuestion, Meeting, Presentation, Utterance
from minutes.notation.document import Document, Problem
from minutes.notation.facts import TEXT_FACTS

TIES_GO = (
    "消える発言や出席者といっしょに、問いと答えの結び付き{}件も消えます。"
    "消えたものが同じ番号や名で戻れば、結び付きも戻ります。"
)
MODELS = {
    "item": AgendaItem,
    "presentation": Presentation,
    "question": InquiryQuestion,
    "utterance": Utterance,
}


@dataclass(frozen=True)
class ComparedManuscript:
    """document: the manuscript. rows: the stored record. stored: the same as a Document.

    returning: number of a removed block that the manuscript has again → its row as it was before the removal.
    problems: everything that forbids saving, by line. warnings: what else is to be told of the written answers.
    asked: what is to be answered about the written answers to questions that the manuscript leaves out.
    """

    document: Document
    rows: WorkingRows
    stored: Document
    alignment: Alignment
    returning: dict[int, object]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    asked: tuple[AnswersOfRemoved, ...] = ()

    @property
    def facts(self) -> dict[str, tuple[str, str]]:
        """Returns {name: (stored text, text of the manuscript)} of the facts that differ."""
        texts = {
            fact.name: (getattr(self.stored, fact.name), getattr(self.document, fact.name))
            for fact in TEXT_FACTS
        }
        return {name: (before, after) for name, (before, after) in texts.items() if before != after}

    @property
    def gone(self) -> list:
        """Returns the rows of the blocks that the manuscript leaves out."""
        numbers = {block.number for block in self.alignment.vanished}
        return [row for row in self.rows.blocks if row.number in numbers]

    @property
    def leaving(self) -> list:
        """Returns the attendees whose label the manuscript no longer has.

        They are removed after the blocks, since a block may name one until then. A row that somebody added by hand,
        under a label that was nowhere in the manuscript, stays.
        """
        labels = set(labels_in(self.stored)) - set(labels_in(self.document))
        return [row for row in self.rows.attendees.values() if row.label in labels]

    @property
    def returned(self) -> list:
        """Returns the rows of the blocks that were removed and that the manuscript has again."""
        entries = [entry for entry in self.alignment.entries if entry.restored]
        return [self.returning[entry.block.number] for entry in entries]

    @property
    def changes_anything(self) -> bool:
        return self.document != self.stored


def compare_manuscript(
    *, rows: WorkingRows, document: Document, answers: Mapping[str, Sequence[str]] | None = None
) -> ComparedManuscript:
    """Compares a manuscript, its blocks numbered as far as they are known, with the rows. Writes nothing.

    `answers` is the data of the form in which the clerk says what becomes of written answers.
    """
    stored = rows.document
    removed = _removed_rows(rows.meeting, document, stored)
    alignment = align(document, stored, {number: kind for number, (kind, _) in removed.items()})
    fatal = [problem for problem in document.problems if problem.fatal]
    of_questions = list(question_problems(document, alignment, rows))
    fatal += [problem for problem in of_questions if problem.fatal]
    problems = [*fatal, *alignment.problems, *redaction_problems(document, stored), *too_long(document)]
    compared = ComparedManuscript(
        document,
        rows,
        stored,
        alignment,
        {number: row for number, (_, row) in removed.items()},
        tuple(sorted(problems, key=lambda problem: problem.line)),
        tuple(problem for problem in of_questions if not problem.fatal),
        answers_of_removed(alignment, rows, answers or {}),
    )
    return replace(compared, warnings=(*compared.warnings, *_of_ties(compared)))


def _of_ties(compared):
    """Yields what is to be told of the ties that go with turns and attendees; it asks for none where none goes."""
    going = len(ties_of([*compared.gone, *compared.leaving]))
    if going:
        yield Problem(0, TIES_GO.format(going))


def _removed_rows(meeting: Meeting, document: Document, stored: Document) -> dict[int, tuple[str, object]]:
    """Returns {number: (kind, row as it last was)} of the blocks that were removed and that the manuscript has again."""
    stored_numbers = {block.number for block in stored.blocks}
    missing = {block.number for block in document.blocks if block.number is not None} - stored_numbers
    if not missing:
        return {}
    removed = {}
    for kind, model in MODELS.items():
        versions = model.history.filter(meeting_id=meeting.pk, number__in=missing).order_by("history_id")
        removed |= {version.number: (kind, version.instance) for version in versions}
    return removed
