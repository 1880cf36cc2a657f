"""Timeline of an organisation: what became of it, change by change."""

import datetime
from dataclasses import dataclass

from members.models import Organisation, OrganisationChange
from members.registry import Kin

MAX_NAMES = 30


@dataclass(frozen=True)
class TimelineOrganisation:
    """One organisation before or after a change. `is_of_page`: the page is about it."""

    key: str
    name: str
    is_of_page: bool


@dataclass(frozen=True)
class TimelineEntry:
    """2004-04-01: 八鹿町・養父町・大屋町・関宮町が新設合併 → 養父市. `unnamed` is how many more there are after the change
    than `after` names."""

    day: datetime.date
    kind: str
    event: str
    before: list[TimelineOrganisation]
    after: list[TimelineOrganisation]
    unnamed: int


def timeline_entries(kin: Kin) -> list[TimelineEntry]:
    """Returns the changes of an organisation, under each of its codes. Three queries."""
    rows = OrganisationChange.objects.filter(pk__in=_change_ids(kin)).prefetch_related("before", "after")
    changes = sorted(rows, key=lambda change: (change.took_effect_on, not _is_midway(change), change.pk))
    return [
        _entry(change, kin.own)
        for change in changes
        if not any(_is_part_of(change, other) for other in changes)
    ]


def _is_midway(change):
    """Whether its result changed again on the same day: 大野村 into 鹿島町, which became 鹿嶋市."""
    return any(row.valid_to == change.took_effect_on for row in change.after.all())


def _is_part_of(change, other):
    """Whether the other is the same change with more organisations before it: the source lists 上九一色村 into 甲府市
    with 中道町 and alone."""
    same = (change.took_effect_on, change.kind, [*change.after.all()]) == (
        other.took_effect_on,
        other.kind,
        [*other.after.all()],
    )
    return same and bool(change.before.all()) and {*change.before.all()} < {*other.before.all()}


def _change_ids(kin):
    """The changes in which the organisation had a part, under each of its codes."""
    return {one.change for one in kin.transitions if one.before in kin.own or one.after in kin.own}


def _entry(change, own):
    before, after = (_timeline_organisations(side.all(), own) for side in (change.before, change.after))
    named = after
    if len(after) > MAX_NAMES:  # the return of 沖縄
        named = [organisation for organisation in after if organisation.is_of_page] or after[:1]
    return TimelineEntry(
        day=change.took_effect_on,
        kind=change.get_kind_display(),
        event=change.event,
        before=before,
        after=named,
        unnamed=len(after) - len(named),
    )


def _timeline_organisations(rows, own):
    return [TimelineOrganisation(row.key, row.name, row.key in own) for row in rows]


def name_on(generations: list[Organisation], day: datetime.date) -> str:
    """Returns what an organisation was called on a day: the last name that began by then, else its first name."""
    names = [row.name for row in generations if row.valid_from <= day]
    return names[-1] if names else generations[0].name
