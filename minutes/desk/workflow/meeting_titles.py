"""What a meeting, and a row of its record, is called in the titles of the desk: never an id."""

import datetime

from members import wareki
from minutes.models import Meeting


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
