"""Ways over a graph of nodes and edges. Pure."""

from collections.abc import Hashable, Iterable


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
