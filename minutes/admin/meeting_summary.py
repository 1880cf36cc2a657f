"""The name, the day and the attendance of a meeting in words, as the desk's pages print them."""

import datetime

from members import wareki
from minutes.models import Meeting
from minutes.notation.attendance import count_in_words, head_counts
from minutes.notation.vocabulary import CAPACITIES


def named(title: str, held_on: datetime.date | None) -> str:
    """Returns the title of a meeting with its day: a meeting that recurs may have one title for all of its days."""
    return f"{title}（{wareki.format_era_date(held_on)}）" if held_on else title


def meeting_name(meeting: Meeting) -> str:
    return named(meeting.title, meeting.held_on)


def record_name(row) -> str:
    """Returns what a meeting, or a row of one, is called in titles: the meeting by its name, the row by what str() adds."""
    if isinstance(row, Meeting):
        return meeting_name(row)
    return f"{meeting_name(row.meeting)}{str(row).removeprefix(str(row.meeting))}"


def when(meeting: Meeting) -> str:
    """Returns 平成24年(2012年)10月23日(火) 14:30–17:00; an empty string where the day is not known."""
    if meeting.held_on is None:
        return ""
    hours = wareki.format_time_range(meeting.starts_at, meeting.ends_at)
    return f"{wareki.format_date(meeting.held_on)} {hours}".strip()


def attendance(meeting: Meeting) -> str:
    """Returns the head counts: 役員 10名（10団体）、オブザーバ 1団体."""
    return "、".join(
        f"{CAPACITIES[count.capacity]} {count_in_words(count.people, count.organisations)}".strip()
        for count in head_counts(meeting.attendance)
    )
