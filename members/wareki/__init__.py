"""Reads and prints Japanese era dates, times of day and fiscal years. Pure."""

from members.wareki.characters import WarekiError
from members.wareki.dates import FoundDate, find_dates, parse_date
from members.wareki.eras import format_date, format_era_date, format_last_day
from members.wareki.fiscal_years import find_fiscal_year, fiscal_year, format_fiscal_year, parse_fiscal_year
from members.wareki.meeting_time import MeetingTime, meeting_days, parse_meeting_time
from members.wareki.times_of_day import format_time_range, parse_time

__all__ = [
    "FoundDate",
    "MeetingTime",
    "WarekiError",
    "find_dates",
    "find_fiscal_year",
    "fiscal_year",
    "format_date",
    "format_era_date",
    "format_fiscal_year",
    "format_last_day",
    "format_time_range",
    "meeting_days",
    "parse_date",
    "parse_fiscal_year",
    "parse_meeting_time",
    "parse_time",
]
