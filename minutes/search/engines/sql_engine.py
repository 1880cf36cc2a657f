"""The engine that is the database's own index, asked in SQL. What differs between databases, a dialect says: the modules
sqlite.py and postgresql.py."""

from typing import Any

from minutes.reading import connection
from minutes.search.analysis import keys
from minutes.search.engines.statements import Statements
from minutes.search.index_query import IndexQuery

# Of a key, what the counts go by: everything but the place in the record.
MEETING_AND_ORGANISATION = (
    keys.LAST_KEY >> keys.MEETING_SHIFT << keys.MEETING_SHIFT
) | keys.ORGANISATION_MASK


class SqlEngine:
    """An Engine (engine.py) over a dialect."""

    def __init__(self, dialect: Any):
        self.dialect = self.store = dialect
        self.statements = Statements(dialect)

    def counts(self, queries: list[IndexQuery]) -> list[int]:
        """One statement for all."""
        select = self.statements.select
        numbered = [select(query, f"{number}, count(*)") for number, query in enumerate(queries)]
        return [hits for _, hits in sorted(_run_all(numbered))]

    def counts_by_meeting_and_organisation(self, query: IndexQuery) -> list[tuple[int, int, int]]:
        """Read off the keys."""
        columns = f"({self.dialect.KEY} & {MEETING_AND_ORGANISATION}), count(*)"
        counted = _run(*self.statements.select(query, columns, "GROUP BY 1"))
        return [(keys.meeting_of(both), keys.organisation_of(both), hits) for both, hits in counted]

    def counts_by_meeting(self, queries: list[IndexQuery]) -> list[dict[int, int]]:
        """One statement for all."""
        by_meeting: list[dict[int, int]] = [{} for _ in queries]
        meeting = self.statements.meeting
        statements = [
            self.statements.select(query, f"{number}, {meeting}, count(*)", "GROUP BY 2")
            for number, query in enumerate(queries)
        ]
        for number, found, hits in _run_all(statements):
            by_meeting[number][found] = hits
        return by_meeting

    def meetings_together(self, query: IndexQuery) -> set[int]:
        return {meeting for (meeting,) in _run(*self.statements.meetings_matching(query.together, query))}

    def bodies_of_meetings(self, low: int, high: int) -> dict[int, str]:
        bodies = _run(*self.statements.bodies_of_meetings(low, high))
        return {keys.meeting_of(key): body for key, body in bodies}

    def ordered_keys(self, query: IndexQuery, limit: int, *, highest: bool, total: int | None) -> list[int]:
        scan = self.dialect.ordered_scan(query, total) if total is not None else None
        sql, params = self.statements.ordered(query, limit, "DESC" if highest else "ASC", scan)
        return [key for (key,) in _run(sql, params)]


def _run_all(statements):
    """Runs statements as one; none gives no row."""
    sql = " UNION ALL ".join(part for part, _ in statements)
    return _run(sql, [param for _, params in statements for param in params]) if statements else []


def _run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
