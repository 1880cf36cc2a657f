"""What an organisation came from and what became of it, by code, through all changes."""

import datetime
from collections.abc import Hashable, Iterable

from members.models import OrganisationChange

Edge = tuple[str, str, datetime.date]


def edges() -> list[Edge]:
    """Every (code before, code after, day) of two different codes. One query."""
    pairs = OrganisationChange.objects.filter(before__isnull=False, after__isnull=False)
    found = pairs.order_by("took_effect_on", "id").values_list("before__key", "after__key", "took_effect_on")
    return [edge for edge in found if edge[0] != edge[1]]


def predecessors(code: str) -> set[str]:
    """The codes that went straight into this one: 養父市 ← 八鹿町, 養父町, 大屋町, 関宮町."""
    return {before for before, after, _ in edges() if after == code}


def successors(code: str) -> set[str]:
    """The codes that this one went straight into; two for 上九一色村, which was divided."""
    return {after for before, after, _ in edges() if before == code}


def lineage(code: str) -> set[str]:
    """The code, all that it came from and all that became of it. Not its siblings: they were other towns."""
    found = edges()
    return {
        code,
        *closure([code], [(after, before) for before, after, _ in found]),
        *closure([code], [(before, after) for before, after, _ in found]),
    }


def closure(starts: Iterable[Hashable], pairs: Iterable[tuple]) -> set:
    """All that is reached from the starts by pairs of (from, to)."""
    ways: dict = {}
    for here, there in pairs:
        ways.setdefault(here, set()).add(there)
    reached, waiting = set(), list(starts)
    while waiting:
        for step in ways.get(waiting.pop(), set()) - reached:
            reached.add(step)
            waiting.append(step)
    return reached
