"""No character is lost between a text and SQLite's tokenizer; keys sort as meetings do."""

import datetime
import sqlite3
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold
from minutes.search.analysis.tokens import ALL, facet_token, pairs, spelled_tokens, spelled_word
from minutes.search.engines.sqlite import CREATE


def test_every_character_of_a_folded_text_is_found_and_nothing_else_with_it():
    """Each alone in a row; the vocabulary of the table must hold each once, under one row."""
    every = map(chr, range(0x110000))
    assigned = (character for character in every if unicodedata.category(character) not in ("Cn", "Cs", "Co"))
    folded = sorted({letter for character in assigned for letter in fold(character)})
    database = sqlite3.connect(":memory:")
    database.execute(CREATE.format("t"))
    database.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
    database.executemany(
        "INSERT INTO t(rowid, tokens) VALUES(?, ?)",
        ((number, spelled_tokens(character, [])) for number, character in enumerate(folded, 1)),
    )
    ((terms, most),) = database.execute("SELECT count(*), max(doc) FROM v").fetchall()
    assert len(folded) > 130_000
    assert (terms, most) == (len(folded), 1)


@given(st.text(alphabet="あいう津波😀𠮟\ue000\ue200a", min_size=1), st.data())
def test_a_word_is_its_tokens_in_a_row(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    word = text[start : start + data.draw(st.integers(1, 6))]
    tokens = f" {spelled_tokens(text, [ALL])} "
    assert f" {spelled_word(word)} " in tokens


@given(
    st.lists(st.text(alphabet="あい😀𠮟\ue000\ue200\ue001a", min_size=1, max_size=2), min_size=2, max_size=2)
)
def test_two_tokens_are_spelled_alike_only_if_they_are_alike(tokens):
    one, other = tokens
    assert (spelled_word(one) == spelled_word(other)) == (one == other)


def test_a_facet_is_no_pair_of_any_text():
    assert len(facet_token("k", "")) > 2
    assert pairs("zq") == ["zq"]


DAYS = st.dates(datetime.date(1868, 1, 1), datetime.date(2200, 1, 1))


SLOTS, POSITIONS, ORGANISATIONS = st.integers(0, 65535), st.integers(0, 16383), st.integers(0, 65535)


@given(DAYS, SLOTS, POSITIONS, ORGANISATIONS)
def test_a_key_gives_back_what_it_is_made_of(day, slot, position, organisation):
    key = keys.sort_key(day=day, slot=slot, position=position, organisation=organisation)
    meeting = keys.meeting_of(key)
    assert keys.day_of_meeting(meeting) == day
    assert (meeting, keys.organisation_of(key)) == (keys.meeting_number(day, slot), organisation)
    low, high = keys.keys_of_meeting(meeting)
    assert low <= key <= high < 1 << 63
    first, last = keys.keys_of_days(day, day)
    assert first <= low <= high <= last


@given(DAYS, DAYS, SLOTS, st.integers(0, 16382), ORGANISATIONS)
def test_the_key_rises_with_the_day_and_falls_with_the_position(one, other, slot, position, organisation):
    def key(day, position):
        return keys.sort_key(day=day, slot=slot, position=position, organisation=organisation)

    assert (key(one, 5) < key(other, 5)) == (one < other)
    assert key(one, position) > key(one, position + 1)


KEY_PARTS = st.tuples(DAYS, SLOTS, POSITIONS, ORGANISATIONS)


@given(KEY_PARTS, KEY_PARTS)
def test_no_two_passages_share_a_key(one, other):
    named = [
        dict(zip(("day", "slot", "position", "organisation"), parts, strict=True)) for parts in (one, other)
    ]
    assert (keys.sort_key(**named[0]) == keys.sort_key(**named[1])) == (one == other)


def test_days_outside_of_all_keys_are_answered():
    assert keys.keys_of_days(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)) == (0, (1 << 63) - 1)
