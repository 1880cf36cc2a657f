"""What is asked of the index, the same on either database; each has its own file for how it is answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from minutes.search import postgresql, sqlite
from minutes.search.analysis import keys
from minutes.search.query import Node

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
LAST_KEY = (1 << 63) - 1


@dataclass(frozen=True)
class Asked:
    """A tree of words; groups of facets, of each group one; a range of keys; the meetings (None: any)."""

    tree: Node | None = None
    facets: tuple[tuple[tuple[str, str], ...], ...] = ()
    low: int = 0
    high: int = LAST_KEY
    meetings: frozenset[int] | None = None


def backend():
    return BACKENDS[connection.vendor]


def count(asked: Asked) -> int:
    ((found,),) = _select(asked, "count(*)")
    return found


def counts(questions: list[Asked]) -> list[int]:
    """The count of each question, in one statement."""
    if not questions:
        return []
    parts = [_statement(asked, f"{place}, count(*)") for place, asked in enumerate(questions)]
    rows = _run(" UNION ALL ".join(sql for sql, _ in parts), [one for _, params in parts for one in params])
    return [found for _, found in sorted(rows)]


def tally(asked: Asked) -> list[tuple[int, int, int]]:
    """(meeting, organisation's search number, hits), read off the keys in one statement."""
    key = backend().KEY
    meeting, organisation = f"({key} >> {keys.MEETING_SHIFT})", f"({key} & {keys.ORGANISATIONS})"
    return _select(asked, f"{meeting}, {organisation}, count(*)", "GROUP BY 1, 2")


def sorts(asked: Asked) -> list[tuple[str, str, str, int]]:
    """(kind, brought, key of the 会議体, hits) for all that there are, in one statement."""
    found, params = _statement(asked, backend().KEY)
    columns = "kind, brought, body_key"
    return _run(
        f"SELECT {columns}, count(*) FROM {backend().SORTS} WHERE sort_key IN ({found}) GROUP BY {columns}",
        params,
    )


def meetings(asked: Asked) -> set[int]:
    """The meetings that have a hit."""
    return {row[0] for row in _select(asked, f"DISTINCT ({backend().KEY} >> {keys.MEETING_SHIFT})")}


def newest(asked: Asked, limit: int, hits: int | None = None) -> list[int]:
    """The highest keys, highest first. `hits` is the count, where it is known: a plan may turn on it."""
    return _ordered(asked, limit, hits, "DESC")


def oldest(asked: Asked, limit: int, hits: int | None = None) -> list[int]:
    """The lowest keys, lowest first."""
    return _ordered(asked, limit, hits, "ASC")


def every(asked: Asked, step: int = 500) -> Iterator[list[int]]:
    """All keys, highest first, in lists of `step`."""
    hits = count(asked)
    while found := newest(asked, step, hits):
        yield found
        if len(found) < step:
            return
        asked = Asked(asked.tree, asked.facets, asked.low, found[-1] - 1, asked.meetings)


def _ordered(asked, limit, hits, order):
    key, walked = backend().KEY, backend().walk(asked, hits) if hits is not None else None
    tail = f"ORDER BY {key} {order} LIMIT {int(limit)}"
    sql, params = _statement(asked, key, "" if backend().FENCED and not walked else tail, walked)
    if backend().FENCED and not walked:
        sql = f"SELECT {key} FROM ({sql} OFFSET 0) AS found {tail}"
    return [row[0] for row in _run(sql, params)]


def _select(asked, columns, tail="", condition=None):
    return _run(*_statement(asked, columns, tail, condition))


def _statement(asked, columns, tail="", condition=None):
    where, params = condition or backend().where(asked)
    key = backend().KEY
    if asked.low > 0 or asked.high < LAST_KEY:
        where += f" AND {key} BETWEEN %s AND %s"
        params = [*params, asked.low, asked.high]
    if asked.meetings is not None:
        listed = ",".join(map(str, sorted(asked.meetings))) or "-1"
        where += f" AND ({key} >> {keys.MEETING_SHIFT}) IN ({listed})"
    return f"SELECT {columns} FROM {backend().TABLE} WHERE {where} {tail}", params


def _run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
