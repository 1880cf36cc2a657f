"""Sort keys: one number for each passage, by which search orders, pages and counts hits. Pure.

    days since 1868-01-01 (17 bits) | slot: meeting of that day (10) | position in the record (20) | organisation (16)

Keys rise with the day, so "the newest 20" is an index scan that stops after 20. The position counts down, so that the
hits of one meeting stand in the order of talk when the newest come first. Day and slot together are a meeting's
number. Counts by meeting, by year and by organisation are read off the key, without a join.
"""

import datetime

FIRST_DAY = datetime.date(1868, 1, 1)
SLOT_BITS, POSITION_BITS, ORGANISATION_BITS = 10, 20, 16
MEETING_SHIFT = POSITION_BITS + ORGANISATION_BITS
DAY_SHIFT = SLOT_BITS + MEETING_SHIFT
LAST_DAY = (1 << 17) - 1
SLOTS_PER_DAY = 1 << SLOT_BITS
LAST_POSITION = (1 << POSITION_BITS) - 1
ORGANISATION_MASK = (1 << ORGANISATION_BITS) - 1


def day_number(day: datetime.date) -> int:
    """Returns the days since the first of 明治元年 by the new calendar; days before it and after 2226 are clipped."""
    return min(max(0, (day - FIRST_DAY).days), LAST_DAY)


def sort_key(*, day: datetime.date, slot: int, position: int, organisation: int) -> int:
    """
    >>> sort_key(day=FIRST_DAY, slot=1, position=LAST_POSITION, organisation=7) == (1 << MEETING_SHIFT) + 7
    True
    """
    return (
        (day_number(day) << DAY_SHIFT)
        | (slot << MEETING_SHIFT)
        | ((LAST_POSITION - position) << ORGANISATION_BITS)
        | organisation
    )


def meeting_of(key: int) -> int:
    """Returns the meeting's number (day and slot): the same for all passages of a meeting and for no other."""
    return key >> MEETING_SHIFT


def slot_of(key: int) -> int:
    return meeting_of(key) & (SLOTS_PER_DAY - 1)


def organisation_of(key: int) -> int:
    """Returns the search number of the organisation; 0 where nobody speaks or the label is not identified."""
    return key & ORGANISATION_MASK


def day_of_meeting(meeting: int) -> datetime.date:
    return FIRST_DAY + datetime.timedelta(days=meeting >> SLOT_BITS)


def keys_of_meeting(meeting: int) -> tuple[int, int]:
    """Returns the lowest and the highest key that a meeting can have."""
    return meeting << MEETING_SHIFT, ((meeting + 1) << MEETING_SHIFT) - 1


def keys_of_days(since: datetime.date | None, until: datetime.date | None) -> tuple[int, int]:
    """Returns the lowest and the highest key of the days from `since` to `until`, both included; None is no limit."""
    low = day_number(since) << DAY_SHIFT if since else 0
    high = ((day_number(until) + 1) << DAY_SHIFT) - 1 if until else (1 << 63) - 1
    return low, high
