"""A question to the published records, and the passages that answer it, by way of the index."""

import datetime
from collections import Counter
from dataclasses import dataclass, replace

from django.db import connection

from members import wareki
from minutes.models import Passage
from minutes.search import index
from minutes.search.analysis import keys
from minutes.search.index import Asked
from minutes.search.query import And, Node, Not, Or, Word, words_of

COLUMNS = [field.column for field in Passage._meta.concrete_fields if field.name != "folded"]


@dataclass(frozen=True)
class Question:
    """What is looked for; every condition that is given must hold.

    `tree` is what query.parse read. `codes` are organisations, one of which spoke; `label` is a name as printed
    that no organisation is tied to. `since` and `until` are days of meetings, both included. `meeting` is an
    address. `whole_meeting`: the words may stand in different remarks of one meeting.
    """

    tree: Node | None = None
    codes: tuple[str, ...] = ()
    prefecture: str = ""
    body: str = ""
    kind: str = ""
    brought: str = ""
    label: str = ""
    year: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    meeting: str = ""
    whole_meeting: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words to mark in what is found."""
        return tuple(word.folded for word in words_of(self.tree, wanted_only=True))


@dataclass(frozen=True)
class Tally:
    """How many hits there are, and how they lie. `organisations` goes by search number, `meetings` by the upper
    part of the key; both are the newest first."""

    total: int
    meetings: dict[int, int]
    organisations: dict[int, int]
    years: dict[int, int]


def asked(question: Question) -> Asked:
    """The question as the index takes it: conditions as facets, days and the meeting as a range of keys."""
    low, high = _range(question)
    found = Asked(question.tree, _facets(question), low, high)
    if not question.whole_meeting or question.tree is None:
        return found
    wanted = words_of(question.tree, wanted_only=True)
    return replace(
        found,
        tree=(Or(tuple(wanted)) if len(wanted) > 1 else wanted[0]) if wanted else None,
        meetings=frozenset(_meetings_with(question.tree, replace(found, tree=None))),
    )


def _facets(question):
    given = [("p", question.prefecture), ("b", question.body), ("k", question.kind)]
    given += [("r", question.brought), ("l", question.label)]
    groups = [((letter, value),) for letter, value in given if value]
    return (*groups, tuple(("o", code) for code in question.codes)) if question.codes else tuple(groups)


def _range(question):
    since, until = question.since, question.until
    if question.year is not None:
        since = max(filter(None, [since, datetime.date(question.year, 4, 1)]))
        until = min(filter(None, [until, datetime.date(question.year + 1, 3, 31)]))
    low, high = keys.keys_of_days(since, until)
    if question.meeting:
        row = Passage.objects.filter(address=question.meeting).only("sort_key").first()
        first, last = keys.keys_of_meeting(keys.meeting_of(row.sort_key)) if row else (1, 0)
        low, high = max(low, first), min(high, last)
    return low, high


def _meetings_with(tree, base):
    """The meetings that hold all of a tree's words anywhere."""
    if isinstance(tree, Word):
        return index.meetings(replace(base, tree=tree))
    if isinstance(tree, Not):
        return index.meetings(base) - _meetings_with(tree.part, base)
    found = [_meetings_with(part, base) for part in tree.parts]
    return set.intersection(*found) if isinstance(tree, And) else set.union(*found)


def count(question: Question) -> int:
    """Exactly how many passages answer."""
    return index.count(asked(question))


def tally(found: Asked) -> Tally:
    """All counts at once, in one statement."""
    meetings, organisations, years = Counter(), Counter(), Counter()
    for meeting, organisation, hits in sorted(index.tally(found), reverse=True):
        meetings[meeting] += hits
        organisations[organisation] += hits
    for meeting, hits in meetings.items():
        years[wareki.fiscal_year(keys.day_of_meeting(meeting))] += hits
    return Tally(sum(meetings.values()), dict(meetings), dict(organisations), dict(years))


def newest(found: Asked, *, size: int, after: int | None = None, hits: int | None = None) -> list[int]:
    """The keys of one page, the newest meeting first and each in the order of talk, from behind `after` on."""
    if after is not None:
        found = replace(found, high=min(found.high, after - 1))
    return index.newest(found, size, hits)


def oldest(found: Asked, *, size: int, after: int | None = None, hits: int | None = None) -> list[int]:
    """The same with the oldest meeting first: keys rise from meeting to meeting and fall within one."""
    if after is None:
        return _from_oldest(found, size, hits)
    first, last = keys.keys_of_meeting(keys.meeting_of(after))
    rest = _within(found, first, after - 1, size)
    return rest + _from_oldest(replace(found, low=max(found.low, last + 1)), size - len(rest), hits)


def _from_oldest(found, size, hits):
    if size <= 0:
        return []
    rising = index.oldest(found, size, hits)
    by_meeting: dict[int, list[int]] = {}
    for key in rising:
        by_meeting.setdefault(keys.meeting_of(key), []).append(key)
    last = next(reversed(by_meeting), None)
    ordered = [key for meeting, rows in by_meeting.items() if meeting != last for key in reversed(rows)]
    if last is None:
        return []
    # The last meeting may have been cut, and then it is its first remarks that are missing.
    return ordered + _within(found, *keys.keys_of_meeting(last), size - len(ordered))


def _within(found, low, high, size):
    return index.newest(replace(found, low=max(found.low, low), high=min(found.high, high)), size)


def in_order(found: list[int]) -> list[Passage]:
    """The passages of keys, in the order of the keys given. One query."""
    rows = {row.sort_key: row for row in _rows(found)} if found else {}
    return [rows[key] for key in found if key in rows]


def _rows(found):
    """Written out: Django takes longer to put this query together than a database to answer it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(COLUMNS)} FROM {Passage._meta.db_table} "
            f"WHERE sort_key IN ({', '.join(map(str, found))})"
        )
        return [Passage.from_db(connection.alias, COLUMNS, row) for row in cursor.fetchall()]
