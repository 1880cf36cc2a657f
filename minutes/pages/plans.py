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


def plan_of(edition: Edition, first: Edition, day: datetime.date) -> Plan | None:
    """What an edition of a meeting announces, as of a day, `first` being the meeting's first; None for a record."""
    if edition.status not in Edition.ANNOUNCEMENTS:
        return None
    moved = first.held_on != edition.held_on
    return Plan(
        cancelled=edition.status == Edition.Status.CANCELLED,
        past=edition.held_on < day,
        first_day=first.held_on if moved else None,
        later=edition.held_on > first.held_on,
    )
