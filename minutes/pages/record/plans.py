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

    @property
    def name(self) -> str:
        """What a list and the page itself call it."""
        if self.cancelled:
            return "中止"
        if self.past:
            return "開催日を過ぎました"
        if self.first_day:
            return "延期" if self.later else "日程変更"
        return "開催予定"


def plan_of(edition: Edition, first_day: datetime.date, day: datetime.date) -> Plan | None:
    """What an edition of a meeting announces, as of a day; None for a record. `first_day`: its first edition's."""
    if edition.status not in Edition.ANNOUNCEMENTS:
        return None
    return Plan(
        cancelled=edition.status == Edition.Status.CANCELLED,
        past=edition.held_on < day,
        first_day=first_day if first_day != edition.held_on else None,
        later=edition.held_on > first_day,
    )


def to_come(editions, day: datetime.date) -> list[tuple[Edition, Plan]]:
    """Those of some newest editions that announce a meeting, the next first. One query."""
    found = editions.to_come(day).with_first_day().order_by("held_on", "address")
    return [(edition, plan_of(edition, edition.first_day, day)) for edition in found]
