"""What is read out of a record's printed facts, for whoever prints it: hours, counts, the day of the last change. Pure.

A record of format 1 also stores these values in clear, and its digest covers them. Where words of the fact were
withdrawn, they are read out of what is left of the text instead, so that nothing printed says more than the text.
"""

import datetime

from members import wareki
from minutes.notation.attendance import HeadCount, head_counts
from minutes.notation.redactions import redactions_in
from minutes.record.record import HeadCountRow, Record


def hours_of(record: Record) -> tuple[datetime.time | None, datetime.time | None]:
    """Returns when the meeting began and ended; None for what 日時 does not say."""
    if redactions_in(record["time"]):
        return hours_in(record["time"])
    starts_at, ends_at = record["starts_at"], record["ends_at"]
    return _hour(starts_at), _hour(ends_at)


def head_counts_of(record: Record) -> tuple[HeadCount, ...]:
    """Returns how many came in each capacity, as far as 出席者 says it."""
    if redactions_in(record["attendance"]):
        return head_counts(record["attendance"])
    return tuple(HeadCount(**row) for row in record["head_counts"])


def updated_on_of(record: Record) -> datetime.date | None:
    """Returns the one day that 更新日 says."""
    if redactions_in(record["updated"]):
        return day_in(record["updated"])
    return datetime.date.fromisoformat(record["updated_on"]) if record["updated_on"] else None


def _hour(stored: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(stored) if stored else None


def read_again(record: Record, fact: str) -> dict:
    """Returns what the text of a fact says now, under the names by which a record stores it (Fact.read_out).

    The day of a meeting is not among it: it is the meeting's address, and stays when 日時 is withdrawn.
    """
    return _READERS[fact](record[fact]) if fact in _READERS else {}  # type: ignore[literal-required]


def _hours_as_stored(time: str) -> dict:
    names = ("starts_at", "ends_at")
    return {name: hour and hour.strftime("%H:%M") for name, hour in zip(names, hours_in(time), strict=True)}


def _day_as_stored(updated: str) -> dict:
    day = day_in(updated)
    return {"updated_on": day and day.isoformat()}


def counts_as_stored(attendance: str) -> list[HeadCountRow]:
    return [
        {"capacity": count.capacity, "people": count.people, "organisations": count.organisations}
        for count in head_counts(attendance)
    ]


_READERS = {
    "title": lambda title: {"fiscal_year_stated": wareki.find_fiscal_year(title)},
    "time": _hours_as_stored,
    "attendance": lambda attendance: {"head_counts": counts_as_stored(attendance)},
    "updated": _day_as_stored,
}


def hours_in(text: str) -> tuple[datetime.time | None, datetime.time | None]:
    """Returns the beginning and the end that a 日時 says; None for what cannot be read."""
    try:
        held = wareki.parse_meeting_time(text)
    except wareki.WarekiError:
        return None, None
    return held.starts_at, held.ends_at


def day_in(text: str) -> datetime.date | None:
    """Returns the one day that an 更新日 says; None where it says none or several."""
    days = {date.day for date in wareki.find_dates(text) if date.day}
    return days.pop() if len(days) == 1 else None
