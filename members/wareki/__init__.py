"""Era dates, hours and fiscal years: text → values and back. Pure."""

from members.wareki.dates import FoundDate, WarekiError, find_dates, format_date, format_era_date, parse_date
from members.wareki.fiscal_years import find_fiscal_year, fiscal_year, format_fiscal_year, parse_fiscal_year
from members.wareki.times_of_day import MeetingTime, format_time_range, parse_meeting_time, parse_time

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
    "format_time_range",
    "parse_date",
    "parse_fiscal_year",
    "parse_meeting_time",
    "parse_time",
]
