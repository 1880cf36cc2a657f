"""What became of an organisation, change by change, as a line that can be drawn."""

import datetime
from dataclasses import dataclass

from members.models import Organisation, OrganisationChange
from members.registry import Kin

Kind = OrganisationChange.Kind
# Changes through which an organisation stays itself, though its code may be another.
CONTINUING = {Kind.CITY, Kind.TOWN, Kind.DESIGNATION, Kind.RENAME, Kind.DISTRICT}
MOST_NAMES = 30


@dataclass(frozen=True)
class Node:
    """One generation on one side of a change; `here`: it is the organisation of the page."""

    key: str
    name: str
    here: bool


@dataclass(frozen=True)
class Step:
    """2004-04-01: 八鹿町・養父町・大屋町・関宮町が新設合併 → 養父市. `others`: how many more there were than are named."""

    day: datetime.date
    kind: str
    event: str
    before: list[Node]
    after: list[Node]
    others: int


def steps(kin: Kin) -> list[Step]:
    """The changes of an organisation, through those in which only its name or code became another. Three queries."""
    found = OrganisationChange.objects.filter(pk__in=_concerned(kin)).prefetch_related("before", "after")
    changes = sorted(found, key=lambda change: (change.took_effect_on, not _midway(change), change.pk))
    return [_step(change, kin.own) for change in changes if not any(_told_in(change, one) for one in changes)]


def _midway(change):
    """Whether what it led to went on into another the same day: 大野村 into 鹿島町, which became 鹿嶋市."""
    return any(row.valid_to == change.took_effect_on for row in change.after.all())


def _told_in(change, other):
    """Whether another change tells the same with more: the source has 上九一色村 into 甲府市 with 中道町 and alone."""
    same = (change.took_effect_on, change.kind, [*change.after.all()]) == (
        other.took_effect_on,
        other.kind,
        [*other.after.all()],
    )
    return same and bool(change.before.all()) and {*change.before.all()} < {*other.before.all()}


def _concerned(kin):
    """The changes that the organisation had a part in, also when it was a town under another code."""
    chain = set(kin.own)
    for one in reversed(kin.transitions):  # back in time: each earlier self is met before its own changes
        if one.after in chain and one.kind in CONTINUING and one.before:
            chain.add(one.before)
    return {one.change for one in kin.transitions if one.before in chain or one.after in chain}


def _step(change, own):
    before, after = (_nodes(side.all(), own) for side in (change.before, change.after))
    if len(after) > MOST_NAMES:  # the return of 沖縄
        named = [node for node in after if node.here] or after[:1]
        return Step(
            change.took_effect_on,
            change.get_kind_display(),
            change.event,
            before,
            named,
            len(after) - len(named),
        )
    return Step(change.took_effect_on, change.get_kind_display(), change.event, before, after, 0)


def _nodes(rows, own):
    return [Node(row.key, row.name, row.key in own) for row in rows]


def name_on(generations: list[Organisation], day: datetime.date) -> str:
    """What an organisation was called on a day; its last name before, where it was not any more."""
    names = [row.name for row in generations if row.valid_from <= day]
    return names[-1] if names else generations[0].name
