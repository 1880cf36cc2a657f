"""A save that another one overtook: the clerk sees both texts and what each changed, and nothing typed is lost."""

from dataclasses import dataclass
from functools import partial

from minutes.admin.manuscript.typed_manuscript import opened_now
from minutes.admin.meeting_page import render_meeting_page
from minutes.admin.records.history_redaction import redact_versions
from minutes.desk.known_names import parse_manuscript
from minutes.desk.manuscript import matching
from minutes.desk.manuscript.block_words import manuscript_label, manuscript_words
from minutes.desk.manuscript.merge import differences, merge
from minutes.desk.manuscript.working_document import document_as_of, load_rows
from minutes.notation.document import Document, Item, Question
from minutes.notation.handouts import write_handout
from minutes.notation.writer import write

WHO = {"mine": "あなた", "theirs": "ほかの人", "both": "両方"}


@dataclass(frozen=True)
class ShownDifference:
    """One place in which the two texts differ, in words; `who` is empty where it cannot be told who changed it."""

    name: str
    who: str
    base: str
    mine: str
    theirs: str


def conflict_page(request, meeting, typed):
    """Returns the page with both texts. Its forms see the record as it stands now, so the next save is not stale."""
    base, mine, theirs = _three_documents(request, meeting, typed)
    context = {
        "before": typed,
        "typed": opened_now(meeting, typed.text, page_key=typed.page_key),
        "theirs": write(theirs),
        "can_merge": _can_merge(base, mine),
        "differences": _shown_differences(base, mine, theirs),
    }
    title = "ほかの画面で保存されています"
    return render_meeting_page(request, meeting, "admin/manuscript/conflict.html", title, **context)


def merged_text(request, meeting, typed) -> str:
    """Returns what was typed with all that only others changed; the text itself where that cannot be told."""
    base, mine, theirs = _three_documents(request, meeting, typed)
    return write(merge(base, mine, theirs)) if _can_merge(base, mine) else typed.text


def _three_documents(request, meeting, typed):
    """Returns the record as it stood when the page was opened (or None), what was typed, and the record now.

    The address of the page says when that was, and an address can be typed: it may name any moment of the record.
    """
    rows, redact = load_rows(meeting), partial(redact_versions, request)
    theirs = rows.document
    base = document_as_of(meeting, typed.opened_at, redact=redact) if typed.opened_at else None
    mine, _ = matching.give_numbers(parse_manuscript(typed.text, rows), base or theirs)
    return base, mine, theirs


def _can_merge(base, mine):
    return base is not None and not any(problem.fatal for problem in mine.problems)


def _shown_differences(base, mine, theirs):
    return [
        ShownDifference(
            difference.name,
            WHO[difference.who] if base else "",
            *map(_in_words, (difference.base, difference.mine, difference.theirs)),
        )
        for difference in differences(base or Document(), mine, theirs)
    ]


def _in_words(value) -> str:
    """Returns a fact, the handouts or a block as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(row if isinstance(row, str) else write_handout(row) for row in value)
    label = manuscript_label(value)
    has_name = label and not isinstance(value, Item | Question)
    return f"（{label}）\n{manuscript_words(value)}" if has_name else manuscript_words(value)
