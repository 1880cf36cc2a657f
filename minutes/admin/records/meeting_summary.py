"""Facts of a meeting as the desk prints them."""

from members import wareki
from minutes.models import Meeting
from minutes.notation.attendance import head_counts
from minutes.notation.vocabulary import CAPACITIES
from minutes.pages.record.record_view import head_count_text


def when(meeting: Meeting) -> str:
    """平成24年(2012年)10月23日(火) 14:30–17:00; empty where the day is not known."""
    if meeting.held_on is None:
        return ""
    hours = wareki.format_time_range(meeting.starts_at, meeting.ends_at)
    return f"{wareki.format_date(meeting.held_on)} {hours}".strip()


def attendance(meeting: Meeting) -> str:
    """役員 10名（10団体）、オブザーバ 1団体"""
    counted = head_counts(meeting.attendance)
    return "、".join(
        f"{CAPACITIES[row.capacity]} {head_count_text(row.people, row.organisations)}".strip()
        for row in counted
    )
