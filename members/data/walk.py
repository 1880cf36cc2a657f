"""Walks through all changes of municipalities since 1970, day by day. Pure; only build.py uses it.

A node is (five-digit code, name). All events of a day are applied together, because the source lists them in any order:
on 2005-04-01 two towns go into 新井市 and 新井市 becomes 妙高市.
"""

from dataclasses import dataclass, field

from members.codes import with_check_digit


@dataclass(frozen=True)
class Municipality:
    """A municipality as a row of a source names it."""

    code: str
    name: str
    kana: str
    district: str

    @property
    def node(self):
        return self.code, self.name


@dataclass
class Generation:
    municipality: Municipality
    valid_from: str
    valid_to: str = ""

    @property
    def reference(self) -> str:
        """The name of the generation in changes.csv: 012289/1970-04-01."""
        return f"{with_check_digit(self.municipality.code)}/{self.valid_from}"


@dataclass(frozen=True)
class Event:
    """One change of the source. `edges`: its (before, after) pairs; before is None where a municipality begins."""

    kind: str
    text: str
    edges: tuple[tuple[Municipality | None, Municipality], ...]


@dataclass
class Walk:
    """The state on one day: generations that have ended, those in force by code, and the changes so far."""

    past: list[Generation] = field(default_factory=list)
    in_force: dict[str, Generation] = field(default_factory=dict)
    changes: list[tuple] = field(default_factory=list)

    def begin(self, municipality: Municipality, day: str) -> None:
        if municipality.code in self.in_force:
            raise ValueError(f"{municipality} begins on {day}, but its code is in use")
        self.in_force[municipality.code] = Generation(municipality, day)

    def apply_day(self, day: str, events: list[Event]) -> None:
        """Applies the events of a day: ends and begins generations, and notes each event as a change."""
        before = self._named_by(events)
        following = _following(events)
        for node in following.keys() & before.keys():
            generation = self.in_force.pop(node[0])
            generation.valid_to = day
            self.past.append(generation)
        for _, target in (edge for event in events for edge in event.edges):
            if target.node not in following and self._name(target.code) != target.name:
                self.begin(target, day)
        after = self._named_by(events)
        for event in events:
            self.changes.append((day, event.kind, event.text, *self._sides(event, events, before, after)))

    def _named_by(self, events):
        """{node: generation} of the generations in force whose code an event names."""
        codes = {
            municipality.code
            for event in events
            for edge in event.edges
            for municipality in edge
            if municipality
        }
        return {
            self.in_force[code].municipality.node: self.in_force[code]
            for code in codes & self.in_force.keys()
        }

    def _name(self, code):
        return self.in_force[code].municipality.name if code in self.in_force else None

    def _sides(self, event, events, before, after):
        """The references before and after an event.

        A municipality that came and went within the day is replaced by the ones it came from, or became.
        """
        following = _following(events)
        preceding = _reversed(following)
        sources, targets = set(), set()
        for source, target in event.edges:
            if source:
                sources |= {before[node].reference for node in _resolved(source.node, preceding, before)}
            in_force = before | after if target.node in before else after
            targets |= {in_force[node].reference for node in _resolved(target.node, following, in_force)}
        return " ".join(sorted(sources)), " ".join(sorted(targets))


def _following(events):
    """{node: the nodes that it became}, without nodes that stay (in a separation, or in a merger under the old name)."""
    became = {}
    for event in events:
        for source, target in event.edges:
            stays = source is None or event.kind == "separation" or source.node == target.node
            if not stays:
                became.setdefault(source.node, set()).add(target.node)
    staying = {
        source.node for event in events for source, target in event.edges if source and source == target
    }
    return {node: targets for node, targets in became.items() if node not in staying}


def _reversed(edges):
    reversed_edges = {}
    for node, targets in edges.items():
        for target in targets:
            reversed_edges.setdefault(target, set()).add(node)
    return reversed_edges


def _resolved(node, edges, in_force):
    """The node if it is in force, else the nodes in force that its edges lead to."""
    if node in in_force:
        return {node}
    return {end for neighbour in edges[node] for end in _resolved(neighbour, edges, in_force)}
