"""Facets of a search: the counts beside each option that narrows it, and the conditions that can be removed again."""

import datetime
from collections import Counter
from dataclasses import dataclass, replace

from members import wareki
from members.codes import PREFECTURES
from minutes.models import Passage
from minutes.notation.vocabulary import SPEAKER_KINDS, STANDINGS, STANDINGS_OF
from minutes.pages.organisations.names import can_be_organisation
from minutes.pages.organisations.one_organisation import prefecture_number
from minutes.pages.remembered import EDITIONS, by_state_of
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.tallied_organisations import TalliedOrganisations
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


def facets_of_hits(
    addresses: SearchAddresses, query, index_query, tally, tallied: TalliedOrganisations, day: datetime.date
) -> list[Facet]:
    """Returns every facet that has options and is not yet a condition. The counts are what the links give.

    `tallied` are the organisations of the hits.
    """
    facets = [] if query.year is not None else [("年度", _year_options(addresses, tally))]
    facets += _counted_facets(addresses, query, index_query, tally)
    facets += [] if query.body else [("会議体", _body_options(addresses, tally))]
    if not query.codes:
        prefectures, organisations = _organisation_options(addresses, tallied, day)
        facets += [] if query.prefecture else [("都道府県", prefectures)]
        facets += [("団体", organisations)]
    return [Facet(title, options[:MAX_OPTIONS]) for title, options in facets if options]


def _year_options(addresses, tally):
    return [
        Option(wareki.format_fiscal_year(year), str(hits), addresses.changed(year=year))
        for year, hits in sorted(tally.years.items(), reverse=True)
    ]


def _counted_facets(addresses, query, index_query, tally):
    """Yields (title, options) of 種類, 発表・照会, 話した人 and 立場, counted in one statement."""
    kinds = {} if query.kind else dict(Passage.Kind.choices)
    brought = {} if query.brought else NAMES_OF_BROUGHT
    standings = [] if query.standing else _standings_counted(query.speaker)
    asked = [("k", kind) for kind in kinds if kind != MOST_FREQUENT]
    asked += [("r", value) for value in brought] + [("s", standing) for standing in standings]
    counts = dict(zip(asked, _counts(asked, index_query, tally), strict=True))
    # Each passage is of one kind: what is left are turns, which would take longer to count than all others.
    others = sum(hits for (letter, _), hits in counts.items() if letter == "k")
    counts["k", MOST_FREQUENT] = max(0, tally.total - others)
    yield "種類", _options_of(addresses, "kind", kinds, _of_letter(counts, "k"))
    yield "発表・照会", _options_of(addresses, "brought", brought, _of_letter(counts, "r"))
    yield from _standing_facets(addresses, query, _of_letter(counts, "s"))


def _of_letter(counts, letter):
    return {value: hits for (of, value), hits in counts.items() if of == letter}


def _standings_counted(speaker):
    """Those that somebody speaks as in some record, of the kind of speaker that is a condition."""
    wanted = STANDINGS_OF.get(speaker, ()) if speaker else STANDINGS
    return [standing for standing in wanted if standing in standings_on_site()]


def _standing_facets(addresses, query, hits):
    """Who speaks is the sum of its standings. To be an organisation, 事務局 or a person and no more is no standing."""
    if not query.speaker:
        of_kinds = {kind: sum(hits.get(one, 0) for one in ones) for kind, ones in STANDINGS_OF.items()}
        yield "話した人", _options_of(addresses, "speaker", SPEAKER_KINDS, of_kinds)
    told = {standing: name for standing, name in STANDINGS.items() if standing not in SPEAKER_KINDS}
    yield "立場", _options_of(addresses, "standing", told, hits)


def _options_of(addresses, field, names, counts):
    return [
        Option(name, str(counts[value]), addresses.changed(**{field: value}))
        for value, name in names.items()
        if counts.get(value)
    ]


@by_state_of(EDITIONS)
def standings_on_site() -> frozenset[str]:
    """Returns as what anybody speaks in any record, so that no other is counted. Read off an index, once an act."""
    spoken = Passage.objects.exclude(standing="").order_by()
    return frozenset(spoken.values_list("standing", flat=True).distinct())


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


def _organisation_options(addresses, tallied, day):
    """Returns the options for prefectures, by number, and for organisations, by hits."""
    hits_of_prefecture: Counter[str] = Counter()
    for code, hits in tallied.hits_of_codes.items():
        hits_of_prefecture[prefecture_number(code, day)] += hits
    organisation_options = [
        # The count is of the organisation alone, whatever was asked of one that is no condition yet.
        Option(one.name, str(one.hits), addresses.changed(organisation=one.code, lineage=None))
        for one in tallied.by_hits[:MAX_OPTIONS]
    ]
    prefecture_options = [
        Option(PREFECTURES[number].name, str(hits), addresses.changed(prefecture=number))
        for number, hits in sorted(hits_of_prefecture.items())
        if number in PREFECTURES
    ]
    return prefecture_options, organisation_options


def removable_conditions(addresses: SearchAddresses, form, search_request) -> list[tuple[str, str]]:
    """Returns the conditions that hold, in words, each with the address of the search without it."""
    query, typed = search_request.query, form.cleaned_data["q"]
    conditions = [
        ("q", f"ことば「{typed}」" if typed else ""),
        ("organisation", _organisation_condition(search_request)),
        ("asked_of", f"{search_request.asked}に尋ねた" if search_request.asked else ""),
        ("answered_by", f"{search_request.answering}が答えた" if search_request.answering else ""),
        ("mentioned", _mentioned_condition(search_request)),
        ("label", _label_condition(query.label)),
        ("from", f"{wareki.format_era_date(query.since)}から" if query.since else ""),
        ("to", f"{wareki.format_era_date(query.until)}まで" if query.until else ""),
        ("year", wareki.format_fiscal_year(query.year) if query.year is not None else ""),
        ("prefecture", _prefecture_condition(query.prefecture)),
        ("body", _body_condition(query.body)),
        ("kind", dict(Passage.Kind.choices).get(query.kind, query.kind)),
        ("brought", NAMES_OF_BROUGHT.get(query.brought, query.brought)),
        ("meeting", f"会議 {query.meeting}" if query.meeting else ""),
        ("speaker", f"{SPEAKER_KINDS.get(query.speaker, query.speaker)}の発言など" if query.speaker else ""),
        ("standing", STANDINGS.get(query.standing, query.standing)),
    ]
    return [(words, addresses.changed(**{field: None})) for field, words in conditions if words]


def _organisation_condition(search_request):
    bearer, relatives = search_request.bearer, search_request.relatives
    if not bearer:
        return ""
    prefecture = f"{bearer.prefecture} " if bearer.prefecture not in ("", bearer.name) else ""
    lineage = f"（前身・後身の{relatives}団体を含む）" if relatives else ""
    return f"{prefecture}{bearer.name}{lineage}"


def _label_condition(label):
    if not label:
        return ""
    return (
        f"まだ特定されていない「{label}」" if can_be_organisation(label) else f"「{label}」の名で話したもの"
    )


def _mentioned_condition(search_request):
    name = search_request.mentioned_name
    return f"ほかの団体が「{name}」に触れた発言" if name else ""


def _prefecture_condition(number):
    return PREFECTURES[number].name if number in PREFECTURES else number


def _body_condition(key):
    return meeting_counts.body_names().get(key, key) if key else ""
