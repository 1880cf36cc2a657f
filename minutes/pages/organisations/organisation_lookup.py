"""A reader looks for an organisation by what it is or was called: who it may be, where, when, and what there is to read."""

import datetime
from dataclasses import dataclass

from django.db.models import Count

from members import registry
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.organisations.names import Bearer, bearer


@dataclass(frozen=True)
class Line:
    """One organisation of a list: under the name it was found by, whether that is over and what it is today, how much it said."""

    bearer: Bearer
    now: tuple[Bearer, ...]
    passages: int
    over: bool

    @property
    def is_sample(self) -> bool:
        return self.bearer.is_sample


@dataclass(frozen=True)
class Finding:
    """`named` bear the name that was typed; in `containing` it is a part; `unidentified` passages are of nobody yet."""

    name: str
    named: list[Line]
    containing: list[Line]
    more: bool
    unidentified: int


def find(name: str, day: datetime.date) -> Finding:
    """Everybody whom a typed name may mean, as of a day. Six queries at most."""
    found = registry.find(name)
    groups = [*found.named, *found.containing]
    shown = lines(groups, day)
    unidentified = Passage.objects.filter(code="", label=name).count()
    return Finding(name, shown[: len(found.named)], shown[len(found.named) :], found.more, unidentified)


def lines(groups: list[list[Organisation]], day: datetime.date) -> list[Line]:
    """Generations that were meant, grouped by organisation, as lines of a list."""
    return lines_of(groups, passages_by_code([group[-1].key for group in groups]), day)


def lines_of(groups: list[list[Organisation]], counts: dict[str, int], day: datetime.date) -> list[Line]:
    """The same with a count of one's own beside each: what a search would find."""
    today = names_today([group[-1] for group in groups], day)
    return [
        Line(bearer(*group), today[last.pk], counts.get(last.key, 0), is_over(last, day))
        for group in groups
        for last in group[-1:]
    ]


def is_over(row: Organisation, day: datetime.date) -> bool:
    return row.valid_to is not None and row.valid_to <= day


def passages_by_code(keys) -> dict[str, int]:
    """How many passages each organisation has in published records."""
    rows = Passage.objects.filter(code__in=keys).exclude(role="").order_by()
    return dict(rows.values_list("code").annotate(Count("id")))


def names_today(rows: list[Organisation], day: datetime.date) -> dict[int, tuple[Bearer, ...]]:
    """For each generation that is over, the organisations that stand in its place on a day; nobody for one in force."""
    over = [row for row in rows if is_over(row, day)]
    ways = registry.adjacency((before, after) for before, after, _ in registry.edges()) if over else {}
    reached = {row.pk: {row.key} | registry.reachable_from([row.key], ways) for row in over}
    living = {
        row.key: row
        for row in Organisation.objects.valid_on(day).filter(key__in=set().union(*reached.values()))
    }
    return {row.pk: _heirs(row, reached.get(row.pk, set()), living) for row in rows}


def today_of(row: Organisation, day: datetime.date) -> tuple[Bearer, ...]:
    return names_today([row], day)[row.pk]


def _heirs(row, reached, living):
    """Under the same code if it goes on, else the others that are reached and stand."""
    if row.key in reached & living.keys():
        return (bearer(living[row.key]),)
    return tuple(bearer(living[key]) for key in sorted(reached & living.keys()))
