"""Asks the index: counts and sort keys of the passages that match, the same on SQLite and PostgreSQL.

Each database has a module of its own (sqlite.py, postgresql.py) that says how the index is built and asked there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutes.reading import connection
from minutes.search import postgresql, sqlite
from minutes.search.analysis import keys
from minutes.search.query_language import And, Node, Not, Or, Word

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
# The keys of what names an organisation and is said by none of the same. Mentions are no tokens: they change with the
# registry, and are few.
MENTIONING = """
    SELECT said.sort_key FROM minutes_mention AS named JOIN minutes_passage AS said
    ON said.meeting_id = named.meeting_id AND said.number = named.number AND said.part = named.part
    WHERE named.code IN ({}) AND said.code NOT IN ({})
"""
# Of a key, what the counts go by: everything but the place in the record.
MEETING_AND_ORGANISATION = (
    keys.LAST_KEY >> keys.MEETING_SHIFT << keys.MEETING_SHIFT
) | keys.ORGANISATION_MASK
# Each published meeting has one passage of this kind.
TITLES = ((("k", "meeting"),),)


@dataclass(frozen=True)
class IndexQuery:
    """A query as the index takes it; every condition must hold.

    `facets` are groups of (letter, value): a passage has one facet of each group. `low` and `high` are sort keys, both
    included. `ranges` are (low, high) too: a key lies in one of them, where there are any. `together` is a tree that the
    meeting of a hit matches with all of its passages together, whatever the facets. `meetings` are numbers of a few
    meetings (see keys.py); None stands for all. `mentioned` are codes of organisations: another one's words name one.
    `among` are (SQL, parameters) of sort keys, in each of which the hit's is (spoken_keys.py).
    """

    tree: Node | None = None
    facets: tuple[tuple[tuple[str, str], ...], ...] = ()
    low: int = 0
    high: int = keys.LAST_KEY
    ranges: tuple[tuple[int, int], ...] = ()
    together: Node | None = None
    meetings: frozenset[int] | None = None
    mentioned: tuple[str, ...] = ()
    among: tuple[tuple[str, tuple], ...] = ()


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
    return [hits for _, hits in sorted(_run_all(statements))]


def counts_by_meeting_and_organisation(query: IndexQuery) -> list[tuple[int, int, int]]:
    """Returns (meeting, organisation's search number, hits), read off the keys in one statement, or two.

    Whether a meeting matches as a whole is looked up once for it here: for each hit, it took as long as finding these.
    """
    meetings = meetings_together(query) if query.together else None
    columns = f"({backend().KEY} & {MEETING_AND_ORGANISATION}), count(*)"
    counted = _select(replace(query, together=None), columns, "GROUP BY 1")
    rows = [(keys.meeting_of(both), keys.organisation_of(both), hits) for both, hits in counted]
    return [row for row in rows if meetings is None or row[0] in meetings]


def counts_by_meeting(queries: list[IndexQuery]) -> list[dict[int, int]]:
    """Returns {meeting: hits} of each query, in one statement."""
    by_meeting: list[dict[int, int]] = [{} for _ in queries]
    statements = [
        _statement(query, f"{number}, {_meeting()}, count(*)", "GROUP BY 2")
        for number, query in enumerate(queries)
    ]
    for number, meeting, hits in _run_all(statements):
        by_meeting[number][meeting] = hits
    return by_meeting


def bodies_of_meetings(low: int, high: int) -> dict[int, str]:
    """Returns {meeting: key of its 会議体} of the published meetings between two numbers, both included."""
    first, last = keys.keys_of_meeting(low)[0], keys.keys_of_meeting(high)[1]
    titles, params = _statement(IndexQuery(facets=TITLES, low=first, high=last), backend().KEY)
    passages = backend().NARROW_PASSAGES
    bodies = _run(f"SELECT sort_key, body_key FROM {passages} WHERE sort_key IN ({titles})", params)
    return {keys.meeting_of(key): body for key, body in bodies}


def meetings_together(query: IndexQuery) -> set[int]:
    """Returns the numbers of the meetings that match the query's `together`."""
    return {meeting for (meeting,) in _run(*_meetings_matching(query.together, query))}


def highest_keys(query: IndexQuery, limit: int, total: int | None = None) -> list[int]:
    """Returns the highest keys, highest first. `total` is the count, where it is known: it may decide the plan."""
    return _ordered_keys(query, limit, total, "DESC")


def lowest_keys(query: IndexQuery, limit: int, total: int | None = None) -> list[int]:
    """Returns the lowest keys, lowest first."""
    return _ordered_keys(query, limit, total, "ASC")


def all_keys(query: IndexQuery, batch_size: int = 500) -> Iterator[list[int]]:
    """Yields all keys, highest first, in lists of at most `batch_size`."""
    meetings = meetings_together(query) if query.together else None
    query = replace(query, together=None)
    total = count(query)
    while batch := highest_keys(query, batch_size, total):
        yield [key for key in batch if meetings is None or keys.meeting_of(key) in meetings]
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
        where += f" AND {_meeting()} IN ({','.join(map(str, sorted(query.meetings))) or -1})"
    if query.mentioned:
        codes = ",".join(["%s"] * len(query.mentioned))
        where += f" AND {key} IN ({MENTIONING.format(codes, codes)})"
        params = [*params, *query.mentioned, *query.mentioned]
    for sql, values in query.among:
        # The sign keeps FTS5 from asking its index anew for each of the keys.
        where, params = f"{where} AND +{key} IN ({sql})", [*params, *values]
    if query.together is not None:
        matching, words = _meetings_matching(query.together, query)
        where, params = f"{where} AND {_meeting()} IN ({matching})", [*params, *words]
    return f"SELECT {columns} FROM {backend().TABLE} WHERE {where} {tail}", params


def _meeting():
    return f"({backend().KEY} >> {keys.MEETING_SHIFT})"


def _meetings_matching(tree, query):
    """Returns (SQL, parameters) of the meetings that match a tree with all of their passages together, within the days
    of a query, which all passages of a meeting share."""
    if isinstance(tree, Word):
        return _meetings_with(replace(query, tree=tree, facets=(), together=None, mentioned=(), among=()))
    if isinstance(tree, Or):
        return _combined("UNION", [_meetings_matching(part, query) for part in tree.parts])
    parts = tree.parts if isinstance(tree, And) else (tree,)
    held = [_meetings_matching(part, query) for part in parts if not isinstance(part, Not)]
    excluded = [_meetings_matching(part.part, query) for part in parts if isinstance(part, Not)]
    every = [_meetings_with(replace(query, tree=None, facets=TITLES, together=None, mentioned=(), among=()))]
    return _combined("EXCEPT", [_combined("INTERSECT", held or every), *excluded])


def _meetings_with(query):
    sql, params = _statement(query, f"DISTINCT {_meeting()} AS meeting")
    return f"SELECT meeting FROM ({sql}) AS part", params


def _combined(operator, statements):
    """Combines statements one after the other, each within a SELECT of its own: the databases differ in what binds first."""
    if len(statements) == 1:
        return statements[0]
    sql = f" {operator} ".join(f"SELECT meeting FROM ({part}) AS part" for part, _ in statements)
    return sql, [param for _, params in statements for param in params]


def _run_all(statements):
    """Runs statements as one; none gives no row."""
    sql = " UNION ALL ".join(part for part, _ in statements)
    return _run(sql, [param for _, params in statements for param in params]) if statements else []


def _run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
