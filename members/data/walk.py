"""The country on its way from 1970 to today: who lives, who was, what happened. Pure; used by build.py only.

A node is (five-digit code, name). All events of a day are taken together, since the source says them in any order:
on 2005-04-01 two towns go into 新井市 and 新井市 becomes 妙高市.
"""

from dataclasses import dataclass, field

from members.codes import with_check_digit


@dataclass(frozen=True)
class Municipality:
    """One municipality as a source row names it."""

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
        """012289/1970-04-01: how changes.csv names a generation."""
        return f"{with_check_digit(self.municipality.code)}/{self.valid_from}"


@dataclass(frozen=True)
class Event:
    """One change as the source tells it; `edges` are its (before, after) pairs, one of them None at a beginning."""

    kind: str
    text: str
    edges: tuple[tuple[Municipality | None, Municipality], ...]


@dataclass
class Walk:
    past: list[Generation] = field(default_factory=list)
    living: dict[str, Generation] = field(default_factory=dict)
    changes: list[tuple] = field(default_factory=list)

    def begin(self, municipality: Municipality, day: str) -> None:
        if municipality.code in self.living:
            raise ValueError(f"{municipality} begins on {day}, but its code lives")
        self.living[municipality.code] = Generation(municipality, day)

    def apply_day(self, day: str, events: list[Event]) -> None:
        """Move the country over the night before `day` and note each event as a change."""
        before = self._standing(events)
        following = _following(events)
        for node in following.keys() & before.keys():
            generation = self.living.pop(node[0])
            generation.valid_to = day
            self.past.append(generation)
        for _, after in (edge for event in events for edge in event.edges):
            if after.node not in following and self._name(after.code) != after.name:
                self.begin(after, day)
        now = self._standing(events)
        for event in events:
            self.changes.append((day, event.kind, event.text, *self._sides(event, events, before, now)))

    def _standing(self, events):
        """node → generation, of those whose code an event names and that live."""
        codes = {one.code for event in events for edge in event.edges for one in edge if one}
        return {self.living[code].municipality.node: self.living[code] for code in codes & self.living.keys()}

    def _name(self, code):
        return self.living[code].municipality.name if code in self.living else None

    def _sides(self, event, events, before, now):
        """The references before and after an event; whoever came and went within the day stands for its like."""
        following = _following(events)
        preceding = _turned(following)
        out, into = set(), set()
        for source, target in event.edges:
            if source:
                out |= {before[node].reference for node in _reached(source.node, preceding, before)}
            standing = before | now if target.node in before else now
            into |= {standing[node].reference for node in _reached(target.node, following, standing)}
        return " ".join(sorted(out)), " ".join(sorted(into))


def _following(events):
    """node → the nodes that it turned into; whoever stays (a separation, a merger under the old name) is not in it."""
    found = {}
    for event in events:
        for source, target in event.edges:
            stays = source is None or event.kind == "separation" or source.node == target.node
            if not stays:
                found.setdefault(source.node, set()).add(target.node)
    kept = {source.node for event in events for source, target in event.edges if source and source == target}
    return {node: targets for node, targets in found.items() if node not in kept}


def _turned(following):
    found = {}
    for node, targets in following.items():
        for target in targets:
            found.setdefault(target, set()).add(node)
    return found


def _reached(node, ways, standing):
    """The nodes that stand, reached from one that may have lived for no whole day."""
    if node in standing:
        return {node}
    return {end for step in ways[node] for end in _reached(step, ways, standing)}
