"""Positions for rows in a new order, leaving those that stay where they are. Pure."""

from collections.abc import Sequence


def fill(
    positions: Sequence[int | None], *, step: int, taken: frozenset[int] = frozenset()
) -> list[int] | None:
    """A position for each None, rising between its neighbours; none of those taken. None where there is no room.

    >>> fill([1024, None, 2048, None], step=1024)
    [1024, 1536, 2048, 3072]
    >>> fill([1, None, 2], step=1024) is None
    True
    """
    filled, at = list(positions), 0
    while at < len(filled):
        if filled[at] is not None:
            at += 1
            continue
        end = next((place for place in range(at, len(filled)) if filled[place] is not None), len(filled))
        below = filled[at - 1] if at else 0
        above = filled[end] if end < len(filled) else max([below, *taken]) + step * (end - at + 1)
        found = _between(below, above, end - at, taken)
        if found is None:
            return None
        filled[at:end], at = found, end
    return filled


def _between(below, above, count, taken):
    """That many free positions between two others, evenly spread as far as it goes."""
    free = (
        [place for place in range(below + 1, above) if place not in taken] if above - below < 4096 else None
    )
    if free is not None:
        return None if len(free) < count else [free[len(free) * (n + 1) // (count + 1)] for n in range(count)]
    spread = [below + (above - below) * (n + 1) // (count + 1) for n in range(count)]
    return None if len(set(spread) - taken) < count or spread[0] <= below else spread
