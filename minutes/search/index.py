"""Asks the index: counts and sort keys of the passages that match, the same whichever engine answers (engines/)."""

from collections.abc import Iterator
from dataclasses import replace

from minutes.search.analysis import keys
from minutes.search.engines.choose import engine
from minutes.search.index_query import IndexQuery


def count(query: IndexQuery) -> int:
    (hits,) = counts([query])
    return hits


def counts(queries: list[IndexQuery]) -> list[int]:
    """Returns the count of each query, in one statement."""
    return engine().counts(queries) if queries else []


def counts_by_meeting_and_organisation(query: IndexQuery) -> list[tuple[int, int, int]]:
    """Returns (meeting, organisation's search number, hits).

    Whether a meeting matches as a whole is looked up once for it here: for each hit, it took as long as finding these.
    """
    rows = engine().counts_by_meeting_and_organisation(replace(query, together=None))
    meetings = meetings_together(query) if query.together else None
    return [row for row in rows if meetings is None or row[0] in meetings]


def counts_by_meeting(queries: list[IndexQuery]) -> list[dict[int, int]]:
    """Returns {meeting: hits} of each query, in one statement."""
    return engine().counts_by_meeting(queries)


def bodies_of_meetings(low: int, high: int) -> dict[int, str]:
    """Returns {meeting: key of its 会議体} of the published meetings between two numbers, both included."""
    return engine().bodies_of_meetings(low, high)


def meetings_together(query: IndexQuery) -> set[int]:
    """Returns the numbers of the meetings that match the query's `together`."""
    return engine().meetings_together(query)


def highest_keys(query: IndexQuery, limit: int, total: int | None = None) -> list[int]:
    """Returns the highest keys, highest first. `total` is the count, where it is known: it may decide the plan."""
    return engine().ordered_keys(query, limit, highest=True, total=total)


def lowest_keys(query: IndexQuery, limit: int, total: int | None = None) -> list[int]:
    """Returns the lowest keys, lowest first."""
    return engine().ordered_keys(query, limit, highest=False, total=total)


def all_keys(query: IndexQuery, batch_size: int = 500) -> Iterator[list[int]]:
    """Yields all keys, highest first, in lists of at most `batch_size`."""
    meetings = meetings_together(query) if query.together else None
    query = replace(query, together=None)
    total = count(query)
    while batch := highest_keys(query, batch_size, total):
        yield [key for key in batch if meetings is None or keys.meeting_of(key) in meetings]
        if len(batch) < batch_size:
            return
        query = replace(query, high=batch[-1] - 1)
