"""確認: what saving a manuscript would change, what is doubtful in it, and what has to be asked before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.admin.manuscript.manuscript_changes import changes_of, removed_handouts
from minutes.admin.meeting_page import render_meeting_page
from minutes.compare.text_diff import text_diff
from minutes.desk.importing.create_meeting import value_problems
from minutes.desk.inquiries.question_checks import AnswersOfRemoved
from minutes.desk.known_names import known_names, parse_manuscript
from minutes.desk.manuscript import matching
from minutes.desk.manuscript.block_words import manuscript_label, manuscript_words
from minutes.desk.manuscript.compared_manuscript import ComparedManuscript, compare_manuscript
from minutes.desk.manuscript.name_suggestions import first_lines, unknown_names
from minutes.desk.manuscript.working_document import load_rows
from minutes.desk.review import findings
from minutes.desk.review.acknowledgements import near_labels, unidentified_labels
from minutes.desk.review.findings import Finding
from minutes.notation.document import Document, Problem

UNKNOWN_NAME = "「{}」は、出席者にも団体の表にもない名です。"


@dataclass(frozen=True)
class Doubt:
    """One line of 確かめるところ. A `stop` forbids saving; `near` are known names like `label`."""

    line: int
    message: str
    stop: bool = False
    label: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownQuestion:
    """A question with what the page shows of it: the name of the block, its words, and of each choice its number,
    its name, and the pieces that it would change."""

    question: matching.Question | AnswersOfRemoved
    name: str
    words: str
    choices: list[tuple[str, str, list]]

    @property
    def repeated(self) -> bool:
        return isinstance(self.question, matching.RepeatedBlocks)

    @property
    def about_answers(self) -> bool:
        return isinstance(self.question, AnswersOfRemoved)


@dataclass(frozen=True)
class CheckedManuscript:
    """A manuscript that was parsed, numbered as far as equal words and answers go, and compared with the record."""

    document: Document
    compared: ComparedManuscript
    questions: tuple[matching.Question | AnswersOfRemoved, ...]
    doubts: list[Doubt]

    @property
    def can_be_saved(self) -> bool:
        return not self.compared.problems and all(question.answered for question in self.questions)

    @property
    def can_be_saved_unseen(self) -> bool:
        """Whether it can be saved without the check page: nothing is asked, and nothing is removed."""
        removed = self.compared.alignment.vanished or removed_handouts(self.compared)
        return self.can_be_saved and not self.questions and not removed


def check_manuscript(meeting, text: str, answers: Mapping) -> CheckedManuscript:
    """Checks a text against the record as it stands. `answers` is the data of a form, or empty."""
    rows = load_rows(meeting)
    document = parse_manuscript(text, rows)
    chosen: dict[str, Sequence[str]] = dict(answers.lists()) if hasattr(answers, "lists") else {}
    document, questions = matching.give_numbers(document, rows.document, chosen)
    compared = compare_manuscript(rows=rows, document=document, answers=chosen)
    return CheckedManuscript(document, compared, (*questions, *compared.asked), doubts_of(compared))


def doubts_of(compared: ComparedManuscript) -> list[Doubt]:
    """Returns all that the clerk should look at, by line; at one line, what forbids saving comes first."""
    fatal = {(problem.line, problem.message) for problem in compared.problems}
    stops = [Doubt(line, message, stop=True) for line, message in fatal]
    warnings = [Doubt(problem.line, problem.message) for problem in _warnings(compared)]
    doubts = [*stops, *warnings, *_unknown_names(compared)]
    return sorted(doubts, key=lambda doubt: (doubt.line, not doubt.stop, doubt.message))


def _warnings(compared):
    facts = value_problems(replace(compared.document, blocks=(), lines=()))
    problems = [problem for problem in (*compared.document.problems, *facts) if not problem.fatal]
    problems += compared.warnings
    return [problem for problem in problems if not _is_about_missing_time(problem, compared)]


def _is_about_missing_time(problem: Problem, compared) -> bool:
    """A record that is only begun has no 日時 yet; that is no doubt."""
    return problem.line == 0 and not compared.document.time and problem.message.startswith("日時")


def _unknown_names(compared):
    lines = first_lines(compared.document)
    unknown = unknown_names(compared.document, compared.rows.attendees.values())
    return [
        Doubt(lines.get(label, 0), UNKNOWN_NAME.format(label), label=label, near=tuple(near))
        for label, near in unknown.items()
    ]


def check_page(request, meeting, typed, checked: CheckedManuscript):
    """Returns the check page. The text travels on in its form, so that nothing has to be typed again."""
    found, seen = findings_of(meeting, checked)
    context = {
        "typed": typed,
        "questions": [_shown_question(question) for question in checked.questions],
        "open_questions": sum(not question.answered for question in checked.questions),
        "without_numbers": len(checked.questions) > len(checked.compared.asked),
        "doubts": checked.doubts,
        "stops": sum(doubt.stop for doubt in checked.doubts),
        "changes": changes_of(checked.compared),
        "counts": checked.compared.alignment.counts(),
        "reason": request.POST.get("reason", ""),
        "findings": found,
        "seen": seen,
    }
    return render_meeting_page(request, meeting, "admin/manuscript/check.html", "変更を確かめる", **context)


def findings_of(meeting, checked: CheckedManuscript) -> tuple[list[Finding], int]:
    """Returns the findings in what was typed that nobody has marked as seen (見た), and how many were."""
    unidentified = unidentified_labels(meeting)
    names, near = known_names(checked.compared.rows), near_labels(meeting, unidentified)
    found = findings(checked.compared.document, unidentified, names, near)
    seen = set(meeting.acknowledgements.values_list("key", flat=True))
    return [finding for finding in found if finding.key not in seen], sum(row.key in seen for row in found)


def _shown_question(question):
    words, choices = manuscript_words(question.block), []
    if isinstance(question, matching.RewrittenBlock):
        choices = [
            (str(block.number), _label_in_brackets(block), text_diff(manuscript_words(block), words))
            for block in question.choices
        ]
    return ShownQuestion(question, _label_in_brackets(question.block), words, choices)


def _label_in_brackets(block):
    label = manuscript_label(block)
    return f"（{label}）" if label else ""
