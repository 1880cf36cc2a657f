"""What an address says of where a page of hits begins: opaque, versioned, and those of the first layout still lead there."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.analysis import keys
from minutes.search.analysis.cursor import read_cursor, read_meeting_cursor, write_cursor
from tests.minutes.search.first_layout import first_key
from tests.texts import any_text

KEYS = st.integers(0, (1 << 63) - 1)
DAYS = st.dates(datetime.date(1868, 1, 1), datetime.date(2226, 1, 1))
# What the first layout had room for.
PARTS = {"slot": st.integers(0, 1023), "organisation": st.integers(0, 65535)}


@given(KEYS)
def test_a_cursor_says_where_it_was_made(key):
    cursor = write_cursor(key)
    assert cursor.isascii() and not cursor.isdecimal()
    assert (read_cursor(cursor), read_meeting_cursor(cursor)) == (key, keys.meeting_of(key))


@given(KEYS, st.integers(0, 14), st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-="))
def test_a_changed_cursor_is_another_one_or_none(key, place, character):
    cursor = write_cursor(key)
    changed = cursor[:place] + character + cursor[place + 1 :]
    assert read_cursor(changed) != key or changed == cursor


@given(any_text(max_size=40) | st.from_regex(r"[0-9]?-?[a-z2-7]*", fullmatch=True))
def test_whatever_is_typed_is_answered(typed):
    for read in (read_cursor, read_meeting_cursor):
        found = read(typed)
        assert found is None or 0 <= found <= keys.LAST_KEY


NONSENSE = [
    *("", "-", "2-", "-2", "-1", "1.5", "+1", " 1", "1\n", "1_000", "0x10", "１２３", "٣", "²", "一"),
    *("9" * 19, "9" * 5000, "0" * 5000, f"2-{'a' * 5000}", f"２-{'a' * 13}", f"2-{'a' * 12}１"),
    # Another version, a bit that no key has, and capitals, which no cursor is written in.
    *(f"3-{'a' * 13}", f"1-{'a' * 13}", f"2-{'a' * 12}b", f"2-{'7' * 12}y", f"2-{'A' * 13}"),
]


@pytest.mark.parametrize("read", [read_cursor, read_meeting_cursor])
def test_nonsense_is_no_cursor(read):
    assert [typed for typed in NONSENSE if read(typed) is not None] == []


@given(DAYS, st.integers(0, 16383), st.fixed_dictionaries(PARTS))
def test_a_cursor_of_the_first_layout_names_the_same_passage(day, position, parts):
    old = first_key(day=day, position=position, **parts)
    new = keys.sort_key(day=day, position=position, **parts)
    assert read_cursor(str(old)) == new
    assert read_meeting_cursor(str(old >> 36)) == keys.meeting_of(new)


@given(DAYS, st.integers(16384, 2**20 - 1), st.fixed_dictionaries(PARTS))
def test_a_position_that_no_passage_has_any_more_lies_behind_the_whole_meeting(day, position, parts):
    found = read_cursor(str(first_key(day=day, position=position, **parts)))
    assert found == keys.keys_of_meeting(keys.meeting_number(day, parts["slot"]))[0]


@given(st.lists(KEYS, min_size=2, max_size=2, unique=True))
def test_cursors_of_the_first_layout_keep_their_order(olds):
    low, high = (read_cursor(str(old)) for old in sorted(olds))
    assert low <= high
