"""The statuses in which a meeting can be published on a day, and when a publication needs a reason."""

import datetime

from minutes.models import Edition

Status = Edition.Status
STATUS_NAMES = {
    Status.PLANNED: "予定（これから開く会議）",
    Status.CANCELLED: "中止",
    Status.PRELIMINARY: "速報（未確定稿）",
    Status.FINAL: "確定",
}


def statuses_for(
    previous: Edition | None, held_on: datetime.date | None, day: datetime.date
) -> list[tuple[str, str]]:
    """Returns (value, name) of each status offered on `day`.

    予定 and 中止 are offered for a meeting to come; 中止 also where the day that was announced has gone by. Once a
    record was published, neither is offered.
    """
    to_come = held_on is not None and held_on >= day
    if previous is not None and previous.status not in Edition.ANNOUNCEMENTS:
        offered = [Status.PRELIMINARY, Status.FINAL]
    elif to_come:
        offered = list(STATUS_NAMES)
    else:
        offered = [
            status
            for status in STATUS_NAMES
            if status != Status.PLANNED and (previous or status != Status.CANCELLED)
        ]
    return [(status.value, STATUS_NAMES[status]) for status in offered]


def initial_status(previous: Edition | None, held_on: datetime.date | None, day: datetime.date) -> str | None:
    """Returns the status marked when the form opens: the newest edition's while it is offered, 予定 for a new meeting
    to come, else None."""
    if previous is None:
        return Status.PLANNED.value if held_on and held_on > day else None
    is_offered = previous.status in dict(statuses_for(previous, held_on, day))
    return previous.status if is_offered else None


def needs_reason(previous: Edition | None, status: str) -> bool:
    """Returns whether the publication must say why.

    A first edition need not, unless it is 中止. Every later one must, except a record that follows its announcement.
    """
    if previous is None:
        return status == Status.CANCELLED
    return previous.status not in Edition.ANNOUNCEMENTS or status in Edition.ANNOUNCEMENTS
