"""Writes the SQL that asks an index, for either dialect. Each statement is (SQL, parameters)."""

from dataclasses import replace
from typing import Any

from minutes.search.analysis import keys
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import And, Near, Node, Not, Or, Word

Statement = tuple[str, list]
# The keys of what names an organisation and is said by none of the same. Mentions are no tokens: they change with the
# registry, and are few.
MENTIONING = """
    SELECT said.sort_key FROM minutes_mention AS named JOIN minutes_passage AS said
    ON said.meeting_id = named.meeting_id AND said.number = named.number AND said.part = named.part
    WHERE named.code IN ({}) AND said.code NOT IN ({})
"""
# The keys of what organisations said, and of all that stands in a report or inquiry that they brought: from its title down to
# the next one, or to the next item or meeting, since keys fall with the talk. Written answers stand behind all talk: whose
# inquiry they answer, no key tells.
AROUND = """
    SELECT sort_key FROM minutes_passage WHERE {by}
    UNION SELECT inside.sort_key FROM (
        SELECT sort_key AS highest, COALESCE((
            SELECT behind.sort_key FROM minutes_passage AS behind
            WHERE behind.sort_key < title.sort_key AND behind.kind IN ('presentation', 'item', 'meeting')
            ORDER BY behind.sort_key DESC LIMIT 1
        ), 0) AS lowest
        FROM minutes_passage AS title WHERE title.kind = 'presentation' AND ({by})
    ) AS unit JOIN minutes_passage AS inside
    ON inside.sort_key <= unit.highest AND inside.sort_key > unit.lowest AND inside.brought <> '' AND inside.kind <> 'written_answer'
"""
BY_CODE, BY_LABEL = "(code <> '' AND code IN ({0}))", "(label <> '' AND code = '' AND label IN ({0}))"
# Each published meeting has one passage of this kind.
TITLES = ((("k", "meeting"),),)


class Statements:
    """The statements of one dialect."""

    def __init__(self, dialect: Any):
        self.dialect = dialect
        self.meeting = f"({dialect.KEY} >> {keys.MEETING_SHIFT})"

    def select(
        self, query: IndexQuery, columns: str, tail: str = "", condition: Statement | None = None
    ) -> Statement:
        """`condition` stands in for the one that asks the index."""
        asked = condition or self.dialect.where(query)
        conditions = [asked, *self._of_keys(query), *self._of_meetings(query)]
        where = " AND ".join(sql for sql, _ in conditions)
        return (
            f"SELECT {columns} FROM {self.dialect.TABLE} WHERE {where} {tail}",
            [param for _, params in conditions for param in params],
        )

    def ordered(self, query: IndexQuery, limit: int, order: str, scan: Statement | None) -> Statement:
        """The first keys in an order. `scan` is the condition of a scan along the key, where that is faster."""
        key = self.dialect.KEY
        needs_fence = self.dialect.NEEDS_FENCE and not scan
        tail = f"ORDER BY {key} {order} LIMIT {int(limit)}"
        sql, params = self.select(query, key, "" if needs_fence else tail, scan)
        return (f"SELECT {key} FROM ({sql} OFFSET 0) AS hits {tail}" if needs_fence else sql), params

    def bodies_of_meetings(self, low: int, high: int) -> Statement:
        """(key, 会議体) of each title between two meetings."""
        first, last = keys.keys_of_meeting(low)[0], keys.keys_of_meeting(high)[1]
        titles, params = self.select(IndexQuery(facets=TITLES, low=first, high=last), self.dialect.KEY)
        passages = self.dialect.NARROW_PASSAGES
        return f"SELECT sort_key, body_key FROM {passages} WHERE sort_key IN ({titles})", params

    def meetings_matching(self, tree: Node | None, query: IndexQuery) -> Statement:
        """The meetings that match a tree with all of their passages together, within the days of a query, which all
        passages of a meeting share."""
        if isinstance(tree, Word | Near):
            return self._meetings_with(
                replace(query, tree=tree, facets=(), together=None, mentioned=(), around=(), among=())
            )
        if isinstance(tree, Or):
            return _combined("UNION", [self.meetings_matching(part, query) for part in tree.parts])
        parts = tree.parts if isinstance(tree, And) else (tree,)
        held = [self.meetings_matching(part, query) for part in parts if not isinstance(part, Not)]
        excluded = [self.meetings_matching(part.part, query) for part in parts if isinstance(part, Not)]
        titles = replace(query, tree=None, facets=TITLES, together=None, mentioned=(), around=(), among=())
        every = [self._meetings_with(titles)]
        return _combined("EXCEPT", [_combined("INTERSECT", held or every), *excluded])

    def _meetings_with(self, query):
        sql, params = self.select(query, f"DISTINCT {self.meeting} AS meeting")
        return f"SELECT meeting FROM ({sql}) AS part", params

    def _of_keys(self, query):
        """Yields the conditions on the keys themselves."""
        between = f"{self.dialect.KEY} BETWEEN %s AND %s"
        if query.low > 0 or query.high < keys.LAST_KEY:
            yield between, [query.low, query.high]
        if query.ranges:
            yield (
                f"({' OR '.join([between] * len(query.ranges))})",
                [end for ends in query.ranges for end in ends],
            )
        if query.mentioned:
            codes = ",".join(["%s"] * len(query.mentioned))
            mentioning = MENTIONING.format(codes, codes)
            yield f"{self.dialect.KEY} IN ({mentioning})", [*query.mentioned, *query.mentioned]
        for names in query.around:
            yield f"+{self.dialect.KEY} IN ({around_sql(len(names))})", [*names] * 4
        for sql, params in query.among:
            # The sign keeps FTS5 from asking its index anew for each of the keys.
            yield f"+{self.dialect.KEY} IN ({sql})", list(params)

    def _of_meetings(self, query):
        """Yields the conditions on the meeting that a key names."""
        if query.meetings is not None:
            yield f"{self.meeting} IN ({','.join(map(str, sorted(query.meetings))) or -1})", []
        if query.together is not None:
            matching, words = self.meetings_matching(query.together, query)
            yield f"{self.meeting} IN ({matching})", words


def around_sql(names: int) -> str:
    """Returns the SQL of the keys around so many organisations, whose names it takes four times over."""
    marks = ",".join(["%s"] * names)
    return AROUND.format(by=f"{BY_CODE.format(marks)} OR {BY_LABEL.format(marks)}")


def _combined(operator, statements):
    """Combines statements one after the other, each within a SELECT of its own: the databases differ in what binds first."""
    if len(statements) == 1:
        return statements[0]
    sql = f" {operator} ".join(f"SELECT meeting FROM ({part}) AS part" for part, _ in statements)
    return sql, [param for _, params in statements for param in params]
