"""Which codes are one organisation: it goes on under another code where a change of code, status or name has one
predecessor and one successor. Pure.

熊本市 was 432016 until it became a 政令指定都市, and is 431001 since 2012-04-01. 養父市 is another town than the four that
merged into it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from members.graph import adjacency, reachable_from

# The kinds of change by which an organisation stays itself, though its code may change. その他 says nothing of what happened.
CONTINUING = frozenset({"city", "town", "designation", "rename", "district"})


class Transition(NamedTuple):
    """One organisation that became one other in a change (its primary key); a missing side is None.

    `is_whole`: the one before ended with the change, and the one after began with it.
    """

    change: int
    kind: str
    day: datetime.date
    before: str | None
    after: str | None
    is_whole: bool = True


@dataclass(frozen=True)
class Succession:
    """The codes of one organisation: (since when, code) of those that it bore one after the other, the first one since
    None; and the codes of rows that were joined to it."""

    borne: tuple[tuple[datetime.date | None, str], ...]
    joined: frozenset[str] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        return self.joined.union(code for _, code in self.borne)

    def code_on(self, day: datetime.date) -> str:
        """Returns the code under which it is known on a day; of an organisation that is gone, the last that it bore."""
        begun = [code for since, code in self.borne if since is None or since <= day]
        return begun[-1] if begun else self.borne[0][1]


def succession_of(code: str, by_code: dict[str, Succession]) -> Succession:
    """Returns the succession of a code among those of `successions`; its own alone where it shares none."""
    return by_code[code] if code in by_code else Succession(((None, code),))


def continuations(transitions: Iterable[Transition]) -> list[Transition]:
    """Returns the transitions by which an organisation goes on under another code, in the order given.

    Of several that became one on a day, or of one that became several, nobody can say which goes on: none does.

    >>> year_2012 = datetime.date(2012, 4, 1)
    >>> [one.after for one in continuations([Transition(1, "designation", year_2012, "432016", "431001")])]
    ['431001']
    """
    going_on = [one for one in transitions if one.kind in CONTINUING and one.is_whole]
    befores, afters = _sides(going_on)
    return [
        one
        for one in going_on
        if one.before != one.after
        and befores[one.day, one.after] == {one.before}
        and afters[one.day, one.before] == {one.after}
        and one.before
        and one.after
    ]


def _sides(transitions):
    """Returns {(day, after): all before} and {(day, before): all after}, whichever change names them."""
    befores: dict[tuple, set] = {}
    afters: dict[tuple, set] = {}
    for one in transitions:
        befores.setdefault((one.day, one.after), set()).add(one.before)
        afters.setdefault((one.day, one.before), set()).add(one.after)
    return befores, afters


def successions(
    transitions: Iterable[Transition], joins: Iterable[tuple[str, str]] = ()
) -> dict[str, Succession]:
    """Returns {code: the succession that it belongs to} of every code that shares one with another code.

    `joins` are (code, code of the row that is kept as the same organisation).
    """
    steps, joins = continuations(transitions), list(joins)
    forward = adjacency((one.before, one.after) for one in steps)
    begun: dict[str, datetime.date] = {}
    for one in steps:
        begun[one.after] = max(one.day, begun.get(one.after, one.day))
    pairs = [*((one.before, one.after) for one in steps), *joins]
    neighbours = adjacency([*pairs, *((after, before) for before, after in pairs)])
    joined = {code for code, _ in joins}
    found: dict[str, Succession] = {}
    for code in neighbours:
        if code not in found:
            codes = reachable_from([code], neighbours)
            found |= dict.fromkeys(codes, _succession(codes, joined, begun, forward))
    return found


def _succession(codes, joined, begun, forward) -> Succession:
    """Orders codes by the day on which each was begun, and those of one day by how many come behind."""
    kept = sorted(codes - joined) or sorted(codes)
    by_day = sorted(
        kept,
        key=lambda code: (begun.get(code, datetime.date.min), -len(reachable_from([code], forward))),
    )
    return Succession(tuple((begun.get(code), code) for code in by_day), frozenset(codes).difference(kept))
