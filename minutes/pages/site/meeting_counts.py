"""How many meetings each 会議体 and each 年度 has, out of one grouped query."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max

from minutes.models import Edition


@dataclass(frozen=True)
class Group:
    """So many meetings of one 会議体, of one 年度, saying one 年度 in their titles (None: saying none)."""

    body_key: str
    body_name: str
    year: int
    stated: int | None
    meetings: int


@dataclass
class Choice:
    """One 会議体 or 年度 that a list can be narrowed to, and how many meetings it would leave."""

    key: str | int
    name: str
    meetings: int = 0


def groups(day: datetime.date) -> list[Group]:
    """The meetings held, as of a day: one that is only announced is counted nowhere."""
    columns = ("body_key", "body_name", "fiscal_year", "fiscal_year_stated")
    counted = (
        Edition.objects.newest().held(day).order_by(*columns).values_list(*columns).annotate(Count("id"))
    )
    return [Group(*row) for row in counted]


def named_bodies() -> dict[str, str]:
    """The name of every 会議体 of which anything is public, an announcement too, by key."""
    newest = Edition.objects.newest().order_by().values_list("body_key", "body_name")
    named = {key: name for key, name, _ in sorted(newest.annotate(Max("held_on")), key=lambda row: row[2])}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def bodies(found: list[Group], year: int | None = None) -> list[Choice]:
    """Every 会議体, with its meetings of a 年度; a body that was renamed goes by its latest name."""
    choices: dict[str, Choice] = {}
    for group in sorted(found, key=lambda group: group.year):
        choice = choices.setdefault(group.body_key, Choice(group.body_key, ""))
        choice.name = group.body_name
        choice.meetings += group.meetings if year in (None, group.year, group.stated) else 0
    return sorted(choices.values(), key=lambda choice: choice.name)


def years(found: list[Group], body: str = "") -> list[Choice]:
    """Every 年度, the newest first; a meeting counts for that of its day and for the one that its title states."""
    choices: dict[int, Choice] = {}
    for group in found:
        for year in {group.year, group.stated} - {None}:
            choice = choices.setdefault(year, Choice(year, ""))
            choice.meetings += group.meetings if body in ("", group.body_key) else 0
    return sorted(choices.values(), key=lambda choice: choice.key, reverse=True)
