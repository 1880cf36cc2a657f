"""Checks the index against a plain scan of the stored text: both must answer random queries alike."""

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutes.models import Mention, Passage
from minutes.notation.vocabulary import STANDINGS_OF
from minutes.search import find, index
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold_passage
from minutes.search.query_language import And, Near, Node, Not, Or, Word, matches, words_of
from minutes.search.search_query import SearchQuery, compile_query

LONGEST = 200
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
    standing: str
    address: str
    day: datetime.date
    last_day: datetime.date | None
    mentioned: frozenset[str]
    brought_by: str

    @property
    def answering(self) -> str | None:
        """Returns who answers with it, by code or label; None where it is no answer."""
        is_answer = self.kind == "written_answer" or self.replies_to != ""
        return (self.code or self.label or None) if is_answer else None


class PlainScan:
    """All passages in memory, highest key first, folded from their text when the scan is made."""

    def __init__(self):
        columns = (
            "sort_key text kind brought body_key code prefecture label asked replies_to standing".split()
        )
        rows = Passage.objects.order_by("-sort_key").values_list(
            "meeting", "number", "part", *columns, "address", "held_on", "last_day"
        )
        mentioned, brought_by = _codes_by_passage(), _bringers_by_key()
        self.passages = [
            ScannedPassage(
                key, fold_passage(text), *rest, frozenset(mentioned[meeting, number, part]), brought_by[key]
            )
            for meeting, number, part, key, text, *rest in rows.iterator()
        ]
        self.texts = [passage.folded for passage in self.passages]
        self.holding = defaultdict(set)  # character → positions of the passages that hold it
        for position, text in enumerate(self.texts):
            for character in set(text):
                self.holding[character].add(position)

    def matching_keys(self, query: SearchQuery) -> list[int]:
        """Returns the keys of all passages that match, highest first."""
        whole = query.whole_meeting and query.tree
        positions = self._in_whole_meetings(query.tree) if whole else self._of_query(query)
        passages = [self.passages[position] for position in sorted(positions)]
        return [passage.key for passage in passages if _meets_conditions(passage, query)]

    def _of_query(self, query):
        return self._positions(query.tree) if query.tree else range(len(self.passages))

    def _in_whole_meetings(self, tree):
        """Positions that hold a positive word, or any where there is none, in the meetings that match together."""
        words = words_of(tree, positive_only=True)
        positions = self._positions(Or(tuple(words))) if words else range(len(self.passages))
        meetings = self._meetings(tree)
        return {position for position in positions if self._meeting(position) in meetings}

    def _meetings(self, tree):
        if isinstance(tree, Word | Near):
            return {self._meeting(position) for position in self._positions(tree)}
        if isinstance(tree, Not):
            return {keys.meeting_of(passage.key) for passage in self.passages} - self._meetings(tree.part)
        combine = set.intersection if isinstance(tree, And) else set.union
        return combine(*(self._meetings(part) for part in tree.parts))

    def _meeting(self, position):
        return keys.meeting_of(self.passages[position].key)

    def _positions(self, tree):
        if isinstance(tree, Near):
            held = self._positions(tree.held)
            return {position for position in held if matches(tree, self.texts[position])}
        if isinstance(tree, Word):
            candidates = min((self.holding.get(character, set()) for character in tree.folded), key=len)
            word, texts = tree.folded, self.texts
            return {position for position in candidates if word in texts[position]}
        if isinstance(tree, Not):
            return set(range(len(self.passages))) - self._positions(tree.part)
        combine = set.intersection if isinstance(tree, And) else set.union
        return combine(*(self._positions(part) for part in tree.parts))


def _codes_by_passage() -> dict[tuple[int, int, int], set[str]]:
    """Returns the organisations that each passage names, by (meeting, number, part)."""
    codes = defaultdict(set)
    for *passage, code in Mention.objects.values_list("meeting", "number", "part", "code"):
        codes[tuple(passage)].add(code)
    return codes


def _bringers_by_key() -> dict[int, str]:
    """Returns {sort key: who brought the report or inquiry in which a passage stands, by code or label, "" for nobody}."""
    brought_by, bringer = {}, ""
    rows = Passage.objects.order_by("-sort_key").values_list("sort_key", "kind", "brought", "code", "label")
    for key, kind, brought, code, label in rows.iterator():
        if kind in ("meeting", "item", "presentation"):
            bringer = (code or label) if kind == "presentation" else ""
        brought_by[key] = bringer if brought and kind != "written_answer" else ""
    return brought_by


def _meets_conditions(passage, query):
    return (
        (not query.codes or passage.code in query.codes)
        and (not query.mentioned or _is_mentioning(passage, query.mentioned))
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
        and query.standing in ("", passage.standing)
        and (not query.speaker or passage.standing in STANDINGS_OF.get(query.speaker, ()))
        and (
            not query.around
            or not {passage.code or passage.label, passage.brought_by}.isdisjoint(query.around)
        )
        and (query.exchange != "asks" or passage.asked != "" or passage.kind == "question")
        and (query.exchange != "answers" or passage.answering is not None or passage.kind == "written_answer")
        and all(_meets_conditions(passage, condition) for condition in query.narrowed)
    )


def _is_mentioning(passage, codes):
    return not passage.mentioned.isdisjoint(codes) and passage.code not in codes


def differences(*, substrings: int, trees: int, seed: int) -> Iterator[str | None]:
    """Yields one item for each query: None where index and scan agree, else the query and both counts.

    `substrings` queries are one word each, cut from a passage; `trees` queries are words joined by And, Or and Not,
    with conditions, a fifth of them of whole meetings.
    """
    rng, scan = random.Random(seed), PlainScan()
    if not scan.passages:
        return
    for _ in range(substrings):
        # Of a long word an index is asked for some pairs only, so some are as long as the form takes.
        longest = LONGEST if rng.random() < 0.1 else 30
        yield _difference(scan, SearchQuery(tree=_random_word(rng, scan.passages, longest)))
    for _ in range(trees):
        tree = _random_tree(rng, scan.passages, 3)
        yield _difference(scan, _random_conditions(rng, scan.passages, tree))


def _difference(scan, query):
    expected = scan.matching_keys(query)
    index_query = compile_query(query)
    newest = find.newest_first(index_query, size=COMPARED_KEYS, total=len(expected))
    total = index.count(index_query)
    same_keys = newest == expected[:COMPARED_KEYS] and _oldest_agree(index_query, expected)
    if query.whole_meeting:
        same_keys = same_keys and _tally_agrees(index_query, expected)
    if total == len(expected) and same_keys:
        return None
    return f"{query}: 索引 {total}件、本文 {len(expected)}件"


def _oldest_agree(index_query, expected):
    """The oldest meeting first: meetings rise, and within a meeting the keys fall."""
    oldest = find.oldest_first(index_query, size=5, total=len(expected))
    return oldest == sorted(expected, key=lambda key: (keys.meeting_of(key), -key))[:5]


def _tally_agrees(index_query, expected):
    """A page finds the hits of whole meetings by way of their tally: the first page and the one behind it."""
    counted = find.tally(index_query)
    first = find.tallied_page(index_query, counted, size=5)
    second = find.tallied_page(index_query, counted, size=5, after=first[-1]) if first else []
    oldest = find.tallied_page(index_query, counted, size=5, oldest=True)
    rising = sorted(expected, key=lambda key: (keys.meeting_of(key), -key))
    return (counted.total, first + second, oldest) == (len(expected), expected[:10], rising[:5])


def _random_word(rng, passages, longest):
    while True:
        folded = rng.choice(passages).folded
        if folded:
            start = rng.randrange(len(folded))
            word = folded[start : start + rng.randint(1, longest)]
            return Word(word, word)


def _random_tree(rng, passages, depth) -> Node:
    if rng.random() < 0.1:
        return _random_near(rng, passages)
    if depth == 0 or rng.random() < 0.3:
        return _random_word(rng, passages, 40 if rng.random() < 0.1 else 4)
    parts = tuple(_random_tree(rng, passages, depth - 1) for _ in range(rng.randint(2, 3)))
    node = rng.choice([And, And, Or])(parts)
    return Not(node) if rng.random() < 0.2 else node


def _random_near(rng, passages) -> Near:
    """Two short words, mostly of one passage, so that some are near each other."""
    passage = [rng.choice([one for one in passages if one.folded])]
    first = _random_word(rng, passage, 2)
    return Near((first,), (_random_word(rng, rng.choice([passage, passage, passages]), 2),))


def _random_conditions(rng, passages, tree):
    """Returns a query with up to two conditions that one stored passage meets, so that they leave something over."""
    passage, query = rng.choice(passages), SearchQuery(tree=tree)
    conditions = [
        {"codes": (passage.code,) if passage.code else ()},
        {"mentioned": tuple(sorted(passage.mentioned)[:2])},
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
        {"standing": passage.standing},
        {"speaker": rng.choice(sorted(STANDINGS_OF))},
        {"around": tuple(filter(None, {passage.code or passage.label, passage.brought_by}))},
        {"exchange": rng.choice(["asks", "answers"])},
        {"narrowed": (SearchQuery(kind=passage.kind, until=passage.day), SearchQuery(since=passage.day))},
    ]
    for condition in rng.sample(conditions, rng.randint(0, 2)):
        query = replace(query, **condition)
    return replace(query, whole_meeting=rng.random() < 0.2)
