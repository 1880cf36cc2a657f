"""Which states a meeting can be published in, and when the readers are owed a reason."""

import datetime

from minutes.models import Edition

Status = Edition.Status
NAMES = {
    Status.PLANNED: "予定（これから開く会議）",
    Status.CANCELLED: "中止",
    Status.PRELIMINARY: "速報（未確定稿）",
    Status.FINAL: "確定",
}


def statuses_for(
    previous: Edition | None, held_on: datetime.date | None, day: datetime.date
) -> list[tuple[str, str]]:
    """The choices of a publication on a day: 予定 and 中止 for a day to come, 中止 also for a plan whose day went by.

    Once a record is published, it stays a record.
    """
    to_come = held_on is not None and held_on >= day
    if previous is not None and previous.status not in Edition.ANNOUNCEMENTS:
        offered = [Status.PRELIMINARY, Status.FINAL]
    elif to_come:
        offered = list(NAMES)
    else:
        offered = [
            status
            for status in NAMES
            if status != Status.PLANNED and (previous or status != Status.CANCELLED)
        ]
    return [(status.value, NAMES[status]) for status in offered]


def first_choice(previous: Edition | None, held_on: datetime.date | None, day: datetime.date) -> str | None:
    """What is marked when the form opens: the state that stands, a plan for a day to come, else nothing."""
    if previous is None:
        return Status.PLANNED.value if held_on and held_on > day else None
    stands = previous.status in dict(statuses_for(previous, held_on, day))
    return previous.status if stands else None


def needs_reason(previous: Edition | None, status: str) -> bool:
    """A record that follows its announcement explains itself; every other change is explained to the readers."""
    if previous is None:
        return status == Status.CANCELLED
    return previous.status not in Edition.ANNOUNCEMENTS or status in Edition.ANNOUNCEMENTS
