"""Cursors: what the address of a page of hits says of where the page begins. Pure.

    2-aaaaaaa…    the sort key behind which the page begins, 8 bytes in base32; 2 is the layout of the key (keys.py)
    4867…         decimal digits: the same in the first layout, in addresses that were kept or printed before

To a reader a cursor says nothing, so that the layout can change again. The meetings of the first layout kept their
slots, so an old cursor is converted and not looked up: it leads to the page that it always led to.
"""

import base64
import re

from minutes.search.analysis import keys

_CURSOR = re.compile(rf"{keys.LAYOUT}-([a-z2-7]{{13}})")
# The first layout: day (17 bits) | slot (10) | position (20, counting down) | organisation (16).
_FIRST_KEY = re.compile("[0-9]{1,19}")
_FIRST_SLOT_BITS, _FIRST_POSITION_BITS = 10, 20
_FIRST_MEETING_SHIFT = _FIRST_POSITION_BITS + keys.ORGANISATION_BITS
_FIRST_MEETINGS = 1 << (17 + _FIRST_SLOT_BITS)
# Positions count down, so those that this layout has no bits for are the lowest numbers of the first one.
_FIRST_POSITIONS_BELOW = (1 << _FIRST_POSITION_BITS) - keys.PASSAGES_PER_MEETING


def write_cursor(key: int) -> str:
    """
    >>> write_cursor(1)
    '2-aaaaaaaaaaaac'
    """
    return f"{keys.LAYOUT}-{base64.b32encode(key.to_bytes(8, 'big')).decode().rstrip('=').lower()}"


def read_cursor(typed: str) -> int | None:
    """Returns the sort key that a cursor of a page of hits names; None where it is none.

    >>> read_cursor("2-aaaaaaaaaaaac"), read_cursor("3-aaaaaaaaaaaac"), read_cursor("１２３")
    (1, None, None)
    """
    first = _first(typed, keys.LAST_KEY)
    return _key(typed) if first is None else _from_first_layout(first)


def read_meeting_cursor(typed: str) -> int | None:
    """Returns the number of the meeting that a cursor of a page of meetings names; None where it is none.

    The cursor holds a key of the meeting; in the first layout it held the meeting's number.
    """
    first = _first(typed, _FIRST_MEETINGS - 1)
    if first is not None:
        return _meeting_from_first_layout(first)
    key = _key(typed)
    return None if key is None else keys.meeting_of(key)


def _key(typed):
    match = _CURSOR.fullmatch(typed)
    key = int.from_bytes(base64.b32decode(f"{match[1]}===", casefold=True), "big") if match else -1
    # The last character has a bit to spare: one key has one cursor.
    return key if 0 <= key <= keys.LAST_KEY and write_cursor(key) == typed else None


def _first(typed, highest):
    return int(typed) if _FIRST_KEY.fullmatch(typed) and int(typed) <= highest else None


def _from_first_layout(first):
    organisation = first & keys.ORGANISATION_MASK
    below_first = first >> keys.ORGANISATION_BITS & ((1 << _FIRST_POSITION_BITS) - 1)
    place = below_first - _FIRST_POSITIONS_BELOW
    meeting = _meeting_from_first_layout(first >> _FIRST_MEETING_SHIFT) << keys.MEETING_SHIFT
    return meeting | place << keys.ORGANISATION_BITS | organisation if place >= 0 else meeting


def _meeting_from_first_layout(first):
    day, slot = divmod(first, 1 << _FIRST_SLOT_BITS)
    return day << keys.SLOT_BITS | slot
