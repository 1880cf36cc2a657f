"""The spellings that mean the same as what was typed: each with its count, and the address that joins or parts them."""

from dataclasses import dataclass, replace

from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.search_request import searched_tree
from minutes.search import index
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import And, Node, Or, map_words, words_of
from minutes.search.spellings.families import as_word, spelled_alike

# Of one search, so that one statement counts them.
MOST_COUNTED = 40


@dataclass(frozen=True)
class Family:
    """A word as typed with its hits, and (spelling, hits) of those that are found: what the whole search finds with it in its
    place and that holds it; of a word that is excluded, what holds it under the conditions."""

    word: str
    hits: int
    others: list[tuple[str, int]]


@dataclass(frozen=True)
class Spellings:
    """`total` is how many hits there are with all of them, `href` joins them, or leaves them out where they are joined.
    `query` finds these hits."""

    families: list[Family]
    total: int
    is_joined: bool
    href: str
    query: IndexQuery


def offered_spellings(
    addresses: SearchAddresses, form, tree: Node | None, index_query: IndexQuery, total: int
) -> Spellings | None:
    """Returns what means the same as the words that a valid form looks for; None where that is nothing, or is found nowhere.

    `tree` are those words, without what was understood as a name or a day.
    `index_query` is what is searched, `total` how many hits it has. One statement, and none without a word of a family.
    """
    typed, is_joined = searched_tree(form, tree, same=False), form.cleaned_data["same"]
    asked = list(_spellings_of_words(tree))
    if not asked:
        return None
    queries = [_holding(index_query, typed, word, spelling) for word, spelling in asked]
    with_all = index_query if is_joined else _asked(index_query, searched_tree(form, tree, same=True))
    queries += [] if is_joined else [with_all]
    hits = index.counts(queries)
    families = _families(asked, hits)
    if not is_joined and not any(family.others for family in families):
        return None
    href = addresses.changed(same=None if is_joined else "on")
    return Spellings(families, total if is_joined else hits[-1], is_joined, href, with_all)


def _spellings_of_words(tree):
    """Yields each word of a family with each of its spellings, itself first; MOST_COUNTED in all."""
    left = MOST_COUNTED
    for word in words_of(tree):
        others = spelled_alike(word.folded)
        if others and len(others) < left:
            left -= len(others) + 1
            yield word, word
            yield from ((word, as_word(spelling)) for spelling in others)


def _holding(index_query, tree, word, spelling) -> IndexQuery:
    """Returns the query for what holds one spelling, and is found where that stands in the place of the word."""
    if word not in words_of(tree, positive_only=True):
        return replace(index_query, tree=spelling, together=None)
    spelled = map_words(tree, lambda other: spelling if other == word else other)
    if index_query.together is None:
        return replace(index_query, tree=And((spelled, spelling)))
    return replace(index_query, tree=spelling, together=spelled)


def _asked(index_query, tree) -> IndexQuery:
    """Returns the query for another tree under the same conditions, as compile_query makes it."""
    if index_query.together is None:
        return replace(index_query, tree=tree)
    words = tuple(words_of(tree, positive_only=True))
    shown = Or(words) if len(words) > 1 else next(iter(words), None)
    return replace(index_query, tree=shown, together=tree)


def _families(asked, hits) -> list[Family]:
    counted: dict = {}
    for (word, spelling), count in zip(asked, hits, strict=False):
        counted.setdefault(word, []).append((spelling.typed, count))
    return [
        Family(word.typed, own, [(spelling, count) for spelling, count in others if count])
        for word, ((_, own), *others) in counted.items()
    ]
