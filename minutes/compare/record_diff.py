"""What changed between two editions of a record, block by block. Pure.

Records are the dicts that `snapshot.record_of` builds. A block is known by its key: the name of a fact ("venue"),
or a letter and a number (u12 a block, a81 an attendee, h90 a handout), so nothing has to be guessed.
"""

import bisect
from dataclasses import dataclass

FACTS = {
    "title": ("title", "fiscal_year_stated"),
    "body": ("body",),
    "time": ("time", "held_on", "starts_at", "ends_at"),
    "venue": ("venue",),
    "attendance": ("attendance", "head_counts"),
    "contact": ("contact",),
    "updated": ("updated", "updated_on"),
}
FACT_CATEGORIES = {
    "title": "mistake",
    "body": "facts",
    "time": "facts",
    "venue": "facts",
    "attendance": "mistake",
}


@dataclass(frozen=True)
class Change:
    """One changed block: `change` is changed, added, removed or moved; `category` the one proposed for it."""

    key: str
    change: str
    category: str


def changes(before: dict, after: dict) -> list[Change]:
    """Every changed block, facts first, then attendees, handouts and the talk, each in the order of reading."""
    return [
        *_fact_changes(before, after),
        *_row_changes("a", before["attendees"], after["attendees"], _attendee_category),
        *_row_changes("h", before["handouts"], after["handouts"], lambda old, new: "handout"),
        *_row_changes("u", before["blocks"], after["blocks"], _block_category),
    ]


def _fact_changes(before, after):
    for key, names in FACTS.items():
        # A name that only the newer format knows is no change of the record.
        if any(before[name] != after[name] for name in names if name in before and name in after):
            yield Change(key, "changed", FACT_CATEGORIES.get(key, "mistake"))


def _row_changes(prefix, before, after, categorise):
    old = {row["number"]: row for row in before}
    new = {row["number"]: row for row in after}
    moved = _moved([number for number in old if number in new], [number for number in new if number in old])
    for number in _reading_order(list(old), list(new)):
        key = f"{prefix}{number}"
        if number not in old:
            yield Change(key, "added", "omission")
        elif number not in new:
            yield Change(key, "removed", "mistake")
        elif differing(old[number], new[number]):
            yield Change(key, "changed", categorise(old[number], new[number]))
        elif number in moved:
            yield Change(key, "moved", "form")


def differing(old: dict, new: dict) -> set[str]:
    """The names under which two versions of a row differ; a name that only one format has is no difference."""
    return {name for name in old.keys() & new.keys() if old[name] != new[name]}


def _attendee_category(old, new):
    return "identification" if differing(old, new) == {"code"} else "mistake"


def _block_category(old, new):
    return "speaker" if "label" in differing(old, new) else "mistake"


def _reading_order(old, new):
    """The numbers of the new order, with each vanished one behind the survivor that it used to follow."""
    gone, order = set(old) - set(new), {number: place for place, number in enumerate(new)}
    places, place = {number: (order[number], -1) for number in new}, -1
    for index, number in enumerate(old):
        if number in gone:
            places[number] = (place, index)
        else:
            place = order[number]
    return sorted(places, key=places.get)


def _moved(old, new):
    """Which common numbers were moved: all but a longest run that keeps its order.

    >>> _moved([1, 2, 3, 4], [1, 4, 2, 3])
    {4}
    """
    place = {number: index for index, number in enumerate(old)}
    tails, tail_numbers, before = [], [], {}
    for number in new:
        index = bisect.bisect_left(tails, place[number])
        tails[index : index + 1] = [place[number]]
        tail_numbers[index : index + 1] = [number]
        before[number] = tail_numbers[index - 1] if index else None
    kept, number = set(), tail_numbers[-1] if tail_numbers else None
    while number is not None:
        kept.add(number)
        number = before[number]
    return set(new) - kept
