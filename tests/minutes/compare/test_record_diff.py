from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from minutes.compare.record_diff import BlockChange, _moved, changes
from minutes.record.block_keys import BlockKey

FACTS = {
    "title": "会議",
    "body": {"key": "k", "name": "会"},
    "time": "令和8年9月3日",
    "held_on": "2026-09-03",
    "venue": "会議室",
    "attendance": "役員2名",
    "contact": "",
    "updated": "",
}


def change(key, what, category):
    return BlockChange(BlockKey.parse(key), what, category)


def record(*blocks, attendees=(), handouts=(), **facts):
    lists = {"attendees": list(attendees), "handouts": list(handouts), "blocks": list(blocks)}
    return FACTS | facts | lists | {"answers": [], "tallies": []}


def turn(number, text="はい。", label="汐見村"):
    return {"number": number, "kind": "turn", "label": label, "text": text}


def attendee(number, **values):
    return {"number": number, "label": "美里町", "capacity": "unknown", "code": ""} | values


def test_nothing_changed():
    assert changes(record(turn(1)), record(turn(1))) == []


def test_each_kind_of_change_has_its_key_and_its_proposed_category():
    before = record(
        turn(1),
        turn(2),
        turn(3),
        turn(4),
        attendees=[attendee(5), attendee(6, label="町田市")],
        handouts=[{"number": 7, "label": "資料1", "title": ""}],
    )
    after = record(
        turn(1, "いいえ。"),
        turn(8),
        turn(2, label="青葉町"),
        turn(4),
        attendees=[attendee(5, code="434477"), attendee(6, label="町田市", capacity="officer")],
        handouts=[
            {"number": 7, "label": "資料1", "title": "表"},
            {"number": 9, "label": "資料2", "title": ""},
        ],
        time="令和8年9月4日",
        held_on="2026-09-04",
        venue="講堂",
    )
    assert changes(before, after) == [
        change("time", "changed", "facts"),
        change("venue", "changed", "facts"),
        change("a5", "changed", "identification"),
        change("a6", "changed", "mistake"),
        change("h7", "changed", "handout"),
        change("h9", "added", "omission"),
        change("u1", "changed", "mistake"),
        change("u8", "added", "omission"),
        change("u2", "changed", "speaker"),
        change("u3", "removed", "mistake"),
    ]


def test_a_moved_turn_is_named_once_and_its_neighbours_not_at_all():
    before = record(turn(1), turn(2), turn(3), turn(4))
    after = record(turn(1), turn(4), turn(2), turn(3))
    assert changes(before, after) == [change("u4", "moved", "form")]


def test_a_turn_moved_and_reworded_is_one_change():
    before = record(turn(1), turn(2), turn(3))
    after = record(turn(3, "別の言葉。"), turn(1), turn(2))
    assert changes(before, after) == [change("u3", "changed", "mistake")]


def test_what_only_the_newer_format_knows_is_no_change():
    before = record(turn(1))
    after = record(turn(1) | {"duration": 3}, weather="晴れ", starts_at="13:30")
    assert changes(before, after) == []


def test_a_fact_that_is_younger_than_the_edition_before_is_a_change_once_it_says_something():
    older = {name: value for name, value in record().items() if name != "contact"}
    assert changes(older, record()) == []
    assert changes(older, record(contact="記録課")) == [change("contact", "changed", "mistake")]


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_the_fewest_possible_are_called_moved(order, gone):
    old = [number for number in range(6) if number not in gone]
    new = [number for number in order if number not in gone]
    moved = _moved(old, new)
    kept = [number for number in new if number not in moved]
    assert kept == sorted(kept)
    assert len(kept) == longest_rising(new)


def longest_rising(numbers):
    """Returns the length of the longest rising subsequence, by trying every choice."""
    return max(
        size
        for size in range(len(numbers) + 1)
        for chosen in combinations(numbers, size)
        if list(chosen) == sorted(chosen)
    )


@given(st.permutations(range(5)), st.permutations(range(3, 8)))
def test_every_block_that_came_or_went_is_named(old, new):
    found = changes(record(*map(turn, old)), record(*map(turn, new)))
    named = {(str(change.key), change.change) for change in found if change.change != "moved"}
    assert named == {(f"u{n}", "removed") for n in (0, 1, 2)} | {(f"u{n}", "added") for n in (5, 6, 7)}
