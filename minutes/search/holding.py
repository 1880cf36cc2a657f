"""Finds by the index which public passages hold words, however they are spelled: what a scan of all of them would find."""

from collections.abc import Iterator

from minutes.models import Passage
from minutes.search import index
from minutes.search.analysis.folding import fold
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import Word

SAID = tuple(kind for kind in Passage.Kind.values if kind != Passage.Kind.HANDOUT)
IN_FILES = (Passage.Kind.HANDOUT.value,)


def is_any_holding(words: str, *, kinds: tuple[str, ...]) -> bool:
    """Returns whether a passage of these kinds holds the words."""
    return bool(fold(words)) and bool(index.highest_keys(_query(words, kinds), 1))


def passages_holding(words: str, *, kinds: tuple[str, ...]) -> Iterator[Passage]:
    """Yields the passages of these kinds that hold the words, the newest meeting first."""
    for sort_keys in index.all_keys(_query(words, kinds)) if fold(words) else ():
        yield from Passage.objects.filter(sort_key__in=sort_keys).order_by("-sort_key")


def _query(words, kinds):
    return IndexQuery(tree=Word(fold(words), words), facets=(tuple(("k", kind) for kind in kinds),))
