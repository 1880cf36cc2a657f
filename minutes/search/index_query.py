"""A query as an engine takes it. Pure."""

from dataclasses import dataclass

from minutes.search.analysis import keys
from minutes.search.query_language import Node


@dataclass(frozen=True)
class IndexQuery:
    """A query as the index takes it; every condition must hold.

    `facets` are groups of (letter, value): a passage has one facet of each group. `low` and `high` are sort keys, both
    included. `ranges` are (low, high) too: a key lies in one of them, where there are any. `together` is a tree that the
    meeting of a hit matches with all of its passages together, whatever the facets. `meetings` are numbers of a few
    meetings (see keys.py); None stands for all. `mentioned` are codes of organisations: another one's words name one.
    `among` are (SQL, parameters) over the passages that select sort keys, in each of which the hit's is (spoken_keys.py).
    """

    tree: Node | None = None
    facets: tuple[tuple[tuple[str, str], ...], ...] = ()
    low: int = 0
    high: int = keys.LAST_KEY
    ranges: tuple[tuple[int, int], ...] = ()
    together: Node | None = None
    meetings: frozenset[int] | None = None
    mentioned: tuple[str, ...] = ()
    among: tuple[tuple[str, tuple], ...] = ()
