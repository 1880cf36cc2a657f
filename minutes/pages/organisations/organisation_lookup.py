"""Looks an organisation up by what it is or was called: who may be meant, where, when, and what there is to read."""

import datetime
from dataclasses import dataclass

from django.db.models import Count

from members import registry
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.organisations.names import Bearer, bearer_of, can_be_organisation
from minutes.pages.organisations.one_organisation import Found, codes_of_today, counted_codes, one_each
from minutes.pages.remembered import relations


@dataclass(frozen=True)
class OrganisationLine:
    """One organisation of a list, under the name by which it was found, with its code of today.

    `has_ended`: that name is no longer in force; `successors` then are the organisations in its place today, itself under
    another name among them. `passages` is how many passages there are to read where the line leads.
    """

    bearer: Bearer
    successors: tuple[Bearer, ...]
    passages: int
    has_ended: bool

    @property
    def is_sample(self) -> bool:
        return self.bearer.is_sample


@dataclass(frozen=True)
class LookupResult:
    """`named` bear the name that was typed; `containing` have it as a part of theirs, and `has_more` says that there
    are more of these. `unidentified` counts the passages under that label that are tied to nobody."""

    name: str
    named: list[OrganisationLine]
    containing: list[OrganisationLine]
    has_more: bool
    unidentified: int

    @property
    def may_be_organisation(self) -> bool:
        return bool(self.named) or can_be_organisation(self.name)


def look_up(name: str, day: datetime.date) -> LookupResult:
    """Returns all whom a typed name may mean, as of a day. Six queries at most, and two where nothing is remembered."""
    matches = registry.find(name)
    named = one_each(matches.named, day)
    codes = {found.code for found in named}
    containing = [found for found in one_each(matches.containing, day) if found.code not in codes]
    lines = organisation_lines([*named, *containing], day)
    unidentified = Passage.objects.filter(code="", label=name).count()
    return LookupResult(name, lines[: len(named)], lines[len(named) :], matches.more, unidentified)


def organisation_lines(found: list[Found], day: datetime.date) -> list[OrganisationLine]:
    """Returns a line for each organisation, with the number of passages that its page counts."""
    return organisation_lines_with_counts(found, passages_counted([one.code for one in found]), day)


def organisation_lines_with_counts(
    found: list[Found], counts: dict[str, int], day: datetime.date
) -> list[OrganisationLine]:
    """Returns the same with other counts by code of today, such as the hits of a search."""
    successors = successors_on([one.last for one in found], day)
    return [
        OrganisationLine(
            bearer_of(*one.generations, key=one.code),
            successors[one.last.pk],
            counts.get(one.code, 0),
            has_ended(one.last, day),
        )
        for one in found
    ]


def has_ended(generation: Organisation, day: datetime.date) -> bool:
    return generation.valid_to is not None and generation.valid_to <= day


def passages_counted(codes: list[str]) -> dict[str, int]:
    """Returns how many passages the page of each organisation counts, those of its predecessors too. One query."""
    counted = {code: counted_codes(code) for code in codes}
    numbers = passages_by_code(set().union(*counted.values()))
    return {code: sum(numbers.get(one, 0) for one in counted[code]) for code in codes}


def passages_by_code(codes=None) -> dict[str, int]:
    """Returns how many passages each code has in published records; all codes unless some are given. One query."""
    passages = Passage.objects.exclude(role="").exclude(code="").order_by()
    if codes is not None:
        passages = passages.filter(code__in=codes)
    return dict(passages.values_list("code").annotate(Count("id")))


def successors_on(generations: list[Organisation], day: datetime.date) -> dict[int, tuple[Bearer, ...]]:
    """Returns, by primary key, the organisations that stand in the place of each generation on a day.

    A generation that is in force has none. One query, and none where all are in force.
    """
    ended = {row.pk: relations().kin(row.key) for row in generations if has_ended(row, day)}
    codes = set().union(*(kin.own | kin.after for kin in ended.values()))
    rows = Organisation.objects.valid_on(day).filter(key__in=codes) if codes else ()
    in_force = {row.key: row for row in rows}
    return {
        row.pk: _successors(row.key, ended[row.pk].after, in_force, day) if row.pk in ended else ()
        for row in generations
    }


def successors_of(generation: Organisation, day: datetime.date) -> tuple[Bearer, ...]:
    return successors_on([generation], day)[generation.pk]


def _successors(code, after, in_force, day) -> tuple[Bearer, ...]:
    """Where the organisation itself is still in force, it alone; else all that came of it and are in force."""
    itself = codes_of_today([code], day) & in_force.keys()
    codes = itself or codes_of_today(after, day) & in_force.keys()
    return tuple(bearer_of(in_force[one]) for one in sorted(codes))
