"""Sort keys: one number for each passage, by which search orders, pages and counts hits. Pure.

    days since 1868-01-01 (17 bits) | slot: meeting of that day (16) | position in the record (14) | organisation (16)

Keys rise with the day, so "the newest 20" is an index scan that stops after 20. The position is the rank of a passage
in its meeting and counts down, so that the hits of one meeting stand in the order of talk when the newest come first.
Day and slot together are a meeting's number; the slot is kept in a table (DaySlot). Counts by meeting, by year and by
organisation are read off the key, without a join.

Whoever changes the layout raises LAYOUT, moves the stored keys in a migration and teaches cursor.py the old one.
"""

import datetime

FIRST_DAY = datetime.date(1868, 1, 1)
LAYOUT = 2
SLOT_BITS, POSITION_BITS, ORGANISATION_BITS = 16, 14, 16
MEETING_SHIFT = POSITION_BITS + ORGANISATION_BITS
DAY_SHIFT = SLOT_BITS + MEETING_SHIFT
LAST_DAY = (1 << 17) - 1
SLOTS_PER_DAY = 1 << SLOT_BITS
# The title of the meeting is a passage too.
PASSAGES_PER_MEETING = 1 << POSITION_BITS
LAST_POSITION = (1 << POSITION_BITS) - 1
LAST_KEY = (1 << 63) - 1
ORGANISATION_MASK = (1 << ORGANISATION_BITS) - 1


def day_number(day: datetime.date) -> int:
    """Returns the days since the first of 明治元年 by the new calendar; days before it and after 2226 are clipped."""
    return min(max(0, (day - FIRST_DAY).days), LAST_DAY)


def meeting_number(day: datetime.date, slot: int) -> int:
    """Returns the number of the meeting that has this slot of a day."""
    return day_number(day) << SLOT_BITS | slot


def sort_key(*, day: datetime.date, slot: int, position: int, organisation: int) -> int:
    """Returns the key of a passage. `position` is at most LAST_POSITION, the slot below SLOTS_PER_DAY.

    >>> sort_key(day=FIRST_DAY, slot=1, position=LAST_POSITION, organisation=7) == (1 << MEETING_SHIFT) + 7
    True
    """
    place = (LAST_POSITION - position) << ORGANISATION_BITS
    return meeting_number(day, slot) << MEETING_SHIFT | place | organisation


def meeting_of(key: int) -> int:
    """Returns the meeting's number (day and slot): the same for all passages of a meeting and for no other."""
    return key >> MEETING_SHIFT


def organisation_of(key: int) -> int:
    """Returns the search number of the organisation; 0 where nobody speaks or the label is not identified."""
    return key & ORGANISATION_MASK


def day_of_meeting(meeting: int) -> datetime.date:
    return FIRST_DAY + datetime.timedelta(days=meeting >> SLOT_BITS)


def keys_of_meeting(meeting: int) -> tuple[int, int]:
    """Returns the lowest and the highest key that a meeting can have."""
    return meeting << MEETING_SHIFT, ((meeting + 1) << MEETING_SHIFT) - 1


def title_key(meeting: int) -> int:
    """Returns the key of a meeting's title: it stands at position 0 and belongs to no organisation."""
    return keys_of_meeting(meeting)[1] - ORGANISATION_MASK


def keys_of_days(since: datetime.date | None, until: datetime.date | None) -> tuple[int, int]:
    """Returns the lowest and the highest key of the days from `since` to `until`, both included; None is no limit."""
    low = day_number(since) << DAY_SHIFT if since else 0
    high = ((day_number(until) + 1) << DAY_SHIFT) - 1 if until else LAST_KEY
    return low, high
