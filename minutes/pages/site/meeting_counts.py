"""Counts the meetings of each 会議体 and each 年度, by one grouped query of the whole site, remembered until it changes."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max

from members import wareki
from minutes.models import Edition
from minutes.pages.remembered import EDITIONS, by_state_of


@dataclass(frozen=True)
class MeetingCount:
    """How many meetings one 会議体 held in one 年度, whose titles state the 年度 `stated` (None: they state none).

    last_day: of a meeting of several days, else None.
    """

    body_key: str
    body_name: str
    year: int
    stated: int | None
    last_day: datetime.date | None
    meetings: int

    @property
    def years(self) -> set[int]:
        """Every 年度 that the meetings are found by: of their first and last day, and of their title."""
        last = wareki.fiscal_year(self.last_day) if self.last_day else None
        return {self.year, self.stated, last} - {None}


@dataclass
class CountedOption:
    """One 会議体 or 年度 by which a list can be narrowed, and how many meetings would be left."""

    key: str | int
    name: str
    meetings: int = 0


@by_state_of(EDITIONS)
def count_meetings(day: datetime.date) -> list[MeetingCount]:
    """Returns the counts of the meetings held, as of a day. A meeting that is only announced is not counted."""
    columns = ("body_key", "body_name", "fiscal_year", "fiscal_year_stated", "last_day")
    rows = Edition.objects.newest().held(day).order_by(*columns).values_list(*columns).annotate(Count("id"))
    return [MeetingCount(*row) for row in rows]


@by_state_of(EDITIONS)
def body_names() -> dict[str, str]:
    """Returns the latest name of every 会議体 of which anything is public, an announcement included, by key."""
    newest = Edition.objects.newest().order_by().values_list("body_key", "body_name")
    rows = sorted(newest.annotate(Max("held_on")), key=lambda row: row[2])
    names = {key: name for key, name, _ in rows}
    return dict(sorted(names.items(), key=lambda pair: pair[1]))


def body_options(counts: list[MeetingCount], year: int | None = None) -> list[CountedOption]:
    """Returns every 会議体 under its latest name, with its meetings (of a 年度)."""
    options: dict[str, CountedOption] = {}
    for count in sorted(counts, key=lambda count: count.year):
        option = options.setdefault(count.body_key, CountedOption(count.body_key, ""))
        option.name = count.body_name
        option.meetings += count.meetings if year is None or year in count.years else 0
    return sorted(options.values(), key=lambda option: option.name)


def year_options(counts: list[MeetingCount], body: str = "") -> list[CountedOption]:
    """Returns every 年度, the newest first, with its meetings (of a 会議体).

    A meeting counts for the 年度 of its days and for the one that its title states.
    """
    options: dict[int, CountedOption] = {}
    for count in counts:
        for year in count.years:
            option = options.setdefault(year, CountedOption(year, ""))
            option.meetings += count.meetings if body in ("", count.body_key) else 0
    return sorted(options.values(), key=lambda option: option.key, reverse=True)
