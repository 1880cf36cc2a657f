"""Two people at once: the second to save sees both texts and what each changed, and loses nothing."""

from dataclasses import dataclass

from minutes.admin.manuscript.check_manuscript import label_of
from minutes.admin.manuscript.manuscript_frame import opened
from minutes.admin.meeting_page import render_meeting_page
from minutes.desk.manuscript import matching
from minutes.desk.manuscript.merge import differences, merge
from minutes.desk.manuscript.redaction_check import words_of
from minutes.desk.manuscript.working_document import document_as_of, standing_document
from minutes.notation.document import Document
from minutes.notation.parser import parse
from minutes.notation.writer import write

WHO = {"mine": "あなた", "theirs": "ほかの人", "both": "両方"}


@dataclass(frozen=True)
class Side:
    """One place in which the two texts differ, as a clerk reads it."""

    name: str
    who: str
    base: str
    mine: str
    theirs: str


def page(request, meeting, typed):
    """Both texts side by side. Going on from here, one has seen what stands now."""
    base, mine, theirs = _three(meeting, typed)
    found = differences(base or Document(), mine, theirs)
    context = {
        "before": typed,
        "typed": opened(meeting, typed.text, page=typed.page),
        "theirs": write(theirs),
        "can_merge": base is not None and not any(problem.fatal for problem in mine.problems),
        "sides": [
            Side(
                one.name, WHO[one.who] if base else "", _shown(one.base), _shown(one.mine), _shown(one.theirs)
            )
            for one in found
        ],
        "is_nav_sidebar_enabled": False,
    }
    title = "ほかの画面で保存されています"
    return render_meeting_page(request, meeting, "admin/manuscript/conflict.html", title, **context)


def merged(meeting, typed) -> str:
    """My manuscript with all that only the others changed; as it is where that cannot be told."""
    base, mine, theirs = _three(meeting, typed)
    if base is None or any(problem.fatal for problem in mine.problems):
        return typed.text
    return write(merge(base, mine, theirs))


def _three(meeting, typed):
    """What stood when the page was opened, what was typed there, and what stands now."""
    theirs = standing_document(meeting)
    base = document_as_of(meeting, typed.opened_at) if typed.opened_at else None
    mine, _ = matching.number(parse(typed.text), base or theirs)
    return base, mine, theirs


def _shown(value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(f"{one.label}　{one.title}".strip() for one in value)
    label = label_of(value)
    return f"（{label}）\n{words_of(value)}" if label and label != "議題" else words_of(value)
