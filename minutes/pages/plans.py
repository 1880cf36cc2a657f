"""A meeting that is announced: where it stands on a day, and which day it was first announced for."""

import datetime
from dataclasses import dataclass

from minutes.models import Edition


@dataclass(frozen=True)
class Plan:
    """`first_day`: the day first announced, where the meeting was put off or brought forward."""

    cancelled: bool
    past: bool
    first_day: datetime.date | None
    later: bool


def plan_of(editions: list[Edition], day: datetime.date) -> Plan | None:
    """What the newest of a meeting's editions (newest first) announces, as of a day; None once it is a record."""
    newest, first = editions[0], editions[-1]
    if newest.status not in Edition.ANNOUNCEMENTS:
        return None
    moved = first.held_on != newest.held_on
    return Plan(
        cancelled=newest.status == Edition.Status.CANCELLED,
        past=newest.held_on < day,
        first_day=first.held_on if moved else None,
        later=newest.held_on > first.held_on,
    )
