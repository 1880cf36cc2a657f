"""Finds passages by way of the index: their counts, their keys page by page, and the passages themselves."""

from collections import Counter
from dataclasses import dataclass, replace

from members import wareki
from minutes.models import Passage
from minutes.reading import connection
from minutes.search import index, relevance
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold
from minutes.search.index_query import IndexQuery
from minutes.search.meetings_of_days import meetings_in_two_years

# The newest of so many hits are put in order by how relevant they are: their words must be read.
MOST_RANKED = 500
COLUMNS = [field.column for field in Passage._meta.concrete_fields if field.name != "folded"]


@dataclass(frozen=True)
class Tally:
    """How many hits there are, and how many of each meeting, organisation and 年度.

    `meetings` goes by the meeting's number, `organisations` by search number, each with the highest number first.
    """

    total: int
    meetings: dict[int, int]
    organisations: dict[int, int]
    years: dict[int, int]


def tally(query: IndexQuery) -> Tally:
    """Returns all counts, with two statements. A meeting over the end of March counts for both 年度."""
    meetings, organisations, years = Counter(), Counter(), Counter()
    for meeting, organisation, hits in sorted(index.counts_by_meeting_and_organisation(query), reverse=True):
        meetings[meeting] += hits
        organisations[organisation] += hits
    in_two_years = meetings_in_two_years() if meetings else {}
    for meeting, hits in meetings.items():
        years[wareki.fiscal_year(keys.day_of_meeting(meeting))] += hits
        if meeting in in_two_years:
            years[in_two_years[meeting]] += hits
    return Tally(sum(meetings.values()), dict(meetings), dict(organisations), dict(years))


def newest_first(
    query: IndexQuery, *, size: int, after: int | None = None, total: int | None = None
) -> list[int]:
    """Returns the keys of one page: the newest meeting first, each meeting in the order of talk.

    The page begins behind the key `after`. `total` is the count of all hits, where it is known.
    """
    if after is not None:
        query = replace(query, high=min(query.high, after - 1))
    return index.highest_keys(query, size, total)


def oldest_first(
    query: IndexQuery, *, size: int, after: int | None = None, total: int | None = None
) -> list[int]:
    """Returns the same with the oldest meeting first: keys rise from meeting to meeting and fall within one."""
    if after is None:
        return _from_oldest(query, size, total)
    first, last = keys.keys_of_meeting(keys.meeting_of(after))
    rest = _keys_between(query, first, after - 1, size)
    return rest + _from_oldest(replace(query, low=max(query.low, last + 1)), size - len(rest), total)


def tallied_page(
    query: IndexQuery, counted: Tally, *, size: int, after: int | None = None, oldest: bool = False
) -> list[int]:
    """Returns one page of what was counted, in either order.

    Which meetings match as a whole is known from the count: only those that the page reaches are asked.
    """
    order = oldest_first if oldest else newest_first
    if query.together is not None:
        reached = frozenset(_meetings_reached(counted, size, after, oldest))
        query = replace(query, together=None, meetings=reached)
        bounds = [keys.keys_of_meeting(meeting) for meeting in reached] or [(1, 0)]
        query = replace(query, low=max(query.low, min(bounds)[0]), high=min(query.high, max(bounds)[1]))
    return order(query, size=size, after=after, total=counted.total)


def most_relevant(
    query: IndexQuery, counted: Tally, concepts: relevance.Concepts, *, size: int, after: int | None = None
) -> list[int]:
    """Returns one page of the hits, the most relevant first (relevance.py), of the newest MOST_RANKED.

    The page begins behind the key `after`; where that is none of these any more, there is no next page. One statement reads
    what is judged.
    """
    newest = tallied_page(query, counted, size=MOST_RANKED)
    ranked = relevance.in_order(_judged(newest), concepts)
    if after is not None:
        ranked = ranked[ranked.index(after) + 1 :] if after in ranked else []
    return ranked[:size]


def _judged(sort_keys):
    if not sort_keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT sort_key, folded, kind, heading, replies_to FROM {Passage._meta.db_table} "
            f"WHERE sort_key IN ({', '.join(map(str, sort_keys))})"
        )
        rows = cursor.fetchall()
    headings = {heading: fold(heading) for _, _, _, heading, _ in rows}
    return [
        relevance.Judged(
            key, folded, kind, headings[heading], is_answer=bool(replies_to) or kind == "written_answer"
        )
        for key, folded, kind, heading, replies_to in rows
    ]


def _meetings_reached(counted, size, after, oldest):
    """Yields the meetings of a page: that of `after`, of which some may be left, and the next ones with enough hits."""
    begin, hits = None if after is None else keys.meeting_of(after), 0
    for meeting in reversed(counted.meetings) if oldest else counted.meetings:
        if hits >= size:
            return
        if begin is None or (meeting >= begin if oldest else meeting <= begin):
            yield meeting
            hits += 0 if meeting == begin else counted.meetings[meeting]


def _from_oldest(query, size, total):
    # Behind the last meeting that a key can name begins a number that no database holds.
    if size <= 0 or query.low > keys.LAST_KEY:
        return []
    by_meeting: dict[int, list[int]] = {}
    for key in index.lowest_keys(query, size, total):
        by_meeting.setdefault(keys.meeting_of(key), []).append(key)
    last = next(reversed(by_meeting), None)
    ordered = [key for meeting, rising in by_meeting.items() if meeting != last for key in reversed(rising)]
    if last is None:
        return []
    # The limit may have cut the last meeting, and its lowest keys are its last remarks: its first would be missing.
    return ordered + _keys_between(query, *keys.keys_of_meeting(last), size - len(ordered))


def _keys_between(query, low, high, size):
    return index.highest_keys(replace(query, low=max(query.low, low), high=min(query.high, high)), size)


def load_passages(sort_keys: list[int]) -> list[Passage]:
    """Returns the passages of the keys, in the order of the keys. One query."""
    passages = {passage.sort_key: passage for passage in _select_passages(sort_keys)} if sort_keys else {}
    return [passages[key] for key in sort_keys if key in passages]


def _select_passages(sort_keys):
    """Selects in plain SQL: Django takes longer to build this query than a database to answer it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(COLUMNS)} FROM {Passage._meta.db_table} "
            f"WHERE sort_key IN ({', '.join(map(str, sort_keys))})"
        )
        return [Passage.from_db(connection.alias, COLUMNS, row) for row in cursor.fetchall()]
