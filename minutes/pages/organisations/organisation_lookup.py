"""Looks an organisation up by what it is or was called: who may be meant, where, when, and what there is to read."""

import datetime
from dataclasses import dataclass

from django.db.models import Count

from members import registry
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.organisations.names import Bearer, bearer_of, can_be_organisation


@dataclass(frozen=True)
class OrganisationLine:
    """One organisation of a list, under the name by which it was found.

    `has_ended`: that name is no longer in force; `successors` then are the organisations in its place today.
    `passages` is how many passages there are to read.
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
    """Returns all whom a typed name may mean, as of a day. Six queries at most."""
    matches = registry.find(name)
    lines = organisation_lines([*matches.named, *matches.containing], day)
    named, containing = lines[: len(matches.named)], lines[len(matches.named) :]
    unidentified = Passage.objects.filter(code="", label=name).count()
    return LookupResult(name, named, containing, matches.more, unidentified)


def organisation_lines(groups: list[list[Organisation]], day: datetime.date) -> list[OrganisationLine]:
    """Returns a line for each organisation, given by its generations, with its number of passages."""
    counts = passages_by_code([group[-1].key for group in groups])
    return organisation_lines_with_counts(groups, counts, day)


def organisation_lines_with_counts(
    groups: list[list[Organisation]], counts: dict[str, int], day: datetime.date
) -> list[OrganisationLine]:
    """Returns the same with other counts by key, such as the hits of a search."""
    successors = successors_on([group[-1] for group in groups], day)
    return [
        OrganisationLine(
            bearer_of(*group), successors[last.pk], counts.get(last.key, 0), has_ended(last, day)
        )
        for group in groups
        for last in group[-1:]
    ]


def has_ended(generation: Organisation, day: datetime.date) -> bool:
    return generation.valid_to is not None and generation.valid_to <= day


def passages_by_code(keys) -> dict[str, int]:
    """Returns how many passages each organisation has in published records."""
    rows = Passage.objects.filter(code__in=keys).exclude(role="").order_by()
    return dict(rows.values_list("code").annotate(Count("id")))


def successors_on(generations: list[Organisation], day: datetime.date) -> dict[int, tuple[Bearer, ...]]:
    """Returns, by primary key, the organisations that stand in the place of each generation on a day.

    A generation that is in force has none.
    """
    ended = [row for row in generations if has_ended(row, day)]
    if not ended:
        return {row.pk: () for row in generations}
    ways = registry.adjacency((before, after) for before, after, _ in registry.edges())
    reached = {row.pk: {row.key} | registry.reachable_from([row.key], ways) for row in ended}
    in_force = {
        row.key: row
        for row in Organisation.objects.valid_on(day).filter(key__in=set().union(*reached.values()))
    }
    return {row.pk: _successors(row, reached.get(row.pk, set()), in_force) for row in generations}


def successors_of(generation: Organisation, day: datetime.date) -> tuple[Bearer, ...]:
    return successors_on([generation], day)[generation.pk]


def _successors(generation, reached, in_force):
    """Where the same code is still in force, that organisation alone; else all that are reached and in force."""
    successors = reached & in_force.keys()
    keys = [generation.key] if generation.key in successors else sorted(successors)
    return tuple(bearer_of(in_force[key]) for key in keys)
