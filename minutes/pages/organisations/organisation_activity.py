"""What an organisation did in the records, itself and those that it came from: in four lists, and by year."""

from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from members.models import Organisation
from minutes.models import Passage
from minutes.pages.organisations.timeline import name_on
from minutes.pages.search.hits import Hit, hits

SHOWN = 20
SHOWN_OF_A_YEAR = 200


@dataclass(frozen=True)
class Deed:
    """One thing done. `then`: the name that it was done under, where that is not the one of the page."""

    hit: Hit
    then: str


@dataclass(frozen=True)
class Deeds:
    """One of the four lists: all of its number, the newest of them by 年度."""

    role: str
    name: str
    count: int
    years: list[tuple[int, list[Deed]]]

    @property
    def shown(self) -> int:
        return sum(len(found) for _, found in self.years)


@dataclass(frozen=True)
class Year:
    """One 年度: how often each of the four was done, in their order."""

    year: int
    counts: list[int]
    total: int


def counts_of(codes) -> dict[tuple[int, str], int]:
    """(年度, role) → how many. One query."""
    rows = (
        Passage.objects.of_organisations(codes)
        .order_by()
        .values_list("fiscal_year", "role")
        .annotate(Count("id"))
    )
    return {(year, role): number for year, role, number in rows}


def years_of(counts: dict[tuple[int, str], int]) -> list[Year]:
    """The newest first."""
    found = []
    for year in sorted({year for year, _ in counts}, reverse=True):
        row = [counts.get((year, role), 0) for role in Passage.Role.values]
        found.append(Year(year, row, sum(row)))
    return found


def lists_of(codes, counts, generations: dict[str, list[Organisation]], name: str, year=None) -> list[Deeds]:
    """The four lists, of one 年度 if it is given. Three queries, however many there are."""
    found = Passage.objects.of_organisations(codes)
    if year is not None:
        found = found.filter(fiscal_year=year)
    newest = hits(_newest_of_each_role(found, SHOWN if year is None else SHOWN_OF_A_YEAR))
    lists = []
    for role, title in Passage.Role.choices:
        number = sum(count for (of, did), count in counts.items() if did == role and year in (None, of))
        mine = [
            Deed(hit, _then(hit.passage, generations, name)) for hit in newest if hit.passage.role == role
        ]
        lists.append(Deeds(role, title, number, _by_year(mine)))
    return lists


def _newest_of_each_role(found, most):
    order = [F("held_on").desc(), F("address").desc(), F("position").asc()]
    place = Window(RowNumber(), partition_by=F("role"), order_by=order)
    return found.annotate(place=place).filter(place__lte=most)


def _then(passage, generations, name):
    """八鹿町, on the page of 養父市."""
    rows = generations.get(passage.code)
    then = name_on(rows, passage.held_on) if rows else passage.label
    return "" if then == name else then


def _by_year(deeds):
    years: dict[int, list[Deed]] = {}
    for deed in deeds:
        years.setdefault(deed.hit.passage.fiscal_year, []).append(deed)
    return list(years.items())
