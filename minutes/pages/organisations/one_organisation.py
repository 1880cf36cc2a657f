"""Which rows of the registry are one organisation to a reader, under which code, and what counts as its own.

Every list, page, search, feed and the API asks here: 熊本市 (432016 until 2012-03-31, 431001 since) is one page, one count
and one choice, whichever code an address or a record names.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from members.codes import prefecture_of
from members.models import Organisation
from members.registry import Kin
from minutes.pages.organisations.names import Bearer, bearer_of
from minutes.pages.remembered import REGISTRY, by_state_of, relations


@dataclass(frozen=True)
class Found:
    """One organisation by its code of today, and the generations under which it was found, the oldest first."""

    code: str
    generations: list[Organisation]

    @property
    def last(self) -> Organisation:
        return self.generations[-1]


def one_each(groups: Iterable[list[Organisation]], day: datetime.date) -> list[Found]:
    """Returns each organisation once, in the order in which it first comes, with all generations of the groups, and those
    of the same names under its other codes. One query where one has had other codes, and else none."""
    found: dict[str, dict[int, Organisation]] = {}
    for generations in groups:
        code = relations().code_on(generations[-1].key, day)
        found.setdefault(code, {}).update({row.pk: row for row in generations})
    renumbered = {
        one: code for code in found for one in relations().codes_borne(code) if len(own_codes(code)) > 1
    }
    for row in Organisation.objects.filter(key__in=renumbered) if renumbered else ():
        rows = found[renumbered[row.key]]
        if row.name in {other.name for other in rows.values()}:
            rows[row.pk] = row
    return [
        Found(code, sorted(rows.values(), key=lambda row: row.valid_from)) for code, rows in found.items()
    ]


def own_codes(code: str) -> frozenset[str]:
    """Returns all codes of the organisation that has this one, with those of rows that were joined to it."""
    return relations().own(code)


def counted_codes(code: str) -> frozenset[str]:
    """Returns the codes whose words the page of an organisation counts: its own, and those of its predecessors."""
    kin = relations().kin(code)
    return kin.own | kin.before


def related_codes(code: str) -> frozenset[str]:
    """Returns the codes of an organisation, of its predecessors and of its successors."""
    kin = relations().kin(code)
    return kin.own | kin.before | kin.after


def codes_of_today(codes: Iterable[str], day: datetime.date) -> set[str]:
    """Returns the code of today of each organisation that has one of these codes: as many as there are organisations."""
    return {relations().code_on(code, day) for code in codes}


def generation_on(generations: list[Organisation], day: datetime.date) -> Organisation:
    """Returns the last generation that had begun by a day, else the first."""
    begun = [row for row in generations if row.valid_from <= day]
    return begun[-1] if begun else generations[0]


def bearer_on(generations: list[Organisation], code: str, day: datetime.date) -> Bearer:
    """Returns the bearer that generations of one organisation are together, by its code and its name of a day."""
    return bearer_of(*generations, last=generation_on(generations, day), key=code)


@dataclass(frozen=True)
class OrganisationSubject:
    """Whom the pages of an organisation are about. `code` is its code of the day; `generations` are those of each of
    `codes`, and `own_generations` those under all codes that it bore itself, the oldest first."""

    code: str
    kin: Kin
    generations: dict[str, list[Organisation]]
    own_generations: list[Organisation]
    bearer: Bearer

    @property
    def codes(self) -> frozenset[str]:
        """The codes whose passages are the organisation's."""
        return self.kin.own | self.kin.before


def subject_of(code: str, day: datetime.date) -> OrganisationSubject:
    """Returns whom a code means, named as on a day. One query. Raises Http404 where no organisation has it."""
    kin = relations().kin(code)
    generations: dict[str, list[Organisation]] = {}
    rows = Organisation.objects.filter(key__in=kin.own | kin.before).order_by("key", "valid_from")
    for row in rows:
        generations.setdefault(row.key, []).append(row)
    if code not in generations:
        raise Http404("この番号の団体はありません。")
    borne = relations().codes_borne(code)
    own = sorted((row for one in borne for row in generations.get(one, ())), key=lambda row: row.valid_from)
    today = relations().code_on(code, day)
    return OrganisationSubject(today, kin, generations, own, bearer_on(own, today, day))


@by_state_of(REGISTRY)
def places_without_code() -> dict[str, str]:
    """Returns {key: number of the prefecture} of all that have no 団体コード (x-…) and lie in a prefecture."""
    rows = (
        Organisation.objects.filter(key__startswith="x-").exclude(prefecture="").order_by("key", "valid_from")
    )
    return dict(rows.values_list("key", "prefecture"))


def prefecture_number(code: str, day: datetime.date) -> str:
    """Returns the number of the prefecture of a code; "" where there is none. A 団体コード begins with it, as the index
    has it; a key of our own lies where the registry says of the organisation that it is."""
    today = relations().code_on(code, day)
    prefecture = prefecture_of(code) or prefecture_of(today)
    return prefecture.number if prefecture else places_without_code().get(today, "")


def keys_in_prefecture(number: str, day: datetime.date) -> tuple[str, ...]:
    """Returns the keys of our own (x-…) whose organisation lies in a prefecture."""
    keys = {*places_without_code(), *relations().successions}
    own = [key for key in keys if prefecture_of(key) is None]
    return tuple(sorted(key for key in own if prefecture_number(key, day) == number))
