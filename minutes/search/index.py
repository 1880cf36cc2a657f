"""Asks the index: counts and sort keys of the passages that match, the same on SQLite and PostgreSQL.

Each database has a module of its own (sqlite.py, postgresql.py) that says how the index is built and asked there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutes.reading import connection
from minutes.search import postgresql, sqlite
from minutes.search.analysis import keys
from minutes.search.query_language import Node

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
FACET_COLUMNS = "kind, brought, body_key"
# The keys of what names an organisation and is said by none of the same. Mentions are no tokens: they change with the
# registry, and are few.
MENTIONING = """
    SELECT said.sort_key FROM minutes_mention AS named JOIN minutes_passage AS said
    ON said.meeting_id = named.meeting_id AND said.number = named.number AND said.part = named.part
    WHERE named.code IN ({}) AND said.code NOT IN ({})
"""


@dataclass(frozen=True)
class IndexQuery:
    """A query as the index takes it; every condition must hold.

    `facets` are groups of (letter, value): a passage has one facet of each group. `low` and `high` are sort keys, both
    included. `ranges` are (low, high) too: a key lies in one of them, where there are any. `meetings` are numbers of
    meetings (see keys.py); None stands for all. `mentioned` are codes of organisations: another one's words name one.
    """

    tree: Node | None = None
    facets: tuple[tuple[tuple[str, str], ...], ...] = ()
    low: int = 0
    high: int = keys.LAST_KEY
    ranges: tuple[tuple[int, int], ...] = ()
    meetings: frozenset[int] | None = None
    mentioned: tuple[str, ...] = ()


def backend():
    return BACKENDS[connection.vendor]


def count(query: IndexQuery) -> int:
    ((hits,),) = _select(query, "count(*)")
    return hits


def counts(queries: list[IndexQuery]) -> list[int]:
    """Returns the count of each query, in one statement."""
    if not queries:
        return []
    statements = [_statement(query, f"{number}, count(*)") for number, query in enumerate(queries)]
    rows = _run(
        " UNION ALL ".join(sql for sql, _ in statements),
        [param for _, params in statements for param in params],
    )
    return [hits for _, hits in sorted(rows)]


def counts_by_meeting_and_organisation(query: IndexQuery) -> list[tuple[int, int, int]]:
    """Returns (meeting, organisation's search number, hits), read off the keys in one statement."""
    key = backend().KEY
    meeting, organisation = f"({key} >> {keys.MEETING_SHIFT})", f"({key} & {keys.ORGANISATION_MASK})"
    return _select(query, f"{meeting}, {organisation}, count(*)", "GROUP BY 1, 2")


def facet_counts(query: IndexQuery) -> list[tuple[str, str, str, int]]:
    """Returns (kind, brought, key of the 会議体, hits) for each combination that has hits, in one statement."""
    keys_of_hits, params = _statement(query, backend().KEY)
    return _run(
        f"SELECT {FACET_COLUMNS}, count(*) FROM {backend().FACET_TABLE} "
        f"WHERE sort_key IN ({keys_of_hits}) GROUP BY {FACET_COLUMNS}",
        params,
    )


def meetings_with_hits(query: IndexQuery) -> set[int]:
    """Returns the numbers of the meetings that have a hit."""
    return {row[0] for row in _select(query, f"DISTINCT ({backend().KEY} >> {keys.MEETING_SHIFT})")}


def highest_keys(query: IndexQuery, limit: int, total: int | None = None) -> list[int]:
    """Returns the highest keys, highest first. `total` is the count, where it is known: it may decide the plan."""
    return _ordered_keys(query, limit, total, "DESC")


def lowest_keys(query: IndexQuery, limit: int, total: int | None = None) -> list[int]:
    """Returns the lowest keys, lowest first."""
    return _ordered_keys(query, limit, total, "ASC")


def all_keys(query: IndexQuery, batch_size: int = 500) -> Iterator[list[int]]:
    """Yields all keys, highest first, in lists of `batch_size`."""
    total = count(query)
    while batch := highest_keys(query, batch_size, total):
        yield batch
        if len(batch) < batch_size:
            return
        query = replace(query, high=batch[-1] - 1)


def _ordered_keys(query, limit, total, order):
    key, ordered_scan = backend().KEY, backend().ordered_scan(query, total) if total is not None else None
    needs_fence = backend().NEEDS_FENCE and not ordered_scan
    tail = f"ORDER BY {key} {order} LIMIT {int(limit)}"
    sql, params = _statement(query, key, "" if needs_fence else tail, ordered_scan)
    if needs_fence:
        sql = f"SELECT {key} FROM ({sql} OFFSET 0) AS hits {tail}"
    return [row[0] for row in _run(sql, params)]


def _select(query, columns, tail=""):
    return _run(*_statement(query, columns, tail))


def _statement(query, columns, tail="", condition=None):
    """Returns (SQL, parameters). `condition` stands in for the one that asks the index."""
    where, params = condition or backend().where(query)
    key = backend().KEY
    if query.low > 0 or query.high < keys.LAST_KEY:
        where += f" AND {key} BETWEEN %s AND %s"
        params = [*params, query.low, query.high]
    if query.ranges:
        where += f" AND ({' OR '.join([f'{key} BETWEEN %s AND %s'] * len(query.ranges))})"
        params = [*params, *(bound for bounds in query.ranges for bound in bounds)]
    if query.meetings is not None:
        meetings = ",".join(map(str, sorted(query.meetings))) or "-1"
        where += f" AND ({key} >> {keys.MEETING_SHIFT}) IN ({meetings})"
    if query.mentioned:
        codes = ",".join(["%s"] * len(query.mentioned))
        where += f" AND {key} IN ({MENTIONING.format(codes, codes)})"
        params = [*params, *query.mentioned, *query.mentioned]
    return f"SELECT {columns} FROM {backend().TABLE} WHERE {where} {tail}", params


def _run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
