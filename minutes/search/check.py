"""Does the index answer as a plain scan of the stored text does? Random questions, both ways, must agree."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutes.models import Passage
from minutes.search import find
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold
from minutes.search.find import Question
from minutes.search.query import And, Node, Not, Or, Word

MOST_WALKED = 60


@dataclass(frozen=True)
class Row:
    key: int
    folded: str
    kind: str
    brought: str
    body: str
    code: str
    prefecture: str
    label: str
    address: str
    day: object


class Scan:
    """All passages in memory, folded from their text here and now."""

    def __init__(self):
        columns = ("sort_key", "text", "kind", "brought", "body_key", "code", "prefecture", "label")
        found = Passage.objects.order_by("-sort_key").values_list(*columns, "address", "held_on")
        self.rows = [Row(key, fold(text), *rest) for key, text, *rest in found.iterator()]
        self.texts = [row.folded for row in self.rows]
        self.holding = defaultdict(set)
        for place, row in enumerate(self.rows):
            for character in set(row.folded):
                self.holding[character].add(place)

    def answers(self, question: Question) -> list[int]:
        """The keys of all passages that answer, the newest first."""
        places = self._places(question.tree) if question.tree else range(len(self.rows))
        return [self.rows[place].key for place in sorted(places) if _meets(self.rows[place], question)]

    def _places(self, tree):
        """Where a tree holds."""
        if isinstance(tree, Word):
            rarest = min((self.holding.get(one, set()) for one in tree.folded), key=len)
            word, texts = tree.folded, self.texts
            return {place for place in rarest if word in texts[place]}
        if isinstance(tree, Not):
            return set(range(len(self.rows))) - self._places(tree.part)
        joined = set.intersection if isinstance(tree, And) else set.union
        return joined(*(self._places(part) for part in tree.parts))


def _meets(row, question):
    return (
        (not question.codes or row.code in question.codes)
        and question.prefecture in ("", row.prefecture)
        and question.body in ("", row.body)
        and question.kind in ("", row.kind)
        and question.brought in ("", row.brought)
        and (not question.label or (row.label == question.label and not row.code))
        and (question.since is None or row.day >= question.since)
        and (question.until is None or row.day <= question.until)
        and question.meeting in ("", row.address)
    )


def differences(*, substrings: int, trees: int, seed: int) -> Iterator[str | None]:
    """One item a question: None where index and scan agree, else what was asked and what differs."""
    chance, scan = random.Random(seed), Scan()
    if not scan.rows:
        return
    for _ in range(substrings):
        yield _difference(scan, Question(tree=_substring(chance, scan.rows, 30)))
    for _ in range(trees):
        yield _difference(scan, _narrowed(chance, scan.rows, _tree(chance, scan.rows, 3)))


def _difference(scan, question):
    wanted = scan.answers(question)
    asked = find.asked(question)
    shown = find.newest(asked, size=MOST_WALKED, hits=len(wanted))
    total = find.index.count(asked)
    if total == len(wanted) and shown == wanted[:MOST_WALKED] and _oldest_agrees(asked, wanted):
        return None
    return f"{question}: 索引 {total}件、本文 {len(wanted)}件"


def _oldest_agrees(asked, wanted):
    """The oldest first: meetings rise, and within a meeting the keys fall."""
    shown = find.oldest(asked, size=5, hits=len(wanted))
    return shown == sorted(wanted, key=lambda key: (keys.meeting_of(key), -key))[:5]


def _substring(chance, rows, longest):
    while True:
        folded = chance.choice(rows).folded
        if folded:
            start = chance.randrange(len(folded))
            word = folded[start : start + chance.randint(1, longest)]
            return Word(word, word)


def _tree(chance, rows, depth) -> Node:
    if depth == 0 or chance.random() < 0.3:
        return _substring(chance, rows, 4)
    parts = tuple(_tree(chance, rows, depth - 1) for _ in range(chance.randint(2, 3)))
    joined = chance.choice([And, And, Or])(parts)
    return Not(joined) if chance.random() < 0.2 else joined


def _narrowed(chance, rows, tree):
    """A question with some conditions of a passage that stands, so that they leave something over."""
    row, question = chance.choice(rows), Question(tree=tree)
    conditions = [
        {"codes": (row.code,) if row.code else ()},
        {"prefecture": row.prefecture},
        {"body": row.body},
        {"kind": row.kind},
        {"brought": row.brought},
        {"label": "" if row.code else row.label},
        {"since": row.day},
        {"until": row.day},
        {"meeting": row.address},
    ]
    for condition in chance.sample(conditions, chance.randint(0, 2)):
        question = replace(question, **condition)
    return question
