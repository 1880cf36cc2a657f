"""What changed between two editions of a record, block by block. Pure.

A block is known by its key, so nothing has to be guessed: the same number is the same block.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minutes.compare.rising_run import longest_rising_run
from minutes.notation.facts import WHOLE_FACTS
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.record import Record
from minutes.record.ties.turn_ties import TIES

Row = Mapping[str, Any]
# The names under which a block says which attendee speaks or presents.
WHO = {"speaker", "presenter"}


@dataclass(frozen=True)
class BlockChange:
    """One changed block: `change` is changed, added, removed or moved; `category` the one proposed for it."""

    key: BlockKey
    change: str
    category: str


def changes(before: Record, after: Record) -> list[BlockChange]:
    """Returns all changes: facts first, then attendees, handouts, talk and written answers, each in reading order."""
    return [
        *_fact_changes(before, after),
        *_row_changes(block_keys.attendee, before["attendees"], after["attendees"], _attendee_category),
        *_row_changes(block_keys.handout, before["handouts"], after["handouts"], _handout_category),
        *_row_changes(block_keys.block, before["blocks"], after["blocks"], _block_category),
        *_row_changes(block_keys.answer, before["answers"], after["answers"], _answer_category),
    ]


def _fact_changes(before: Record, after: Record) -> Iterator[BlockChange]:
    old, new = dict(before), dict(after)
    for fact in WHOLE_FACTS:
        # An edition that is older than a fact lacks its text, as one that does not give it has an empty one.
        names = filter(None, (fact.name, fact.stays))
        if any(old.get(name, "") != new.get(name, "") for name in names):
            yield BlockChange(block_keys.fact(fact.name), "changed", fact.category)


def _row_changes(
    key: Callable[[int], BlockKey],
    before: Sequence[Row],
    after: Sequence[Row],
    categorise: Callable[[Row, Row], str],
) -> Iterator[BlockChange]:
    old = {row["number"]: row for row in before}
    new = {row["number"]: row for row in after}
    moved = _moved([number for number in old if number in new], [number for number in new if number in old])
    for number in _reading_order(list(old), list(new)):
        if number not in old:
            yield BlockChange(key(number), "added", "omission")
        elif number not in new:
            yield BlockChange(key(number), "removed", "mistake")
        elif differing(old[number], new[number]):
            yield BlockChange(key(number), "changed", categorise(old[number], new[number]))
        elif number in moved:
            yield BlockChange(key(number), "moved", "form")


def differing(old: Row, new: Row) -> set[str]:
    """Returns the names under which two versions of a row differ; a name that only one format has is no difference.

    A turn without ties has no name for them.

    Two editions of format 1 name who speaks by label, and were compared by it: their 正誤表 stays as it was.
    """
    names = old.keys() & new.keys()
    if WHO & names and "label" in names:
        names -= WHO
    tied = {name for name in TIES if old.get(name, []) != new.get(name, [])}
    return tied | {name for name in names if old[name] != new[name]}


def _attendee_category(old, new):
    return "identification" if differing(old, new) == {"code"} else "mistake"


def _handout_category(old, new):
    return "handout"


def _block_category(old, new):
    if differing(old, new) <= set(TIES):
        return "ties"
    return "speaker" if {"label", *WHO} & differing(old, new) else "mistake"


def _answer_category(old, new):
    return "speaker" if "attendee" in differing(old, new) else "mistake"


def _reading_order(old, new):
    """The numbers of the new order, with each removed one behind the block that it used to follow."""
    removed, order = set(old) - set(new), {number: index for index, number in enumerate(new)}
    places, last = {number: (order[number], -1) for number in new}, -1
    for index, number in enumerate(old):
        if number in removed:
            places[number] = (last, index)
        else:
            last = order[number]
    return sorted(places, key=places.__getitem__)


def _moved(old: list[int], new: list[int]) -> set[int]:
    """Returns the numbers that moved: all but a longest run that keeps its order. Both lists hold the same numbers.

    >>> _moved([1, 2, 3, 4], [1, 4, 2, 3])
    {4}
    """
    order = {number: index for index, number in enumerate(old)}
    run = longest_rising_run([order[number] for number in new])
    return {number for index, number in enumerate(new) if index not in run}
