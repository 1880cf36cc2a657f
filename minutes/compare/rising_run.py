"""The longest part of a list that keeps its order: what stays where it is while all else moved around it. Pure."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising_run(values: Sequence[int]) -> set[int]:
    """Returns the indexes of a longest strictly rising run of values (patience sorting).

    >>> sorted(longest_rising_run([2, 0, 1, 3]))
    [1, 2, 3]
    """
    ends: list[int] = []
    end_indexes: list[int] = []
    previous: list[int | None] = []
    for index, value in enumerate(values):
        length = bisect_left(ends, value)
        previous.append(end_indexes[length - 1] if length else None)
        ends[length : length + 1] = [value]
        end_indexes[length : length + 1] = [index]
    run: set[int] = set()
    last = end_indexes[-1] if end_indexes else None
    while last is not None:
        run.add(last)
        last = previous[last]
    return run
