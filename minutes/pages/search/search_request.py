"""Turns a valid search form into a query, once it is clear which organisation is meant; and the addresses of searches."""

from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from members import registry
from minutes.pages.organisations.names import Bearer, bearer_of
from minutes.pages.organisations.organisation_lookup import (
    OrganisationLine,
    organisation_lines,
    organisation_lines_with_counts,
)
from minutes.search import index
from minutes.search.analysis.variants import spelling_variants
from minutes.search.query_language import Or, Word, map_words, words_of
from minutes.search.search_query import SearchQuery, compile_query


@dataclass(frozen=True)
class NameChoice:
    """A name that several organisations bear, or none: each bearer with its hits, and the hits tied to nobody. `near` are
    organisations with names like it, where nobody bears it."""

    name: str
    lines: list[OrganisationLine]
    unidentified: int
    near: list[OrganisationLine]


@dataclass(frozen=True)
class SearchRequest:
    """What a reader asked for. `query` is None while a name leaves open which organisation is meant; then `choice` says
    who bears it. `relatives` is how many predecessors and successors are searched as well. `asked` and `answering` are the
    names of the organisations that are asked and that answer, or what was typed, where nobody or several bear it."""

    query: SearchQuery | None
    bearer: Bearer | None = None
    choice: NameChoice | None = None
    relatives: int = 0
    asked: str = ""
    answering: str = ""


def read_request(form) -> SearchRequest:
    """Returns what a valid form asks for."""
    values = form.cleaned_data
    query = form.search_query()
    if values["kana"] and query.tree:
        query = replace(query, tree=with_variants(query.tree))
    asked_of, asked = _tied_names(values["asked_of"].strip(), values["lineage"])
    answered_by, answering = _tied_names(values["answered_by"].strip(), values["lineage"])
    query = replace(query, asked_of=asked_of, answered_by=answered_by)
    name = values["organisation"].strip()
    if not name:
        return SearchRequest(query, asked=asked, answering=answering)
    groups = registry.named(name)
    choice = name_choice(query, name, groups)
    if len(groups) != 1:
        return SearchRequest(None, choice=choice)
    key = groups[0][-1].key
    codes = sorted(registry.lineage(key)) if values["lineage"] else [key]
    query = replace(query, codes=tuple(codes))
    return SearchRequest(query, bearer_of(*groups[0]), choice, len(codes) - 1, asked, answering)


def _tied_names(typed: str, with_lineage: bool) -> tuple[tuple[str, ...], str]:
    """Returns by what an organisation is found that is asked or answers, and its name.

    By the code of the one that bears the name. Where nobody or several bear it, by the name as it is printed, under which
    whoever is not identified stands, 事務局 too.
    """
    groups = registry.named(typed) if typed else []
    if len(groups) != 1:
        return ((typed,) if typed else ()), typed
    key = groups[0][-1].key
    codes = sorted(registry.lineage(key)) if with_lineage else [key]
    return tuple(codes), bearer_of(*groups[0]).name


def name_choice(query: SearchQuery, name: str, groups) -> NameChoice:
    """Returns how many hits each bearer of a name has, each counted apart. `groups` are the generations of each."""
    keys = [group[-1].key for group in groups]
    queries = [compile_query(replace(query, codes=(key,))) for key in keys]
    queries.append(compile_query(replace(query, label=name)))
    *counts, unidentified = index.counts(queries)
    # A single bearer is no choice, and its page says what has become of it.
    hits = dict(zip(keys, counts, strict=True)) if len(groups) > 1 else {}
    lines = organisation_lines_with_counts(groups, hits, timezone.localdate()) if hits else []
    near = [] if groups else [[row] for row in registry.near_names(name)]
    near_lines = organisation_lines(near, timezone.localdate()) if near else []
    return NameChoice(name, lines, unidentified, near_lines)


def with_variants(tree):
    """Returns a tree in which each word stands for its spelling variants too."""

    def word_or_variants(word):
        variants = [Word(spelling, spelling) for spelling in spelling_variants(word.folded)]
        return Or((word, *variants)) if variants else word

    return map_words(tree, word_or_variants)


def has_variants(tree) -> bool:
    return tree is not None and any(spelling_variants(word.folded) for word in words_of(tree))


def search_url(params, *, view: str = "pages:search", **changes) -> str:
    """Returns the address of a search with some parameters changed, from its first page on. None removes a parameter."""
    changed = params.dict() | {"after": None, "page": None} | changes
    query = urlencode({name: value for name, value in changed.items() if value is not None})
    return f"{_path(view)}?{query}"


@cache
def _path(view):
    """The path of a view, cached: a page prints a hundred addresses of searches."""
    return reverse(view)
