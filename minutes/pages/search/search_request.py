"""What a reader typed → the question that is asked, once it is clear which organisation is meant."""

from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from members import registry
from minutes.pages.organisations.names import Bearer, bearer
from minutes.pages.organisations.organisation_lookup import Line, lines_of
from minutes.search import index
from minutes.search.analysis.variants import spelling_variants
from minutes.search.query_language import Or, Word, map_words, words_of
from minutes.search.search_query import SearchQuery, compile_query


@dataclass(frozen=True)
class Choice:
    """A name that is not one organisation's: who bears it, each with its hits, and the hits tied to nobody."""

    name: str
    lines: list[Line]
    unidentified: int


@dataclass(frozen=True)
class Asking:
    """The question; None while a name leaves open whose it is. `others` are the predecessors and successors."""

    question: SearchQuery | None
    bearer: Bearer | None = None
    choice: Choice | None = None
    others: int = 0


def asking_of(form) -> Asking:
    """The question of a valid form."""
    given = form.cleaned_data
    question = form.question()
    if given["kana"] and question.tree:
        question = replace(question, tree=with_variants(question.tree))
    name = given["organisation"].strip()
    if not name:
        return Asking(question)
    groups = registry.named(name)
    choice = choice_of(question, name, groups)
    if len(groups) != 1:
        return Asking(None, choice=choice)
    key = groups[0][-1].key
    family = sorted(registry.lineage(key)) if given["lineage"] else [key]
    return Asking(replace(question, codes=tuple(family)), bearer(*groups[0]), choice, len(family) - 1)


def choice_of(question: SearchQuery, name: str, groups) -> Choice:
    """How many hits each bearer of a name has, never a mix of them. `groups`: the generations of each."""
    keys = [group[-1].key for group in groups]
    asked = [compile_query(replace(question, codes=(key,))) for key in keys]
    asked.append(compile_query(replace(question, label=name)))
    *counts, unidentified = index.counts(asked)
    # One bearer is no choice: what has become of it stands on its own page.
    hits = dict(zip(keys, counts, strict=True)) if len(groups) > 1 else {}
    shown = lines_of(groups, hits, timezone.localdate()) if hits else []
    return Choice(name, shown, unidentified)


def with_variants(tree):
    """Each word of a tree, or any other spelling of it."""

    def widened(word):
        others = [Word(one, one) for one in spelling_variants(word.folded)]
        return Or((word, *others)) if others else word

    return map_words(tree, widened)


def has_variants(tree) -> bool:
    return tree is not None and any(spelling_variants(word.folded) for word in words_of(tree))


def address(given, *, view: str = "pages:search", **changes) -> str:
    """The address of a search with some conditions changed; None takes one off. A change begins at the first page."""
    query = given.dict() | {"after": None, "page": None} | changes
    return f"{_path(view)}?{urlencode({name: value for name, value in query.items() if value is not None})}"


@cache
def _path(view):
    """A page prints a hundred of these."""
    return reverse(view)
