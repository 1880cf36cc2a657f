"""確認: what saving a manuscript would change, what is doubtful in it, and what has to be asked first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.template.response import TemplateResponse

from minutes.admin.manuscript.manuscript_frame import frame
from minutes.compare.text_diff import ADDED, REMOVED, SAME, DiffPiece, text_diff
from minutes.desk.importing.create_meeting import value_problems
from minutes.desk.manuscript import matching
from minutes.desk.manuscript.block_words import manuscript_label, manuscript_words
from minutes.desk.manuscript.compared_manuscript import ComparedManuscript, compare_manuscript
from minutes.desk.manuscript.name_suggestions import first_lines, unknown_names
from minutes.desk.manuscript.working_document import load_rows
from minutes.desk.review import findings
from minutes.desk.review.acknowledgements import unidentified_labels
from minutes.notation.document import Document, Problem
from minutes.notation.facts import FACT_BY_NAME
from minutes.notation.parser import parse

UNKNOWN = "「{}」は、出席者にも団体の表にもない名です。"


@dataclass(frozen=True)
class Doubt:
    """One line of 確かめるところ. A stop must be put right before saving; `near` are names for `label`."""

    line: int
    message: str
    stop: bool = False
    label: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """One block or fact that saving would change, its words in pieces of a text_diff."""

    what: str
    name: str
    line: int
    label: str
    pieces: list[DiffPiece]


@dataclass(frozen=True)
class Asked:
    """A question as the page asks it: what the block is called, its words, each choice with what it would change."""

    question: matching.Question
    name: str
    words: str
    choices: list[tuple[str, str, list]]

    @property
    def repeated(self) -> bool:
        return isinstance(self.question, matching.RepeatedBlocks)


@dataclass(frozen=True)
class Look:
    """A manuscript looked at: read, numbered as far as equal words and answers go, laid beside what stands."""

    document: Document
    found: ComparedManuscript
    questions: tuple[matching.Question, ...]
    doubts: list[Doubt]

    @property
    def can_be_saved(self) -> bool:
        return not self.found.problems and all(question.answered for question in self.questions)

    @property
    def asks_nothing(self) -> bool:
        """Whether it can be saved without being shown first: nothing to answer, and nothing goes."""
        gone = self.found.alignment.vanished or _gone_handouts(self.found)
        return self.can_be_saved and not self.questions and not gone


def look(meeting, text: str, answers: Mapping) -> Look:
    """Read a text against the record as it stands. `answers` is a form's data."""
    document, rows = parse(text), load_rows(meeting)
    given: dict[str, Sequence[str]] = dict(answers.lists()) if hasattr(answers, "lists") else {}
    document, questions = matching.give_numbers(document, rows.document, given)
    found = compare_manuscript(rows=rows, document=document)
    return Look(document, found, questions, doubts_of(found))


def doubts_of(found: ComparedManuscript) -> list[Doubt]:
    """Everything that the clerk should see by line, what forbids saving first at its line."""
    said = {(problem.line, problem.message) for problem in found.problems}
    stops = [Doubt(line, message, stop=True) for line, message in said]
    facts = value_problems(replace(found.document, blocks=(), lines=()))
    others = [problem for problem in (*found.document.problems, *facts) if not problem.fatal]
    looks = [Doubt(problem.line, problem.message) for problem in others if not _about_nothing(problem, found)]
    lines = first_lines(found.document)
    unknown = unknown_names(found.document, found.rows.attendees.values())
    names = [
        Doubt(lines.get(label, 0), UNKNOWN.format(label), label=label, near=tuple(near))
        for label, near in unknown.items()
    ]
    return sorted([*stops, *looks, *names], key=lambda doubt: (doubt.line, not doubt.stop, doubt.message))


def _about_nothing(problem: Problem, found) -> bool:
    """A record that is only being begun has no 日時 yet: no word about that."""
    return problem.line == 0 and not found.document.time and problem.message.startswith("日時")


def changes_of(found: ComparedManuscript) -> list[Change]:
    """Facts, handouts, then blocks in the order of the manuscript, and those that go."""
    changes = [
        Change("直し", FACT_BY_NAME[name].heading, 0, "", text_diff(before, after))
        for name, (before, after) in found.facts.items()
    ]
    changes += _handout_changes(found)
    for entry in found.alignment.entries:
        if not entry.kept:
            changes.append(_block_change(entry))
    changes += [
        Change(
            "消える",
            f"#{block.number}",
            0,
            manuscript_label(block),
            [DiffPiece(REMOVED, manuscript_words(block))],
        )
        for block in found.alignment.vanished
    ]
    return changes


def _block_change(entry):
    name, label = f"#{entry.block.number}" if entry.block.number else "新", manuscript_label(entry.block)
    if entry.before is None:
        what = "戻る" if entry.restored else "新しい"
        return Change(what, name, entry.line, label, [DiffPiece(ADDED, manuscript_words(entry.block))])
    old, new = manuscript_label(entry.before), label
    shown = new if old == new else f"{old or '（地の文）'} → {new or '（地の文）'}"
    what = ("直し・移動" if entry.moved else "直し") if entry.changed else "移動"
    return Change(
        what,
        name,
        entry.line,
        shown,
        text_diff(manuscript_words(entry.before), manuscript_words(entry.block)),
    )


def _handout_changes(found):
    before = {one.label: one.title for one in found.stored.handouts}
    after = {one.label: one.title for one in found.document.handouts}
    files = {row.label: row.file_name for row in found.rows.handouts}
    for label, title in after.items():
        if label not in before:
            yield Change("新しい", "配付資料", 0, label, [DiffPiece(ADDED, title or label)])
        elif title != before[label]:
            yield Change("直し", "配付資料", 0, label, text_diff(before[label], title))
    for label in _gone_handouts(found):
        words = f"{label}　{before[label]}" + (
            f"（ファイル {files[label]} も外れます）" if files[label] else ""
        )
        yield Change("消える", "配付資料", 0, label, [DiffPiece(REMOVED, words)])
    kept = [[label for label in side if label in before and label in after] for side in (before, after)]
    if kept[0] != kept[1]:
        yield Change("移動", "配付資料", 0, "並び順", [DiffPiece(SAME, "、".join(kept[1]))])


def _gone_handouts(found):
    wanted = {one.label for one in found.document.handouts}
    return [one.label for one in found.stored.handouts if one.label not in wanted]


def summary(found: ComparedManuscript) -> str:
    """保存しました（直し 3、新しい 1）。"""
    counts = found.alignment.counts()
    names = {"changed": "直し", "new": "新しい", "restored": "戻った", "moved": "移動", "vanished": "消えた"}
    said = [f"{name} {counts[key]}" for key, name in names.items() if counts[key]]
    if found.facts or found.document.handouts != found.stored.handouts:
        said.append("会議の事項")
    return f"保存しました（{'、'.join(said)}）。" if said else "保存しました。"


def _asked(question):
    words, choices = manuscript_words(question.block), []
    if isinstance(question, matching.RewrittenBlock):
        choices = [
            (str(block.number), _called(block), text_diff(manuscript_words(block), words))
            for block in question.choices
        ]
    return Asked(question, _called(question.block), words, choices)


def _called(block):
    label = manuscript_label(block)
    return f"（{label}）" if label else ""


def page(request, meeting, typed, look: Look):
    """The check page. The text travels on in the form, so that nothing has to be typed again."""
    context = frame(request, meeting, "変更を確かめる") | {
        "typed": typed,
        "look": look,
        "doubts": look.doubts,
        "stops": sum(doubt.stop for doubt in look.doubts),
        "questions": [_asked(question) for question in look.questions],
        "open_questions": sum(not question.answered for question in look.questions),
        "changes": changes_of(look.found),
        "counts": look.found.alignment.counts(),
        "reason": request.POST.get("reason", ""),
        "findings": findings(look.found.document, unidentified_labels(meeting)),
    }
    return TemplateResponse(request, "admin/manuscript/check.html", context)
