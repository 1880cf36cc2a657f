"""Counts beside each choice that would narrow a search, and the conditions that can be taken off again."""

from collections import Counter
from dataclasses import dataclass

from members import wareki
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.search.search_request import address
from minutes.pages.site import meeting_counts
from minutes.search import index

SHOWN, MOST = 8, 30


@dataclass(frozen=True)
class Option:
    """`count` is text already: a page prints many, and putting each into the reader's language takes its time."""

    name: str
    count: str
    href: str


@dataclass(frozen=True)
class Facet:
    """One way to narrow: its choices that have hits, those that most readers want and the rest."""

    title: str
    options: list[Option]

    @property
    def first(self):
        return self.options[:SHOWN]

    @property
    def rest(self):
        return self.options[SHOWN:]


def facets(given, question, asked, tally) -> list[Facet]:
    """Every way to narrow that leaves a choice. The counts are those of the hits as they are now."""
    found = [] if question.year is not None else [("年度", _years(given, tally))]
    found += _counted(given, question, asked)
    if not question.codes:
        prefectures, organisations = _organisations(given, tally)
        found += [] if question.prefecture else [("都道府県", prefectures)]
        found += [("団体", organisations)]
    return [Facet(title, options) for title, options in found if options]


def _years(given, tally):
    return [
        Option(wareki.format_fiscal_year(year), str(hits), address(given, year=year))
        for year, hits in sorted(tally.years.items(), reverse=True)
    ]


def _counted(given, question, asked):
    """種類, 発表・照会 and 会議体, counted in one statement."""
    counts = Counter()
    for kind, brought, body, hits in index.facet_counts(asked):
        counts.update({("kind", kind): hits, ("brought", brought): hits, ("body", body): hits})
    names = {"report": "発表の中", "inquiry": "照会の中"}
    choices = [("種類", "kind", question.kind, dict(Passage.Kind.choices))]
    choices += [("発表・照会", "brought", question.brought, names)]
    choices += [("会議体", "body", question.body, {} if question.body else meeting_counts.named_bodies())]
    for title, field, chosen, named in choices:
        options = [
            Option(name, str(counts[field, key]), address(given, **{field: key}))
            for key, name in named.items()
            if counts[field, key]
        ]
        if options and not chosen:
            yield title, options[:MOST]


def _organisations(given, tally):
    """The prefectures by number and the organisations by their hits; a town of several names counts as one."""
    rows = Organisation.objects.filter(search_number__in=tally.organisations).order_by("valid_from")
    names, hits, places = {}, Counter(), Counter()
    for key, name, prefecture, number in rows.values_list("key", "name", "prefecture", "search_number"):
        names[key] = name
        hits[key] += tally.organisations[number]
        places[prefecture] += tally.organisations[number]
    organisations = [
        Option(names[key], str(count), address(given, organisation=key))
        for key, count in hits.most_common(MOST)
    ]
    prefectures = [
        Option(PREFECTURES[number].name, str(count), address(given, prefecture=number))
        for number, count in sorted(places.items())
        if number in PREFECTURES
    ]
    return prefectures, organisations


def taken(form, asking) -> list[tuple[str, str]]:
    """The conditions that hold, each with the address of the search without it."""
    question, typed = asking.question, form.cleaned_data["q"]
    bearer = asking.bearer
    place = f"{bearer.prefecture} " if bearer and bearer.prefecture not in ("", bearer.name) else ""
    family = f"（前身・後身の{asking.others}団体を含む）" if asking.others else ""
    named = [
        ("q", f"ことば「{typed}」" if typed else ""),
        ("organisation", f"{place}{bearer.name}{family}" if bearer else ""),
        ("label", f"まだ特定されていない「{question.label}」" if question.label else ""),
        ("from", f"{wareki.format_era_date(question.since)}から" if question.since else ""),
        ("to", f"{wareki.format_era_date(question.until)}まで" if question.until else ""),
        ("year", wareki.format_fiscal_year(question.year) if question.year is not None else ""),
        ("prefecture", _prefecture(question.prefecture)),
        ("body", _body(question.body)),
        ("kind", dict(Passage.Kind.choices).get(question.kind, question.kind)),
        ("brought", {"report": "発表の中", "inquiry": "照会の中"}.get(question.brought, question.brought)),
        ("meeting", f"会議 {question.meeting}" if question.meeting else ""),
    ]
    return [(name, address(form.data, **{field: None})) for field, name in named if name]


def _prefecture(number):
    return PREFECTURES[number].name if number in PREFECTURES else number


def _body(key):
    names = [name for other, name in meeting_counts.named_bodies().items() if other == key] if key else []
    return names[0] if names else key
