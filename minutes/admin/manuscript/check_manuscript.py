"""確認: what saving a manuscript would change, what is doubtful in it, and what has to be asked first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.admin.meeting_page import render_meeting_page
from minutes.desk.importing.create_meeting import value_problems
from minutes.desk.manuscript import matching
from minutes.desk.manuscript.differing import pieces
from minutes.desk.manuscript.merge import FACTS
from minutes.desk.manuscript.name_suggestions import first_lines, unknown_names
from minutes.desk.manuscript.redaction_check import words_of
from minutes.desk.manuscript.save_manuscript import Compared, compare
from minutes.desk.manuscript.working_document import standing_document
from minutes.desk.review import findings
from minutes.desk.review.acknowledgements import unidentified_labels
from minutes.notation.document import Document, Item, Presentation, Problem, Turn
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
    """One block or fact that saving would change, its words in pieces (same, del, ins)."""

    what: str
    name: str
    line: int
    label: str
    pieces: list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """A question as the page asks it: what the block is called, its words, each choice with what it would change."""

    question: matching.Question
    name: str
    words: str
    choices: list[tuple[str, str, list]]

    @property
    def repeated(self) -> bool:
        return isinstance(self.question, matching.Repeated)


@dataclass(frozen=True)
class Look:
    """A manuscript looked at: read, numbered as far as equal words and answers go, laid beside what stands."""

    document: Document
    found: Compared
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
    document, standing = parse(text), standing_document(meeting)
    given: dict[str, Sequence[str]] = dict(answers.lists()) if hasattr(answers, "lists") else {}
    document, questions = matching.number(document, standing, given)
    found = compare(meeting=meeting, document=document)
    return Look(document, found, questions, doubts_of(found))


def doubts_of(found: Compared) -> list[Doubt]:
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


def changes_of(found: Compared) -> list[Change]:
    """Facts, handouts, then blocks in the order of the manuscript, and those that go."""
    changes = [
        Change("直し", FACTS[name], 0, "", pieces(before, after))
        for name, (before, after) in found.facts.items()
    ]
    changes += _handout_changes(found)
    for entry in found.alignment.entries:
        if not entry.kept:
            changes.append(_block_change(entry))
    changes += [
        Change("消える", f"#{block.number}", 0, label_of(block), [("del", words_of(block))])
        for block in found.alignment.vanished
    ]
    return changes


def _block_change(entry):
    name, label = f"#{entry.block.number}" if entry.block.number else "新", label_of(entry.block)
    if entry.before is None:
        what = "戻る" if entry.restored else "新しい"
        return Change(what, name, entry.line, label, [("ins", words_of(entry.block))])
    old, new = label_of(entry.before), label
    shown = new if old == new else f"{old or '（地の文）'} → {new or '（地の文）'}"
    what = ("直し・移動" if entry.moved else "直し") if entry.changed else "移動"
    return Change(what, name, entry.line, shown, pieces(words_of(entry.before), words_of(entry.block)))


def _handout_changes(found):
    before = {one.label: one.title for one in found.standing.handouts}
    after = {one.label: one.title for one in found.document.handouts}
    files = {row.label: row.file_name for row in found.rows.handouts}
    for label, title in after.items():
        if label not in before:
            yield Change("新しい", "配付資料", 0, label, [("ins", title or label)])
        elif title != before[label]:
            yield Change("直し", "配付資料", 0, label, pieces(before[label], title))
    for label in _gone_handouts(found):
        words = f"{label}　{before[label]}" + (
            f"（ファイル {files[label]} も外れます）" if files[label] else ""
        )
        yield Change("消える", "配付資料", 0, label, [("del", words)])
    kept = [[label for label in side if label in before and label in after] for side in (before, after)]
    if kept[0] != kept[1]:
        yield Change("移動", "配付資料", 0, "並び順", [("same", "、".join(kept[1]))])


def _gone_handouts(found):
    wanted = {one.label for one in found.document.handouts}
    return [one.label for one in found.standing.handouts if one.label not in wanted]


def label_of(block) -> str:
    """What stands before the words of a block when it is shown by itself."""
    if isinstance(block, Item):
        return "議題"
    return block.label if isinstance(block, Turn | Presentation) else ""


def summary(found: Compared) -> str:
    """保存しました（直し 3、新しい 1）。"""
    counts = found.alignment.counts()
    names = {"changed": "直し", "new": "新しい", "restored": "戻った", "moved": "移動", "vanished": "消えた"}
    said = [f"{name} {counts[key]}" for key, name in names.items() if counts[key]]
    if found.facts or found.document.handouts != found.standing.handouts:
        said.append("会議の事項")
    return f"保存しました（{'、'.join(said)}）。" if said else "保存しました。"


def _asked(question):
    words, choices = words_of(question.block), []
    if isinstance(question, matching.Rewritten):
        choices = [
            (str(block.number), _called(block), pieces(words_of(block), words)) for block in question.choices
        ]
    return Asked(question, _called(question.block), words, choices)


def _called(block):
    label = label_of(block)
    return f"（{label}）" if label else ""


def page(request, meeting, typed, look: Look):
    """The check page. The text travels on in the form, so that nothing has to be typed again."""
    context = {
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
        "is_nav_sidebar_enabled": False,
    }
    return render_meeting_page(request, meeting, "admin/manuscript/check.html", "変更を確かめる", **context)
