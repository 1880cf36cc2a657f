"""Facets of a search: the counts beside each option that narrows it, and the conditions that can be removed again."""

from collections import Counter
from dataclasses import dataclass, replace

from members import wareki
from members.codes import PREFECTURES, prefecture_of
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.site import meeting_counts
from minutes.search import index

SHOWN_AT_FIRST, MAX_OPTIONS = 8, 30
MOST_FREQUENT = Passage.Kind.TURN
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


def facets_of_hits(addresses: SearchAddresses, query, index_query, tally) -> list[Facet]:
    """Returns every facet that has options and is not yet a condition. The counts are what the links give."""
    facets = [] if query.year is not None else [("年度", _year_options(addresses, tally))]
    facets += _kind_facets(addresses, query, index_query, tally)
    facets += [] if query.body else [("会議体", _body_options(addresses, tally))]
    if not query.codes:
        prefectures, organisations = _organisation_options(addresses, tally)
        facets += [] if query.prefecture else [("都道府県", prefectures)]
        facets += [("団体", organisations)]
    return [Facet(title, options[:MAX_OPTIONS]) for title, options in facets if options]


def _year_options(addresses, tally):
    return [
        Option(wareki.format_fiscal_year(year), str(hits), addresses.changed(year=year))
        for year, hits in sorted(tally.years.items(), reverse=True)
    ]


def _kind_facets(addresses, query, index_query, tally):
    """Yields (title, options) of 種類 and 発表・照会, counted in one statement."""
    kinds = {} if query.kind else dict(Passage.Kind.choices)
    brought = {} if query.brought else NAMES_OF_BROUGHT
    asked = [("k", kind) for kind in kinds if kind != MOST_FREQUENT]
    asked += [("r", value) for value in brought]
    counts = dict(zip(asked, _counts(asked, index_query, tally), strict=True))
    # Each passage is of one kind: what is left are turns, which would take longer to count than all others.
    others = sum(hits for (letter, _), hits in counts.items() if letter == "k")
    counts["k", MOST_FREQUENT] = max(0, tally.total - others)
    for title, field, letter, names in (
        ("種類", "kind", "k", kinds),
        ("発表・照会", "brought", "r", brought),
    ):
        yield (
            title,
            [
                Option(name, str(counts[letter, value]), addresses.changed(**{field: value}))
                for value, name in names.items()
                if counts[letter, value]
            ],
        )


def _counts(facets, index_query, tally):
    """Returns how many of the hits have each facet, read off the index. Which meetings match as a whole is known."""
    queries = [replace(index_query, facets=(*index_query.facets, (facet,))) for facet in facets]
    if index_query.together is None:
        return index.counts(queries)
    by_meeting = index.counts_by_meeting([replace(query, together=None) for query in queries])
    return [
        sum(hits for meeting, hits in counts.items() if meeting in tally.meetings) for counts in by_meeting
    ]


def _body_options(addresses, tally):
    """A meeting is of one 会議体, so its hits are."""
    names = meeting_counts.body_names()
    counts = _counts_of_bodies(tally) if len(names) > 1 else dict.fromkeys(names, tally.total)
    return [
        Option(name, str(counts[key]), addresses.changed(body=key))
        for key, name in names.items()
        if counts[key]
    ]


def _counts_of_bodies(tally):
    bodies, counts = index.bodies_of_meetings(min(tally.meetings), max(tally.meetings)), Counter()
    for meeting, hits in tally.meetings.items():
        counts[bodies.get(meeting)] += hits  # None: taken down since it was counted
    return counts


def _organisation_options(addresses, tally):
    """Returns the options for prefectures, by number, and for organisations, by hits.

    An organisation counts as one under all of its names, and with the rows that were joined to it. Those with as many hits
    stand by their search number. Its prefecture is that of its code, as in the index.
    """
    columns = ("key", "name", "search_number", "same_as__key", "same_as__name")
    rows = Organisation.objects.filter(search_number__in=tally.organisations).order_by(
        "valid_from", "search_number"
    )
    names, hits_of_key, hits_of_prefecture = {}, Counter(), Counter()
    for key, name, number, kept_key, kept_name in rows.values_list(*columns):
        names[kept_key or key] = kept_name or name
        hits_of_key[kept_key or key] += tally.organisations[number]
        prefecture = prefecture_of(key)
        hits_of_prefecture[prefecture.number if prefecture else ""] += tally.organisations[number]
    organisation_options = [
        # The count is of the organisation alone, whatever was asked of one that is no condition yet.
        Option(names[key], str(hits), addresses.changed(organisation=key, lineage=None))
        for key, hits in hits_of_key.most_common(MAX_OPTIONS)
    ]
    prefecture_options = [
        Option(PREFECTURES[number].name, str(hits), addresses.changed(prefecture=number))
        for number, hits in sorted(hits_of_prefecture.items())
        if number in PREFECTURES
    ]
    return prefecture_options, organisation_options


def removable_conditions(
    addresses: SearchAddresses, form, search_request, *, says_words: bool = True
) -> list[tuple[str, str]]:
    """Returns the conditions that hold, in words, each with the address of the search without it; the words that were typed
    unless the page says word by word how they were understood."""
    query, typed = search_request.query, form.cleaned_data["q"]
    conditions = [
        ("q", f"ことば「{typed}」" if typed and says_words else ""),
        ("organisation", _organisation_condition(search_request)),
        ("asked_of", f"{search_request.asked}に尋ねた" if search_request.asked else ""),
        ("answered_by", f"{search_request.answering}が答えた" if search_request.answering else ""),
        ("mentioned", _mentioned_condition(search_request)),
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
    return [(words, addresses.changed(**{field: None})) for field, words in conditions if words]


def _organisation_condition(search_request):
    bearer, relatives = search_request.bearer, search_request.relatives
    if not bearer:
        return ""
    prefecture = f"{bearer.prefecture} " if bearer.prefecture not in ("", bearer.name) else ""
    lineage = f"（前身・後身の{relatives}団体を含む）" if relatives else ""
    return f"{prefecture}{bearer.name}{lineage}"


def _mentioned_condition(search_request):
    name = search_request.mentioned_name
    return f"ほかの団体が「{name}」に触れた発言" if name else ""


def _prefecture_condition(number):
    return PREFECTURES[number].name if number in PREFECTURES else number


def _body_condition(key):
    return meeting_counts.body_names().get(key, key) if key else ""
