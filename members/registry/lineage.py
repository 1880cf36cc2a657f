"""What an organisation came from and what became of it, by code, through all changes."""

import datetime
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Q

from members.models import Organisation, OrganisationChange

Edge = tuple[str, str, datetime.date]


class Passing(NamedTuple):
    """One organisation into one other by one change (its primary key); nobody before or after is None."""

    change: int
    kind: str
    day: datetime.date
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Kin:
    """Codes: one organisation's own (several where rows were found to be the same), all that it came from, all that it became.

    `told`: every passing of the registry, by which they were found.
    """

    own: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    told: list[Passing]


def passings() -> list[Passing]:
    """Every pair of before and after, in order of time. One query.

    Of the towns that a change of district names together, each goes on as itself: 穴水町 did not become 門前町.
    """
    ways_on = ~Q(kind=OrganisationChange.Kind.DISTRICT) | Q(before__name=F("after__name"))
    rows = OrganisationChange.objects.filter(ways_on).order_by("took_effect_on", "id")
    return list(
        map(Passing._make, rows.values_list("id", "kind", "took_effect_on", "before__key", "after__key"))
    )


def edges() -> list[Edge]:
    """Every (code before, code after, day) of two different codes. One query."""
    return _edges(passings())


def _edges(told):
    return [
        (one.before, one.after, one.day)
        for one in told
        if one.before and one.after and one.before != one.after
    ]


def predecessors(code: str) -> set[str]:
    """The codes that went straight into this one: 養父市 ← 八鹿町, 養父町, 大屋町, 関宮町."""
    return {before for before, after, _ in edges() if after == code}


def successors(code: str) -> set[str]:
    """The codes that this one went straight into; two for 上九一色村, which was divided."""
    return {after for before, after, _ in edges() if before == code}


def kin(code: str) -> Kin:
    """Two queries."""
    doubles = Organisation.objects.filter(same_as__isnull=False)
    same = [pair for pair in doubles.values_list("key", "same_as__key") if pair[0] != pair[1]]
    same += [(other, key) for key, other in same]
    own = frozenset({code, *closure([code], same)})
    told = passings()
    pairs = [(before, after) for before, after, _ in _edges(told)]
    back = closure(own, [*same, *((after, before) for before, after in pairs)])
    on = closure(own, [*same, *pairs])
    return Kin(own, frozenset(back - own), frozenset(on - own), told)


def lineage(code: str) -> set[str]:
    """The code, all that it came from and all that became of it. Not its siblings: they were other towns."""
    found = kin(code)
    return {*found.own, *found.before, *found.after}


def closure(starts: Iterable[Hashable], pairs: Iterable[tuple]) -> set:
    """All that is reached from the starts by pairs of (from, to)."""
    return reached(starts, ways(pairs))


def ways(pairs: Iterable[tuple]) -> dict[Hashable, set]:
    """From → all that it leads to."""
    found: dict[Hashable, set] = {}
    for here, there in pairs:
        found.setdefault(here, set()).add(there)
    return found


def reached(starts: Iterable[Hashable], steps: dict[Hashable, set]) -> set:
    found, waiting = set(), list(starts)
    while waiting:
        for step in steps.get(waiting.pop(), set()) - found:
            found.add(step)
            waiting.append(step)
    return found
