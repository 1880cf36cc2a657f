"""Meetings of several days: their keys have the first day, and they are met on every other one too."""

import datetime

from members import wareki
from minutes.models import Passage
from minutes.search.analysis import keys


def keys_of_meetings_that_last_until(day: datetime.date) -> list[tuple[int, int]]:
    """Returns the lowest and the highest key of each meeting that began before a day and ended on it or later."""
    titles = Passage.objects.filter(number=0, held_on__lt=day, last_day__gte=day).order_by()
    return [keys.keys_of_meeting(keys.meeting_of(key)) for key in titles.values_list("sort_key", flat=True)]


def meetings_in_two_years() -> dict[int, int]:
    """Returns {number of the meeting: the 年度 of its last day} of those that end in a later 年度 than they began in."""
    titles = Passage.objects.filter(number=0, last_day__isnull=False).order_by()
    return {
        keys.meeting_of(key): wareki.fiscal_year(last_day)
        for key, year, last_day in titles.values_list("sort_key", "fiscal_year", "last_day")
        if wareki.fiscal_year(last_day) != year
    }
