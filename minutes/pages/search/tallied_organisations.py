"""Which organisations the hits of a search are of: each counts as one under all of its codes and names."""

import datetime
from collections import Counter
from dataclasses import dataclass

from members.models import Organisation
from minutes.pages.organisations.one_organisation import generation_on
from minutes.pages.remembered import relations
from minutes.search.find import Tally


@dataclass(frozen=True)
class TalliedOrganisation:
    """One organisation by its code and its name of today, and how many of the hits are its own."""

    code: str
    name: str
    hits: int


@dataclass(frozen=True)
class TalliedOrganisations:
    """`by_hits`: those with the most hits first, as many as were asked for. `hits_of_codes`: {code as recorded: hits}. `count`: how many there are."""

    by_hits: list[TalliedOrganisation]
    hits_of_codes: dict[str, int]
    count: int


def tallied_organisations(tally: Tally, most: int, day: datetime.date) -> TalliedOrganisations:
    """Returns who has hits, at most `most` by name. One query, and one more where a name of today is not among those found."""
    found = Organisation.objects.filter(search_number__in=tally.organisations.keys() - {0})
    rows = list(found.order_by("valid_from", "search_number"))
    hits: Counter[str] = Counter()
    of_codes: Counter[str] = Counter()
    for row in rows:
        of_codes[row.key] += tally.organisations[row.search_number]
        hits[relations().code_on(row.key, day)] += tally.organisations[row.search_number]
    first = hits.most_common(most)
    names = _names([code for code, _ in first], rows, day)
    by_hits = [TalliedOrganisation(code, names[code], number) for code, number in first]
    return TalliedOrganisations(by_hits, dict(of_codes), len(hits))


def _names(codes: list[str], rows: list[Organisation], day: datetime.date) -> dict[str, str]:
    """Returns what the organisations of these codes are called on a day. `rows` are generations that are known already."""
    names = {row.key: row.name for row in rows if row.valid_to is None and row.valid_from <= day}
    missing = [code for code in codes if code not in names]
    generations: dict[str, list[Organisation]] = {}
    if missing:
        for row in Organisation.objects.filter(key__in=missing).order_by("valid_from"):
            generations.setdefault(row.key, []).append(row)
    return names | {code: generation_on(of_code, day).name for code, of_code in generations.items()}
