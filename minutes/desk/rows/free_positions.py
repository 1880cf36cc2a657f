"""Finds free positions for the rows of a new order, between those that stay where they are. Pure."""

from collections.abc import Sequence

# Rows are placed so far apart that one can come between two without touching its neighbours.
POSITION_STEP = 1024
# Up to this width, every free position of a gap is listed; in a wider one, evenly spread ones are tried.
LISTED_GAP = 4096


def fill(
    positions: Sequence[int | None], *, step: int, taken: frozenset[int] = frozenset()
) -> list[int] | None:
    """Returns the positions with each None filled: rising between its neighbours, and none of those taken.

    Returns None where there is no room. `step` is the distance of positions at the end.

    >>> fill([1024, None, 2048, None], step=1024)
    [1024, 1536, 2048, 3072]
    >>> fill([1, None, 2], step=1024) is None
    True
    """
    filled: list[int] = []
    while len(filled) < len(positions):
        start = len(filled)
        position = positions[start]
        if position is not None:
            filled.append(position)
            continue
        end, next_position = _next_held(positions, start)
        below = filled[-1] if filled else 0
        above = max([below, *taken]) + step * (end - start + 1) if next_position is None else next_position
        between = _between(below, above, end - start, taken)
        if between is None:
            return None
        filled += between
    return filled


def _next_held(positions: Sequence[int | None], start: int) -> tuple[int, int | None]:
    """Returns the index and the value of the next position that is not None; behind the last one, None."""
    for index in range(start, len(positions)):
        if positions[index] is not None:
            return index, positions[index]
    return len(positions), None


def _between(below: int, above: int, count: int, taken: frozenset[int]) -> list[int] | None:
    """Returns that many free positions between two others, evenly spread; None where there are fewer."""
    if above - below < LISTED_GAP:
        free = [position for position in range(below + 1, above) if position not in taken]
        return None if len(free) < count else [free[len(free) * (n + 1) // (count + 1)] for n in range(count)]
    spread = [below + (above - below) * (n + 1) // (count + 1) for n in range(count)]
    return None if len(set(spread) - taken) < count or spread[0] <= below else spread
