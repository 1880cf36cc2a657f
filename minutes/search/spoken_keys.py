"""The talk of meetings in its order, and who said what under which name: read off the indexes of the passages.

The talk of a meeting are its turns and narrations; the first has the order 1. Statements are (SQL, parameters) of sort
keys, for IndexQuery.among.
"""

import datetime
from collections.abc import Collection, Iterator

from minutes.reading import connection
from minutes.search.analysis import keys
from minutes.search.engines.choose import narrow_passages

KINDS = ("turn", "narration")
# SQLite takes an expression of a thousand terms.
MEETINGS_AT_ONCE = 300
Statement = tuple[str, tuple]
# Of one code, the days on which something holds: from the first up to the second, which it leaves out; None is no limit.
Span = tuple[str, datetime.date | None, datetime.date | None]

_TALK = f"kind IN ({', '.join(f'{kind!r}' for kind in KINDS)})"


def said_under(labels: Collection[str], spans: Collection[Span]) -> Statement:
    """Returns the statement of what was said under one of these labels as printed, or by one of these codes on its days."""
    always = [code for code, since, until in spans if since is None and until is None]
    parts = [_one_of("label", sorted(labels)), _one_of("code", sorted(always))]
    parts += [_on_days(*span) for span in spans if span[1] or span[2]]
    conditions = [sql for sql, _ in parts if sql] or ["1 = 0"]
    params = tuple(value for _, values in parts for value in values)
    return f"SELECT sort_key FROM minutes_passage WHERE {' OR '.join(conditions)}", params


def of_order(order: int, low: int, high: int) -> Statement:
    """Returns the statement of the speech of this order, from 1, of each meeting between two keys."""
    numbered = (
        f"SELECT sort_key, row_number() OVER (PARTITION BY sort_key >> {keys.MEETING_SHIFT} "
        f"ORDER BY sort_key DESC) AS place FROM {narrow_passages()} "
        f"WHERE {_TALK} AND sort_key BETWEEN %s AND %s"
    )
    return f"SELECT sort_key FROM ({numbered}) AS talk WHERE place = %s", (low, high, order)


def orders_in(meetings: Collection[int]) -> dict[int, int]:
    """Returns {sort key: its order} of all talk of these meetings. No row is read."""
    orders: dict[int, int] = {}
    places: dict[int, int] = {}
    for key in _talk_keys(sorted(meetings)):
        meeting = keys.meeting_of(key)
        orders[key] = places[meeting] = places.get(meeting, 0) + 1
    return orders


def _talk_keys(meetings: list[int]) -> Iterator[int]:
    for start in range(0, len(meetings), MEETINGS_AT_ONCE):
        bounds = [keys.keys_of_meeting(one) for one in meetings[start : start + MEETINGS_AT_ONCE]]
        within = " OR ".join(["sort_key BETWEEN %s AND %s"] * len(bounds))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT sort_key FROM {narrow_passages()} WHERE {_TALK} AND ({within})",
                [bound for pair in bounds for bound in pair],
            )
            yield from sorted((key for (key,) in cursor.fetchall()), reverse=True)


def _one_of(column, values) -> Statement:
    """The indexes hold no empty values, and must be told that none is asked for."""
    if not values:
        return "", ()
    return f"({column} <> '' AND {column} IN ({', '.join(['%s'] * len(values))}))", tuple(values)


def _on_days(code, since, until) -> Statement:
    conditions, params = ["code <> ''", "code = %s"], [code]
    for sign, day in ((">=", since), ("<", until)):
        if day:
            conditions.append(f"held_on {sign} %s")
            params.append(day.isoformat())
    return f"({' AND '.join(conditions)})", tuple(params)
