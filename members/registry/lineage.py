"""Finds the predecessors and successors of an organisation, by code, through all changes."""

import datetime
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from django.db.models import F, Q

from members.graph import adjacency, closure, reachable_from
from members.models import Organisation, OrganisationChange
from members.succession import Succession, Transition, succession_of, successions

Edge = tuple[str, str, datetime.date]
TRANSITION = ("id", "kind", "took_effect_on", "before__key", "after__key")


@dataclass(frozen=True)
class Kin:
    """The codes of an organisation and of its relatives.

    `own`: all codes that are this one organisation (members/succession.py). `before`: all predecessors. `after`: all
    successors.
    `transitions`: all transitions of the registry, from which these were computed.
    """

    own: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    transitions: list[Transition]


@dataclass(frozen=True)
class Relations:
    """All joins and all transitions of the registry, read at once, so that many can be asked for their kin.

    `successions`: of each code that is not its organisation's only one. `before`, `after`: {code: where one step leads},
    joins among them.
    """

    transitions: list[Transition]
    successions: dict[str, Succession]
    before: dict[Hashable, set]
    after: dict[Hashable, set]

    def own(self, code: str) -> frozenset[str]:
        """Returns all codes of the organisation that has this one."""
        return succession_of(code, self.successions).codes

    def codes_borne(self, code: str) -> list[str]:
        """Returns the codes that the organisation that has this one bore one after the other, joined rows left out."""
        return [one for _, one in succession_of(code, self.successions).borne]

    def code_on(self, code: str, day: datetime.date) -> str:
        """Returns the code under which the organisation that has this one is known on a day."""
        return succession_of(code, self.successions).code_on(day)

    def kin(self, code: str) -> Kin:
        """Returns a code with all its predecessors and successors."""
        own = self.own(code)
        ancestors, descendants = reachable_from(own, self.before), reachable_from(own, self.after)
        return Kin(own, frozenset(ancestors - own), frozenset(descendants - own), self.transitions)


def transitions() -> list[Transition]:
    """Returns every pair of before and after, in order of time. One query.

    A change of district (郡) names several towns together, and each of them stays itself: only pairs of the same name
    are kept, because 穴水町 did not become 門前町.
    """
    same_town = ~Q(kind=OrganisationChange.Kind.DISTRICT) | Q(before__name=F("after__name"))
    changes = OrganisationChange.objects.filter(same_town).order_by("took_effect_on", "id")
    rows = changes.values_list(*TRANSITION, "before__valid_to", "after__valid_from")
    return [Transition(*row, ended == row[2] == begun) for *row, ended, begun in rows]


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
    joined = Organisation.objects.filter(same_as__isnull=False).order_by()
    joins = [pair for pair in joined.values_list("key", "same_as__key") if pair[0] != pair[1]]
    all_transitions = transitions()
    same = [*joins, *((kept, code) for code, kept in joins)]
    forward = [(before, after) for before, after, _ in _edges(all_transitions)]
    backward = [(after, before) for before, after in forward]
    return Relations(
        all_transitions,
        successions(all_transitions, joins),
        adjacency([*same, *backward]),
        adjacency([*same, *forward]),
    )


def kin(code: str) -> Kin:
    """Returns a code with all its predecessors and successors. Two queries."""
    return relations().kin(code)


def related_codes(codes: Iterable[str]) -> set[str]:
    """Returns the codes with all that changes and joins connect to them, in either direction. Two queries."""
    joined = Organisation.objects.filter(same_as__isnull=False).values_list("key", "same_as__key")
    pairs = [*joined, *((before, after) for before, after, _ in edges())]
    return {*codes, *closure(codes, [*pairs, *((after, before) for before, after in pairs)])}


def lineage(code: str) -> set[str]:
    """Returns the code with all its predecessors and successors. Not its siblings: they were other towns."""
    relatives = kin(code)
    return {*relatives.own, *relatives.before, *relatives.after}
