"""What this person took over from accounts that were closed: records to go on with, and notes."""

from minutes.admin.front.looking import Looking
from minutes.admin.front.waiting_parts import MOST_LINES, Line, Part, listed, page, with_rest
from minutes.desk.workflow.accounts import account_name
from minutes.desk.workflow.open_work import open_notes, taken_over
from minutes.desk.workflow.staged_meetings import underway
from minutes.models import HandOver


def taken_over_part(looking: Looking) -> Part:
    """Returns 引き継いだもの: what is still to do of it, records before notes. No word of a note is read. Two queries."""
    records = (
        taken_over(looking.by).filter(meeting__in=underway().values("pk")).select_related("meeting", "before")
    )
    notes = open_notes(looking.by).filter(handed_to=looking.by).select_related("meeting", "by")
    lines = [
        *map(_record, records.order_by("-id")),
        *(_note(note, looking) for note in notes.order_by("-id")),
    ]
    shown = lines[:MOST_LINES]
    return Part(
        "taken",
        "引き継いだもの",
        len(lines),
        with_rest(shown, len(lines) - len(shown), "会議の一覧", listed()),
    )


def _record(row: HandOver) -> Line:
    checks = row.task == HandOver.Task.CHECK
    return Line(
        str(row.meeting),
        f"{row.get_task_display()}を{account_name(row.before)}から引き継ぎました。",
        "確かめる" if checks else "続きを書く",
        page(row.meeting_id, "steps" if checks else "manuscript"),
    )


def _note(note, looking: Looking) -> Line:
    return Line(
        str(note.meeting),
        f"{looking.name(note.by)}の付せんを引き継ぎました。",
        "付せんを見る",
        page(note.meeting_id, "steps"),
    )
