"""A question to the published records, and the passages that answer it."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from minutes.models import Passage
from minutes.search.folding import fold


@dataclass(frozen=True)
class Question:
    """What is looked for; every condition that is given must hold.

    `words` are folded; `code` is one organisation; `label` is a name as printed that no organisation is tied to;
    `since` and `until` are days of meetings, both included.
    """

    words: tuple[str, ...] = ()
    code: str = ""
    label: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


def words_in(typed: str) -> tuple[str, ...]:
    """The folded words of what was typed, each once; a word of nothing but blanks and marks of control is none.

    >>> words_in("Ｗｉ-Ｆｉ　整備 wi-fi")
    ('wi-fi', '整備')
    """
    return tuple(dict.fromkeys(filter(None, map(fold, typed.split()))))


def passages(question: Question) -> QuerySet[Passage]:
    """Every passage that answers, the newest meeting first and each meeting in reading order."""
    found = Passage.objects.all()
    for word in question.words:
        found = found.holding(word)
    if question.code:
        found = found.by(question.code)
    if question.label:
        found = found.filter(code="", label=question.label)
    if question.since:
        found = found.filter(held_on__gte=question.since)
    if question.until:
        found = found.filter(held_on__lte=question.until)
    return found


def counts_by_code(found: QuerySet[Passage]) -> dict[str, int]:
    """How many of them each organisation has; "" counts those of nobody and of labels not identified."""
    return dict(found.order_by().values_list("code").annotate(Count("id")))
