"""Turns a valid search form into a query, once it is clear which organisation is meant."""

import datetime
from dataclasses import dataclass, replace

from django.utils import timezone

from members import registry
from members.models import Organisation
from minutes.pages.organisations.names import Bearer, can_be_organisation
from minutes.pages.organisations.one_organisation import (
    Found,
    bearer_on,
    codes_of_today,
    counted_codes,
    keys_in_prefecture,
    one_each,
    own_codes,
    related_codes,
)
from minutes.pages.organisations.organisation_lookup import OrganisationLine, organisation_lines_with_counts
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

    @property
    def may_be_organisation(self) -> bool:
        return bool(self.lines) or can_be_organisation(self.name)


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
    """Returns what a valid form asks for, as of today."""
    values, today = form.cleaned_data, timezone.localdate()
    query, lineage = form.search_query(), values["lineage"]
    if values["kana"] and query.tree:
        query = replace(query, tree=with_variants(query.tree))
    if query.prefecture:
        query = replace(query, prefecture_keys=keys_in_prefecture(query.prefecture, today))
    asked_of, asked = _named_in(values["asked_of"], lineage, today)
    answered_by, answering = _named_in(values["answered_by"], lineage, today)
    mentioned, mentioned_name = _named_in(values["mentioned"], lineage, today)
    query = replace(query, asked_of=asked_of, answered_by=answered_by, mentioned=mentioned)
    others = {"asked": asked, "answering": answering, "mentioned_name": mentioned_name}
    name = values["organisation"].strip()
    if not name:
        return SearchRequest(query, **others)
    found = one_each(registry.named(name), today)
    choice = name_choice(query, name, found, lineage, today)
    if len(found) != 1:
        return SearchRequest(None, choice=choice, **others)
    searched = _codes_searched(found[0].code, lineage)
    relatives = len(codes_of_today(searched, today)) - 1
    query = replace(query, codes=searched)
    return SearchRequest(query, _bearer_today(found[0], today), choice, relatives, **others)


def _named_in(typed: str, lineage: bool, day: datetime.date) -> tuple[tuple[str, ...], str]:
    """Returns by what an organisation is found that is asked, that answers or that others name, and its name.

    By the codes of the one that bears the name; as on its page, its predecessors count as itself. Where nobody or several
    bear it, by the name as it is printed: under that, whoever is not identified is asked and answers, 事務局 too, and
    nobody is mentioned.
    """
    typed = typed.strip()
    found = one_each(registry.named(typed), day) if typed else []
    if len(found) != 1:
        return ((typed,) if typed else ()), typed
    code = found[0].code
    codes = related_codes(code) if lineage else counted_codes(code)
    return tuple(sorted(codes)), _bearer_today(found[0], day).name


def _codes_searched(code: str, lineage: bool) -> tuple[str, ...]:
    """Returns under which codes an organisation is searched for: all of its own, and with `lineage` its relatives'."""
    return tuple(sorted(related_codes(code) if lineage else own_codes(code)))


def _bearer_today(found: Found, day: datetime.date) -> Bearer:
    """Returns who was found, under the name of the day: who asks for 鹿島町 finds what 鹿嶋市 said. No query where the name
    that was found is that of today's code."""
    if found.last.key == found.code:
        return bearer_on(found.generations, found.code, day)
    rows = list(Organisation.objects.filter(key=found.code).order_by("valid_from"))
    return bearer_on(rows, found.code, day)


def name_choice(
    query: SearchQuery, name: str, found: list[Found], lineage: bool, day: datetime.date
) -> NameChoice:
    """Returns how many hits each bearer of a name has, each counted apart, as the search for it alone finds them; where
    nobody bears it, of those with names like it."""
    near = [] if found else one_each(([row] for row in registry.near_names(name)), day)
    codes = {one.code: _codes_searched(one.code, lineage) for one in (*found, *near)}
    queries = [compile_query(replace(query, codes=searched)) for searched in codes.values()]
    queries.append(compile_query(replace(query, label=name)))
    *counts, unidentified = index.counts(queries)
    hits = dict(zip(codes, counts, strict=True))
    # A single bearer is no choice, and its page says what has become of it.
    several = found if len(found) > 1 else []
    lines = organisation_lines_with_counts(several, hits, day) if several else []
    near_lines = organisation_lines_with_counts(near, hits, day) if near else []
    return NameChoice(name, lines, unidentified, near_lines)


def with_variants(tree):
    """Returns a tree in which each word stands for its spelling variants too."""

    def word_or_variants(word):
        variants = [Word(spelling, spelling) for spelling in spelling_variants(word.folded)]
        return Or((word, *variants)) if variants else word

    return map_words(tree, word_or_variants)


def has_variants(tree) -> bool:
    return tree is not None and any(spelling_variants(word.folded) for word in words_of(tree))
