"""Finds the predecessors and successors of an organisation, by code, through all changes."""

import datetime
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Q

from members.models import Organisation, OrganisationChange

Edge = tuple[str, str, datetime.date]


class Transition(NamedTuple):
    """One organisation that became one other in a change (its primary key); a missing side is None."""

    change: int
    kind: str
    day: datetime.date
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Kin:
    """The codes of an organisation and of its relatives.

    `own`: its own code, and those of rows joined to it. `before`: all predecessors. `after`: all successors.
    `transitions`: all transitions of the registry, from which these were computed.
    """

    own: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    transitions: list[Transition]


@dataclass(frozen=True)
class Relations:
    """All joins and all transitions of the registry, read at once, so that many can be asked for their kin.

    `same`: {code: the codes of rows joined to it}. `before`, `after`: {code: where one step leads}, joins among them.
    """

    transitions: list[Transition]
    same: dict[Hashable, set]
    before: dict[Hashable, set]
    after: dict[Hashable, set]

    def kin(self, code: str) -> Kin:
        """Returns a code with all its predecessors and successors."""
        own = frozenset({code, *reachable_from([code], self.same)})
        ancestors, descendants = reachable_from(own, self.before), reachable_from(own, self.after)
        return Kin(own, frozenset(ancestors - own), frozenset(descendants - own), self.transitions)


def transitions() -> list[Transition]:
    """Returns every pair of before and after, in order of time. One query.

    A change of district (郡) names several towns together, and each of them stays itself: only pairs of the same name
    are kept, because 穴水町 did not become 門前町.
    """
    same_town = ~Q(kind=OrganisationChange.Kind.DISTRICT) | Q(before__name=F("after__name"))
    changes = OrganisationChange.objects.filter(same_town).order_by("took_effect_on", "id")
    values = changes.values_list("id", "kind", "took_effect_on", "before__key", "after__key")
    return list(map(Transition._make, values))


def edges() -> list[Edge]:
    """Returns (code before, code after, day) of every transition to another code. One query."""
    return _edges(transitions())


def _edges(transitions):
    return [
        (transition.before, transition.after, transition.day)
        for transition in transitions
        if transition.before and transition.after and transition.before != transition.after
    ]


def predecessors(code: str) -> set[str]:
    """Returns the codes that became this one in a single change: 養父市 ← 八鹿町, 養父町, 大屋町, 関宮町."""
    return {before for before, after, _ in edges() if after == code}


def successors(code: str) -> set[str]:
    """Returns the codes that this one became in a single change; two for 上九一色村, which was divided."""
    return {after for before, after, _ in edges() if before == code}


def relations() -> Relations:
    """Returns how all codes of the registry belong together. Two queries, which read every change."""
    joined = Organisation.objects.filter(same_as__isnull=False)
    same = [pair for pair in joined.values_list("key", "same_as__key") if pair[0] != pair[1]]
    same += [(other, key) for key, other in same]
    all_transitions = transitions()
    forward = [(before, after) for before, after, _ in _edges(all_transitions)]
    backward = [(after, before) for before, after in forward]
    return Relations(
        all_transitions, adjacency(same), adjacency([*same, *backward]), adjacency([*same, *forward])
    )


def kin(code: str) -> Kin:
    """Returns a code with all its predecessors and successors. Two queries."""
    return relations().kin(code)


def joined_codes(codes: Iterable[str]) -> dict[str, set[str]]:
    """Returns, for each code, those of other rows that were joined to it as the same organisation. One query."""
    joined = Organisation.objects.filter(same_as__key__in=codes).exclude(key=F("same_as__key")).order_by()
    by_code: dict[str, set[str]] = {}
    for code, other in joined.values_list("same_as__key", "key"):
        by_code.setdefault(code, set()).add(other)
    return by_code


def related_codes(codes: Iterable[str]) -> set[str]:
    """Returns the codes with all that changes and joins connect to them, in either direction. Two queries."""
    joined = Organisation.objects.filter(same_as__isnull=False).values_list("key", "same_as__key")
    pairs = [*joined, *((before, after) for before, after, _ in edges())]
    return {*codes, *closure(codes, [*pairs, *((after, before) for before, after in pairs)])}


def lineage(code: str) -> set[str]:
    """Returns the code with all its predecessors and successors. Not its siblings: they were other towns."""
    relatives = kin(code)
    return {*relatives.own, *relatives.before, *relatives.after}


def closure(starts: Iterable[Hashable], pairs: Iterable[tuple]) -> set:
    """Returns every node that is reachable from the starts over edges (from, to)."""
    return reachable_from(starts, adjacency(pairs))


def adjacency(pairs: Iterable[tuple]) -> dict[Hashable, set]:
    """Returns {node: the nodes that its edges lead to} of edges (from, to)."""
    neighbours: dict[Hashable, set] = {}
    for source, target in pairs:
        neighbours.setdefault(source, set()).add(target)
    return neighbours


def reachable_from(starts: Iterable[Hashable], neighbours: dict[Hashable, set]) -> set:
    """Returns every node that is reachable from the starts; a start itself only if an edge leads to it."""
    reachable: set = set()
    waiting = list(starts)
    while waiting:
        for node in neighbours.get(waiting.pop(), set()) - reachable:
            reachable.add(node)
            waiting.append(node)
    return reachable
