"""What a public page depends on: of the counters of what changed, those that concern it, and whether the day does.

A page goes by one of these: the site, one meeting, one organisation. One query reads all that it goes by, plain SQL,
because every request needs it; and the two that shut the pages: why they are shut, and counters that fell back.
"""

import datetime
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.db import InterfaceError, OperationalError

from members.models import RegistryState
from minutes.models import JournalState, MeetingState, OrganisationState, PublicState
from minutes.pages.remembered import EDITIONS, REGISTRY, WITHDRAWN, registry_seen, relations_at
from minutes.reading import connection
from minutes.search.understanding.days_read import FROM_TODAY

Row = tuple[str, int | None, str | None]
Subject = PublicState.Subject
# Which database this is, since when: counters fall back with a restore, and identity and epoch never come again.
JOURNAL, UNTIL, MEETING, ORGANISATION = "journal", "until", "meeting", "organisation"
STATES = (
    f"SELECT subject, changes, '' FROM {PublicState._meta.db_table} "
    f"UNION ALL SELECT '{REGISTRY}', changes, '' FROM {RegistryState._meta.db_table} "
    f"UNION ALL SELECT '{JOURNAL}', 0, identity || ' ' || epoch FROM {JournalState._meta.db_table} "
    f"UNION ALL SELECT '{UNTIL}', 0, CAST(MAX(shows_until) AS text) FROM {MeetingState._meta.db_table} "
)
OF_MEETING = (
    f"UNION ALL SELECT '{MEETING}', MAX(changes), CAST(MAX(shows_until) AS text) "
    f"FROM {MeetingState._meta.db_table} WHERE address = %s "
)
OF_ORGANISATION = (
    f"UNION ALL SELECT '{ORGANISATION}', MAX(changes), '' "
    f"FROM {OrganisationState._meta.db_table} WHERE code IN ({{}}) "
)
# Of these, what only rises, and why the pages are shut.
COUNTERS = {Subject.EDITIONS, Subject.SITE, Subject.SHUT, REGISTRY}
# What an answer goes by that is still being sent (withdrawn_so_far).
WITHDRAWALS = {Subject.WITHDRAWN, Subject.SHUT, JOURNAL}


@dataclass(frozen=True)
class Dependencies:
    """counters: (subject, changes) of all that only rises. why_shut: a value of PublicState.Shut.

    known_by: all that the page's bytes go by, but its address and the release. until: the last day on which the page
    tells days past from days to come; None where it tells none. states: of each subject that something is remembered by
    (remembered.py), where it stands in this database.
    """

    counters: dict[str, int]
    why_shut: int
    known_by: tuple[Row, ...]
    until: datetime.date | None
    states: dict[str, Hashable] = field(default_factory=dict, compare=False)


Depends = Callable[..., Dependencies]


def of_site(request, **_parts) -> Dependencies:
    """A list, a search, a page of the site's own: whatever changes, it may show."""
    return _of_all(tuple(_select()))


def of_search(request, **_parts) -> Dependencies:
    """A search: as a list. Where a word is told from today (先月), what it finds changes with every day."""
    typed = request.GET.get("q", "")
    found = of_site(request)
    is_of_today = any(word in typed for word in FROM_TODAY)
    return replace(found, until=datetime.date.max) if is_of_today else found


def of_meeting(request, address, day="", **_parts) -> Dependencies:
    """A page of one meeting. Opened from a search (?q=) it goes by the whole site; so it does where the meeting has no
    counter."""
    is_search = bool(request.META.get("QUERY_STRING")) and "q" in request.GET
    return _of_meeting(tuple(_select(OF_MEETING, [address])), is_search, day)


# Most requests find the very rows of the last one: what they say is read out of them once.
@lru_cache(maxsize=4096)
def _of_meeting(rows, is_search, day):
    ((_, changes, until),) = [row for row in rows if row[0] == MEETING]
    if changes is None or is_search:
        return _of_all(rows)
    days = [datetime.date.fromisoformat(until)] if until else []
    asked = _day(day)
    return _dependencies(rows, {Subject.SITE, JOURNAL, MEETING}, [*days, *([asked] if asked else [])])


def of_changes(request, **_parts) -> Dependencies:
    """The list of changes: by the counter that every act raises, and no registry, text of the site or day."""
    return _dependencies(_select(), {Subject.EDITIONS, JOURNAL}, [])


def of_organisation(request, code, **_parts) -> Dependencies:
    """A page of one organisation: by the registry, and by the meetings that name it or a predecessor."""
    state = registry_seen[0] if registry_seen else None
    rows = _select_for(_codes(code, state))
    while (now := _states(rows)[REGISTRY]) != state:
        state, registry_seen[:] = now, [now]
        rows = _select_for(_codes(code, state))
    return _of_organisation(tuple(rows))


@lru_cache(maxsize=4096)
def _of_organisation(rows):
    return _dependencies(rows, {Subject.SITE, JOURNAL, REGISTRY, ORGANISATION}, _last_days(rows))


def withdrawn_so_far() -> tuple[Row, ...]:
    """Returns what differs once anything was withdrawn, taken down or erased, the pages were shut, or an old state of the
    database has returned; and is the same after a publication. One query."""
    return tuple(sorted(row for row in map(tuple, _select()) if row[0] in WITHDRAWALS))


@lru_cache(maxsize=64)
def _of_all(rows):
    return _dependencies(rows, {row[0] for row in rows} - {UNTIL, Subject.DAYS}, _last_days(rows))


def _dependencies(rows, subjects, days):
    counters = {subject: changes for subject, changes, _ in rows if subject in COUNTERS}
    why_shut = counters.pop(Subject.SHUT, 0)
    known_by = sorted(row for row in map(tuple, rows) if row[0] in subjects and row[0] != Subject.SHUT)
    return Dependencies(counters, why_shut, tuple(known_by), max(days, default=None), _states(rows))


def _states(rows) -> dict[str, Hashable]:
    """Where all this stands in this database: its counters come again in another one, or after a restore."""
    counters = {subject: changes for subject, changes, _ in rows}
    database = next((said for subject, _, said in rows if subject == JOURNAL), "")
    return {subject: (database, counters.get(subject, 0)) for subject in (EDITIONS, WITHDRAWN, REGISTRY)}


def _last_day(rows):
    """The last day of any meeting that is public."""
    until = next(said for subject, _, said in rows if subject == UNTIL)
    return datetime.date.fromisoformat(until) if until else None


def _last_days(rows):
    return [day for day in (_last_day(rows), _last_day_of_registry(rows)) if day]


def _day(typed):
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        return None


def _codes(code, state) -> tuple[str, ...]:
    """Returns the codes that the page of an organisation is about, at a state of the registry."""
    if state is None:
        return (code,)
    kin = relations_at(state).kin(code)
    return tuple(sorted(kin.own | kin.before))


def _last_day_of_registry(rows):
    """The last day on which an organisation begins or ends."""
    ordinal = next((changes for subject, changes, _ in rows if subject == Subject.DAYS), 0)
    return datetime.date.fromordinal(ordinal) if ordinal else None


def _select_for(codes):
    return _select(OF_ORGANISATION.format(", ".join(["%s"] * len(codes))), list(codes))


def _select(more: str = "", params=()) -> list[Row]:
    """Returns the states that every page goes by, and `more`.

    The query also replaces Django's check that a persistent connection is alive: a dead connection is opened anew.
    """
    connection.health_check_done = True
    try:
        return _run(STATES + more, params)
    except (InterfaceError, OperationalError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _run(STATES + more, params)


def _run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
