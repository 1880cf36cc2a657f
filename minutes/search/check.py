"""Checks the index against a plain scan of the stored text: both must answer random queries alike."""

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutes.models import Passage
from minutes.search import find, index
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold_passage
from minutes.search.query_language import And, Node, Not, Or, Word
from minutes.search.search_query import SearchQuery, compile_query

# How many keys are compared one by one; of all others only the count is.
COMPARED_KEYS = 60


@dataclass(frozen=True)
class ScannedPassage:
    key: int
    folded: str
    kind: str
    brought: str
    body: str
    code: str
    prefecture: str
    label: str
    asked: str
    replies_to: str
    address: str
    day: datetime.date
    last_day: datetime.date | None

    @property
    def answering(self) -> str | None:
        """Returns who answers with it, by code or label; None where it is no answer."""
        is_answer = self.kind == "written_answer" or self.replies_to != ""
        return (self.code or self.label or None) if is_answer else None


class PlainScan:
    """All passages in memory, highest key first, folded from their text when the scan is made."""

    def __init__(self):
        columns = "sort_key text kind brought body_key code prefecture label asked replies_to".split()
        rows = Passage.objects.order_by("-sort_key").values_list(*columns, "address", "held_on", "last_day")
        self.passages = [
            ScannedPassage(key, fold_passage(text), *rest) for key, text, *rest in rows.iterator()
        ]
        self.texts = [passage.folded for passage in self.passages]
        self.holding = defaultdict(set)  # character → positions of the passages that hold it
        for position, text in enumerate(self.texts):
            for character in set(text):
                self.holding[character].add(position)

    def matching_keys(self, query: SearchQuery) -> list[int]:
        """Returns the keys of all passages that match, highest first."""
        positions = self._positions(query.tree) if query.tree else range(len(self.passages))
        passages = [self.passages[position] for position in sorted(positions)]
        return [passage.key for passage in passages if _meets_conditions(passage, query)]

    def _positions(self, tree):
        if isinstance(tree, Word):
            candidates = min((self.holding.get(character, set()) for character in tree.folded), key=len)
            word, texts = tree.folded, self.texts
            return {position for position in candidates if word in texts[position]}
        if isinstance(tree, Not):
            return set(range(len(self.passages))) - self._positions(tree.part)
        combine = set.intersection if isinstance(tree, And) else set.union
        return combine(*(self._positions(part) for part in tree.parts))


def _meets_conditions(passage, query):
    return (
        (not query.codes or passage.code in query.codes)
        and query.prefecture in ("", passage.prefecture)
        and query.body in ("", passage.body)
        and query.kind in ("", passage.kind)
        and query.brought in ("", passage.brought)
        and (not query.label or (passage.label == query.label and not passage.code))
        and (not query.asked_of or not {*passage.asked.split("\n")}.isdisjoint(query.asked_of))
        and (not query.answered_by or passage.answering in query.answered_by)
        and (query.since is None or (passage.last_day or passage.day) >= query.since)
        and (query.until is None or passage.day <= query.until)
        and query.meeting in ("", passage.address)
    )


def differences(*, substrings: int, trees: int, seed: int) -> Iterator[str | None]:
    """Yields one item for each query: None where index and scan agree, else the query and both counts.

    `substrings` queries are one word each, cut from a passage; `trees` queries are words joined by And, Or and Not,
    with conditions.
    """
    rng, scan = random.Random(seed), PlainScan()
    if not scan.passages:
        return
    for _ in range(substrings):
        yield _difference(scan, SearchQuery(tree=_random_word(rng, scan.passages, 30)))
    for _ in range(trees):
        tree = _random_tree(rng, scan.passages, 3)
        yield _difference(scan, _random_conditions(rng, scan.passages, tree))


def _difference(scan, query):
    expected = scan.matching_keys(query)
    index_query = compile_query(query)
    newest = find.newest_first(index_query, size=COMPARED_KEYS, total=len(expected))
    total = index.count(index_query)
    same_keys = newest == expected[:COMPARED_KEYS] and _oldest_agree(index_query, expected)
    if total == len(expected) and same_keys:
        return None
    return f"{query}: 索引 {total}件、本文 {len(expected)}件"


def _oldest_agree(index_query, expected):
    """The oldest meeting first: meetings rise, and within a meeting the keys fall."""
    oldest = find.oldest_first(index_query, size=5, total=len(expected))
    return oldest == sorted(expected, key=lambda key: (keys.meeting_of(key), -key))[:5]


def _random_word(rng, passages, longest):
    while True:
        folded = rng.choice(passages).folded
        if folded:
            start = rng.randrange(len(folded))
            word = folded[start : start + rng.randint(1, longest)]
            return Word(word, word)


def _random_tree(rng, passages, depth) -> Node:
    if depth == 0 or rng.random() < 0.3:
        return _random_word(rng, passages, 4)
    parts = tuple(_random_tree(rng, passages, depth - 1) for _ in range(rng.randint(2, 3)))
    node = rng.choice([And, And, Or])(parts)
    return Not(node) if rng.random() < 0.2 else node


def _random_conditions(rng, passages, tree):
    """Returns a query with up to two conditions that one stored passage meets, so that they leave something over."""
    passage, query = rng.choice(passages), SearchQuery(tree=tree)
    conditions = [
        {"codes": (passage.code,) if passage.code else ()},
        {"prefecture": passage.prefecture},
        {"body": passage.body},
        {"kind": passage.kind},
        {"brought": passage.brought},
        {"label": "" if passage.code else passage.label},
        {"since": passage.day},
        {"until": passage.day},
        {"meeting": passage.address},
        {"asked_of": tuple(filter(None, passage.asked.split("\n")))[:1]},
        {"answered_by": (passage.answering,) if passage.answering else ()},
    ]
    for condition in rng.sample(conditions, rng.randint(0, 2)):
        query = replace(query, **condition)
    return query
