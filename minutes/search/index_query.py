"""A query as an engine takes it, and how two become one. Pure."""

from dataclasses import dataclass, replace

from minutes.search.analysis import keys
from minutes.search.query_language import And, Node

# The value of a facet that stands for every value of its letter.
ANY = ""
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class IndexQuery:
    """A query as the index takes it; every condition must hold.

    `facets` are groups of (letter, value): a passage has one facet of each group; (letter, ANY) is any of the letter. `low` and `high` are sort keys, both
    included. `ranges` are (low, high) too: a key lies in one of them, where there are any. `together` is a tree that the
    meeting of a hit matches with all of its passages together, whatever the facets. `meetings` are numbers of a few
    meetings (see keys.py); None stands for all. `mentioned` are codes of organisations: another one's words name one.
    `around` are groups of organisations, by code, or by label where nobody knows the code: one of each group said it, or
    brought the report or inquiry in which it was said.
    `among` are (SQL, parameters) over the passages that select sort keys, in each of which the hit's is (spoken_keys.py).
    """

    tree: Node | None = None
    facets: tuple[tuple[tuple[str, str], ...], ...] = ()
    low: int = 0
    high: int = keys.LAST_KEY
    ranges: Ranges = ()
    together: Node | None = None
    meetings: frozenset[int] | None = None
    mentioned: tuple[str, ...] = ()
    around: tuple[tuple[str, ...], ...] = ()
    among: tuple[tuple[str, tuple], ...] = ()


def both(one: IndexQuery, other: IndexQuery) -> IndexQuery:
    """Returns the query for what matches both. At most one of them may have `together`, and one `mentioned`."""
    trees = [query.tree for query in (one, other) if query.tree is not None]
    return replace(
        one,
        tree=And(tuple(trees)) if len(trees) > 1 else trees[0] if trees else None,
        facets=one.facets + other.facets,
        low=max(one.low, other.low),
        high=min(one.high, other.high),
        ranges=_common(one.ranges, other.ranges)
        if one.ranges and other.ranges
        else one.ranges or other.ranges,
        together=one.together or other.together,
        meetings=_meetings(one.meetings, other.meetings),
        mentioned=one.mentioned or other.mentioned,
        around=one.around + other.around,
        among=one.among + other.among,
    )


def _common(ranges: Ranges, others: Ranges) -> Ranges:
    """Returns what lies in a range of either; a range that holds nothing where none does, since no range is no limit.

    >>> _common(((1, 5), (8, 9)), ((4, 8),))
    ((4, 5), (8, 8))
    """
    pairs = [(max(low, first), min(high, last)) for low, high in ranges for first, last in others]
    return tuple((low, high) for low, high in pairs if low <= high) or ((1, 0),)


def _meetings(some, others):
    return others if some is None else some if others is None else some & others
