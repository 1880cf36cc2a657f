"""The first layout of sort keys, written down again: what addresses of that time hold."""

import datetime


def first_key(*, day: datetime.date, slot: int, position: int, organisation: int) -> int:
    """Puts the bits together as text: day (17 bits) | slot (10) | position (20, counting down) | organisation (16)."""
    days = (day - datetime.date(1868, 1, 1)).days
    return int(f"{days:017b}{slot:010b}{2**20 - 1 - position:020b}{organisation:016b}", 2)


def first_key_of(key: int) -> int:
    """Returns the key of the first layout of the passage that has this key of the second."""
    bits = f"{key:063b}"
    day = datetime.date(1868, 1, 1) + datetime.timedelta(days=int(bits[:17], 2))
    slot, position, organisation = int(bits[17:33], 2), 2**14 - 1 - int(bits[33:47], 2), int(bits[47:], 2)
    return first_key(day=day, slot=slot, position=position, organisation=organisation)


def first_meeting_of(key: int) -> int:
    return first_key_of(key) >> 36
