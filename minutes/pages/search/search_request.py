"""Turns a valid search form into a query, once it is clear which organisation is meant."""

from dataclasses import dataclass, replace

from django.utils import timezone

from members import registry
from minutes.pages.organisations.names import Bearer, bearer_of
from minutes.pages.organisations.organisation_lookup import (
    OrganisationLine,
    organisation_lines,
    organisation_lines_with_counts,
)
from minutes.pages.remembered import relations
from minutes.search import index
from minutes.search.analysis.variants import spelling_variants
from minutes.search.query_language import Node, Or, Word, map_words, words_of
from minutes.search.search_query import SearchQuery, compile_query
from minutes.search.spellings.families import joined, spelled_alike


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
    who bears it. `relatives` is how many predecessors and successors are searched as well. `asked`, `answering` and
    `mentioned_name` are the names of the organisations that are asked, that answer, and that others are to have named,
    or what was typed, where nobody or several bear it."""

    query: SearchQuery | None
    bearer: Bearer | None = None
    choice: NameChoice | None = None
    relatives: int = 0
    asked: str = ""
    answering: str = ""
    mentioned_name: str = ""


def read_request(form) -> SearchRequest:
    """Returns what a valid form asks for."""
    values = form.cleaned_data
    query = replace(form.search_query(), tree=searched_tree(form))
    asked_of, asked = _tied_names(values["asked_of"].strip(), values["lineage"])
    answered_by, answering = _tied_names(values["answered_by"].strip(), values["lineage"])
    query = replace(query, asked_of=asked_of, answered_by=answered_by)
    query, mentioned_name = _mentioning(query, values["mentioned"].strip(), values["lineage"])
    others = {"asked": asked, "answering": answering, "mentioned_name": mentioned_name}
    name = values["organisation"].strip()
    if not name:
        return SearchRequest(query, **others)
    groups = registry.named(name)
    codes = _codes_searched([group[-1].key for group in groups], values["lineage"])
    choice = name_choice(query, name, groups, codes)
    if len(groups) != 1:
        return SearchRequest(None, choice=choice, **others)
    (searched,) = codes.values()
    relatives = len(searched) - 1 if values["lineage"] else 0
    return SearchRequest(replace(query, codes=searched), bearer_of(*groups[0]), choice, relatives, **others)


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


def _mentioning(query: SearchQuery, typed: str, lineage: bool) -> tuple[SearchQuery, str]:
    """Returns the query for what others said of an organisation, and its name. As on its page, its predecessors count as
    itself. A name that nobody bears, or several, is nobody's: it finds nothing."""
    if not typed:
        return query, ""
    groups = registry.named(typed)
    if len(groups) != 1:
        return replace(query, mentioned=(typed,)), typed
    key = groups[0][-1].key
    kin = relations().kin(key)
    codes = registry.lineage(key) if lineage else kin.own | kin.before
    return replace(query, mentioned=tuple(sorted({key, *codes}))), bearer_of(*groups[0]).name


def _codes_searched(keys, with_lineage) -> dict[str, tuple[str, ...]]:
    """Returns under which codes each organisation is searched for: its own, those of rows joined to it, its relatives'."""
    if with_lineage:
        return {key: tuple(sorted(registry.lineage(key))) for key in keys}
    joined = registry.joined_codes(keys)
    return {key: (key, *sorted(joined.get(key, ()))) for key in keys}


def name_choice(query: SearchQuery, name: str, groups, codes: dict[str, tuple[str, ...]]) -> NameChoice:
    """Returns how many hits each bearer of a name has, each counted apart, as the search for it alone finds them.

    `groups` are the generations of each, `codes` under which it is searched for.
    """
    keys = [group[-1].key for group in groups]
    queries = [compile_query(replace(query, codes=codes[key])) for key in keys]
    queries.append(compile_query(replace(query, label=name)))
    *counts, unidentified = index.counts(queries)
    # A single bearer is no choice, and its page says what has become of it.
    hits = dict(zip(keys, counts, strict=True)) if len(groups) > 1 else {}
    lines = organisation_lines_with_counts(groups, hits, timezone.localdate()) if hits else []
    near = [] if groups else [[row] for row in registry.near_names(name)]
    near_lines = organisation_lines(near, timezone.localdate()) if near else []
    return NameChoice(name, lines, unidentified, near_lines)


def searched_tree(form, *, same: bool | None = None) -> Node | None:
    """Returns what is searched of the words of a valid form: with their variants, and with what means the same, where it
    says so. `same` stands in for what it says."""
    tree = form.parsed.tree
    if tree and form.cleaned_data["kana"]:
        tree = with_variants(tree)
    return joined(tree) if tree and (form.cleaned_data["same"] if same is None else same) else tree


def with_variants(tree):
    """Returns a tree in which each word stands for its spelling variants too."""

    def word_or_variants(word):
        variants = [Word(spelling, spelling) for spelling in spelling_variants(word.folded)]
        return Or((word, *variants)) if variants else word

    return map_words(tree, word_or_variants)


def has_variants(tree) -> bool:
    """Returns whether a word has variants that are not offered as spellings that mean the same."""
    words = words_of(tree)
    return any(spelling_variants(word.folded) and not spelled_alike(word.folded) for word in words)
