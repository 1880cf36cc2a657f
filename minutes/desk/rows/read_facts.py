"""Reads the columns of a meeting out of its printed facts: the day, unless it was set by hand, the hours, the years."""

from members import wareki
from minutes.models import Meeting
from minutes.notation.redactions import redactions_in
from minutes.record.read_out import day_in, meeting_time_in

# The columns that read_facts sets.
READ_COLUMNS = ("held_on", "starts_at", "ends_at", "updated_on", "fiscal_year_stated")


def read_facts(meeting: Meeting) -> None:
    """Sets READ_COLUMNS to what 日時, 更新日 and 会議名 say. The meeting is not saved."""
    held = meeting_time_in(meeting.time)
    # The day is the meeting's address. It stays when the words of 日時 are withdrawn.
    if meeting.held_on_by_hand:
        meeting.held_on = meeting.held_on_by_hand
    elif held or not redactions_in(meeting.time):
        meeting.held_on = held.held_on if held else None
    meeting.starts_at = held.starts_at if held else None
    meeting.ends_at = held.ends_at if held else None
    meeting.updated_on = day_in(meeting.updated)
    meeting.fiscal_year_stated = wareki.find_fiscal_year(meeting.title)
