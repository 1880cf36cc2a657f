"""Facets of a search: the counts beside each option that narrows it, and the conditions that can be removed again."""

from collections import Counter
from dataclasses import dataclass

from members import wareki
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.search.search_request import search_url
from minutes.pages.site import meeting_counts
from minutes.search import index

SHOWN_AT_FIRST, MAX_OPTIONS = 8, 30
NAMES_OF_BROUGHT = {"report": "発表の中", "inquiry": "照会の中"}


@dataclass(frozen=True)
class Option:
    """`count` is a string: a page prints many options, and localising each number takes time."""

    name: str
    count: str
    href: str


@dataclass(frozen=True)
class Facet:
    """One way to narrow a search, and its options that have hits: the first are shown, the rest unfold."""

    title: str
    options: list[Option]

    @property
    def first(self):
        return self.options[:SHOWN_AT_FIRST]

    @property
    def rest(self):
        return self.options[SHOWN_AT_FIRST:]


def facets_of_hits(params, query, index_query, tally) -> list[Facet]:
    """Returns every facet that has options and is not yet a condition. The counts are of the present hits."""
    facets = [] if query.year is not None else [("年度", _year_options(params, tally))]
    facets += _counted_facets(params, query, index_query)
    if not query.codes:
        prefectures, organisations = _organisation_options(params, tally)
        facets += [] if query.prefecture else [("都道府県", prefectures)]
        facets += [("団体", organisations)]
    return [Facet(title, options) for title, options in facets if options]


def _year_options(params, tally):
    return [
        Option(wareki.format_fiscal_year(year), str(hits), search_url(params, year=year))
        for year, hits in sorted(tally.years.items(), reverse=True)
    ]


def _counted_facets(params, query, index_query):
    """Yields (title, options) of 種類, 発表・照会 and 会議体, counted in one statement."""
    counts = Counter()
    for kind, brought, body, hits in index.facet_counts(index_query):
        counts.update({("kind", kind): hits, ("brought", brought): hits, ("body", body): hits})
    body_names = {} if query.body else meeting_counts.body_names()
    fields = [("種類", "kind", query.kind, dict(Passage.Kind.choices))]
    fields += [("発表・照会", "brought", query.brought, NAMES_OF_BROUGHT)]
    fields += [("会議体", "body", query.body, body_names)]
    for title, field, condition, names in fields:
        options = [
            Option(name, str(counts[field, key]), search_url(params, **{field: key}))
            for key, name in names.items()
            if counts[field, key]
        ]
        if options and not condition:
            yield title, options[:MAX_OPTIONS]


def _organisation_options(params, tally):
    """Returns the options for prefectures, by number, and for organisations, by hits. An organisation of several names
    counts as one."""
    organisations = Organisation.objects.filter(search_number__in=tally.organisations).order_by("valid_from")
    names, hits_of_key, hits_of_prefecture = {}, Counter(), Counter()
    for key, name, prefecture, number in organisations.values_list(
        "key", "name", "prefecture", "search_number"
    ):
        names[key] = name
        hits_of_key[key] += tally.organisations[number]
        hits_of_prefecture[prefecture] += tally.organisations[number]
    organisation_options = [
        Option(names[key], str(hits), search_url(params, organisation=key))
        for key, hits in hits_of_key.most_common(MAX_OPTIONS)
    ]
    prefecture_options = [
        Option(PREFECTURES[number].name, str(hits), search_url(params, prefecture=number))
        for number, hits in sorted(hits_of_prefecture.items())
        if number in PREFECTURES
    ]
    return prefecture_options, organisation_options


def removable_conditions(form, search_request) -> list[tuple[str, str]]:
    """Returns the conditions that hold, in words, each with the address of the search without it."""
    query, typed = search_request.query, form.cleaned_data["q"]
    conditions = [
        ("q", f"ことば「{typed}」" if typed else ""),
        ("organisation", _organisation_condition(search_request)),
        ("asked_of", f"{search_request.asked}に尋ねた" if search_request.asked else ""),
        ("answered_by", f"{search_request.answering}が答えた" if search_request.answering else ""),
        ("label", f"まだ特定されていない「{query.label}」" if query.label else ""),
        ("from", f"{wareki.format_era_date(query.since)}から" if query.since else ""),
        ("to", f"{wareki.format_era_date(query.until)}まで" if query.until else ""),
        ("year", wareki.format_fiscal_year(query.year) if query.year is not None else ""),
        ("prefecture", _prefecture_condition(query.prefecture)),
        ("body", _body_condition(query.body)),
        ("kind", dict(Passage.Kind.choices).get(query.kind, query.kind)),
        ("brought", NAMES_OF_BROUGHT.get(query.brought, query.brought)),
        ("meeting", f"会議 {query.meeting}" if query.meeting else ""),
    ]
    return [(words, search_url(form.data, **{field: None})) for field, words in conditions if words]


def _organisation_condition(search_request):
    bearer, relatives = search_request.bearer, search_request.relatives
    if not bearer:
        return ""
    prefecture = f"{bearer.prefecture} " if bearer.prefecture not in ("", bearer.name) else ""
    lineage = f"（前身・後身の{relatives}団体を含む）" if relatives else ""
    return f"{prefecture}{bearer.name}{lineage}"


def _prefecture_condition(number):
    return PREFECTURES[number].name if number in PREFECTURES else number


def _body_condition(key):
    return meeting_counts.body_names().get(key, key) if key else ""
