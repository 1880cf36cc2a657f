"""How relevant a passage is to a search, in points: one sum that the page says in words. Pure.

    回数  10   how often the words stand there, at most five times each
    近さ  10   how few signs part them; 10 side by side, 5 with 30 signs between, 0 where there is one word
    短さ  10   10 for a few signs, 5 for 200
    題名  10   a title that holds a word; 5 for what stands below such a title
    答え   5   an answer to a question

Whole numbers of signs and occurrences alone, so that every database and every engine puts hits in the same order.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from minutes.search.query_language import And, Near, Node, Not, Or, Word

MOST = 10
OFTEN, NEAR, SHORT = 5, 30, 200
BELOW_TITLE = ANSWER = 5
TITLES = ("meeting", "item", "presentation")
# Of a word that stands everywhere, places beyond these make nothing nearer.
MOST_PLACES = 50
Concepts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Judged:
    """What is looked at of a passage; both texts are folded."""

    key: int
    folded: str
    kind: str
    heading: str
    is_answer: bool


def concepts_of(tree: Node) -> Concepts:
    """Returns the folded words of each thing that is asked for: of either word, or of several spellings, it is one."""
    if isinstance(tree, Word):
        return ((tree.folded,),)
    if isinstance(tree, Near):
        return tuple(tuple(word.folded for word in words) for words in (tree.first, tree.second))
    if isinstance(tree, Not):
        return ()
    if isinstance(tree, Or) and all(isinstance(part, Word) for part in tree.parts):
        return (tuple(word.folded for word in tree.parts),)
    assert isinstance(tree, And | Or)
    return tuple(dict.fromkeys(concept for part in tree.parts for concept in concepts_of(part)))


def in_order(passages: list[Judged], concepts: Concepts) -> list[int]:
    """Returns the keys, the most relevant first; of as many points the newest first."""
    return [key for _, key in sorted(((points(one, concepts), one.key) for one in passages), reverse=True)]


def points(passage: Judged, concepts: Concepts) -> int:
    """Returns the points of a passage, from 0 to 45."""
    places = [_places(concept, passage.folded) for concept in concepts]
    often = MOST * sum(min(len(one), OFTEN) for one in places) // (OFTEN * max(len(concepts), 1))
    short = MOST * SHORT // (SHORT + len(passage.folded))
    return often + _nearness(places) + short + _of_title(passage, concepts) + ANSWER * passage.is_answer


def _places(concept, folded):
    """The spans of the words of a concept that do not overlap."""
    found = (match.span() for match in _any_of(concept).finditer(folded))
    return [span for span, _ in zip(found, range(MOST_PLACES), strict=False)]


@lru_cache(maxsize=256)
def _any_of(words):
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


def _nearness(places) -> int:
    """By the shortest stretch that holds all concepts that stand there: what of it is none of them."""
    present = [spans for spans in places if spans]
    if len(present) < 2:
        return 0
    marked = sorted((*span, number) for number, spans in enumerate(present) for span in spans)
    fewest = min(_signs_between(marked, start, len(present)) for start in range(len(marked)))
    return MOST * NEAR // (NEAR + fewest)


def _signs_between(marked, start, wanted) -> int:
    """The signs that belong to no word, from one place on until all have come."""
    seen, between, reached = set(), 0, marked[start][0]
    for begin, end, number in marked[start:]:
        between += max(0, begin - reached)
        reached = max(reached, end)
        seen.add(number)
        if len(seen) == wanted:
            return between
    return len(marked) * 1_000_000


def _of_title(passage, concepts) -> int:
    if passage.kind in TITLES:
        return MOST
    return BELOW_TITLE if any(_any_of(concept).search(passage.heading) for concept in concepts) else 0
