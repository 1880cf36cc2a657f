"""The law of ties that hold, against a slow oracle, and exchanges as the same ties seen from both ends."""

from hypothesis import given
from hypothesis import strategies as st

from minutes.record.ties.turn_ties import TurnTies, exchanges_of, standing_ties

numbers = st.lists(st.integers(1, 9), unique=True, max_size=6)
ties = st.builds(TurnTies, numbers.map(tuple), numbers.map(tuple))
talks = {"stored": st.dictionaries(st.integers(1, 9), ties), "turns": numbers, "attendees": numbers}


@given(**talks)
def test_exactly_the_ties_between_turns_in_their_order_hold(stored, turns, attendees):
    expected = {
        turn: (
            [attendee for attendee in attendees if attendee in stored[turn].addressed_to],
            [asked for asked in turns[: turns.index(turn)] if asked in stored[turn].replies_to],
        )
        for turn in turns
        if turn in stored
    }
    standing = standing_ties(stored, turns=turns, attendees=attendees)
    assert {turn: (list(one.addressed_to), list(one.replies_to)) for turn, one in standing.items()} == {
        turn: pair for turn, pair in expected.items() if pair != ([], [])
    }
    assert list(standing) == [turn for turn in turns if turn in standing]


@given(**talks)
def test_an_exchange_is_the_same_tie_from_both_ends(stored, turns, attendees):
    standing = standing_ties(stored, turns=turns, attendees=attendees)
    record = {"blocks": [{"number": turn} | vars(standing.get(turn, TurnTies())) for turn in turns]}
    exchanges = exchanges_of(record)
    forth = {(turn, asked) for turn, one in exchanges.items() for asked in one.replies_to}
    back = {(turn, asked) for asked, one in exchanges.items() for turn in one.replied_by}
    assert forth == back == {(turn, asked) for turn, one in standing.items() for asked in one.replies_to}
