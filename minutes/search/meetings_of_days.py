"""Meetings of several days: their keys have the first day, and they are met on every other one too."""

import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from members import wareki
from minutes.models import Passage
from minutes.search.analysis import keys


def meetings_that_last_until(days: set[datetime.date]) -> dict[datetime.date, list[tuple[int, int]]]:
    """Returns, of each day, the lowest and the highest key of the meetings that began before it and ended on it or later.

    One query, or none where no day is asked for.
    """
    if not days:
        return {}
    begun = [Q(held_on__lt=day, last_day__gte=day) for day in sorted(days)]
    titles = Passage.objects.filter(reduce(or_, begun), number=0).order_by()
    rows = list(titles.values_list("sort_key", "held_on", "last_day"))
    return {
        day: [keys.keys_of_meeting(keys.meeting_of(key)) for key, first, last in rows if first < day <= last]
        for day in days
    }


def meetings_in_two_years() -> dict[int, int]:
    """Returns {number of the meeting: the 年度 of its last day} of those that end in a later 年度 than they began in."""
    titles = Passage.objects.filter(number=0, last_day__isnull=False).order_by()
    return {
        keys.meeting_of(key): wareki.fiscal_year(last_day)
        for key, year, last_day in titles.values_list("sort_key", "fiscal_year", "last_day")
        if wareki.fiscal_year(last_day) != year
    }
