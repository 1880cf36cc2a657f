"""The header Range, read as RFC 9110 says: against a slow reading of each byte, and by examples of its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.pages.dumps.byte_ranges import NotSatisfiable, read_range

BOUND = st.one_of(st.just(""), st.integers(0, 30).map(str))


def bytes_of(first: str, last: str, data: bytes) -> bytes | None:
    """The bytes that a range asks for, one by one. None: it is none."""
    if not first and not last:
        return None
    if not first:
        return data[-int(last) :] if int(last) else b""
    if last and int(last) < int(first):
        return None
    return bytes(
        byte for place, byte in enumerate(data) if place >= int(first) and (not last or place <= int(last))
    )


@given(BOUND, BOUND, st.binary(max_size=20))
def test_it_is_what_it_says_byte_by_byte(first, last, data):
    expected = bytes_of(first, last, data)
    try:
        asked = read_range(f"bytes={first}-{last}", len(data))
    except NotSatisfiable:
        assert expected == b""
        return
    assert (asked and data[asked.start : asked.end]) == expected


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes=a-b",
        "bytes=１-２",
        "bytes=--1",
    ],
)
def test_what_is_no_single_range_is_not_answered_as_one(header):
    assert read_range(header, 10) is None


def test_a_number_beyond_every_file_is_read():
    assert read_range(f"bytes=0-{'9' * 18}", 10) == read_range("bytes=0-", 10)
