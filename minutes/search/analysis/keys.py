"""The number that a passage is sorted by. It rises with the day, so "the newest 20" is a walk that stops. Pure.

    days since 1868-01-01 (17 bits) | meeting of that day (10) | place in the record (20) | organisation (16)

The place counts down, so that newest-first shows the hits of one meeting in the order of talk. Counts by meeting,
by year and by organisation are read off the key, without a join.
"""

import datetime

FIRST_DAY = datetime.date(1868, 1, 1)
SLOT_BITS, PLACE_BITS, ORGANISATION_BITS = 10, 20, 16
MEETING_SHIFT = PLACE_BITS + ORGANISATION_BITS
DAY_SHIFT = SLOT_BITS + MEETING_SHIFT
LAST_DAY = (1 << 17) - 1
MOST_A_DAY = 1 << SLOT_BITS
LAST_PLACE = (1 << PLACE_BITS) - 1
ORGANISATIONS = (1 << ORGANISATION_BITS) - 1


def day_number(day: datetime.date) -> int:
    """Days since the first of 明治元年 by the new calendar, to 2226; what lies outside counts as the nearest of them."""
    return min(max(0, (day - FIRST_DAY).days), LAST_DAY)


def sort_key(*, day: datetime.date, slot: int, position: int, organisation: int) -> int:
    """
    >>> sort_key(day=FIRST_DAY, slot=1, position=LAST_PLACE, organisation=7) == (1 << MEETING_SHIFT) + 7
    True
    """
    return (
        (day_number(day) << DAY_SHIFT)
        | (slot << MEETING_SHIFT)
        | ((LAST_PLACE - position) << ORGANISATION_BITS)
        | organisation
    )


def meeting_of(key: int) -> int:
    """Day and slot: the same for all passages of a meeting and for no other."""
    return key >> MEETING_SHIFT


def slot_of(key: int) -> int:
    return meeting_of(key) & (MOST_A_DAY - 1)


def organisation_of(key: int) -> int:
    """The search number of the organisation; 0 for nobody's words and for labels not identified."""
    return key & ORGANISATIONS


def day_of_meeting(meeting: int) -> datetime.date:
    return FIRST_DAY + datetime.timedelta(days=meeting >> SLOT_BITS)


def keys_of_meeting(meeting: int) -> tuple[int, int]:
    """The lowest and the highest key that a meeting can have."""
    return meeting << MEETING_SHIFT, ((meeting + 1) << MEETING_SHIFT) - 1


def keys_of_days(since: datetime.date | None, until: datetime.date | None) -> tuple[int, int]:
    """The lowest and the highest key of the days from `since` to `until`, both included; None: no limit."""
    low = day_number(since) << DAY_SHIFT if since else 0
    high = ((day_number(until) + 1) << DAY_SHIFT) - 1 if until else (1 << 63) - 1
    return low, high
