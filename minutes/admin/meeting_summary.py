"""The day and the attendance of a meeting in words, as the desk's pages print them."""

from members import wareki
from minutes.models import Meeting
from minutes.notation.attendance import count_in_words, head_counts
from minutes.notation.vocabulary import CAPACITIES


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
