"""An engine of the tests' own: what it is told it keeps in memory, and looks through all of it for each question."""

from collections import Counter

from django.db import connection

from minutes.models import Mention, Passage
from minutes.search.analysis import keys
from minutes.search.analysis.tokens import passage_facets
from minutes.search.engines.statements import around_sql
from minutes.search.query_language import And, Near, Or, Word, matches


class MemoryStore:
    """rows: by sort key. told: what was done, in order."""

    def __init__(self):
        self.rows, self.new, self.told = {}, {}, []

    def add(self, rows):
        self.told.append(("add", len(rows)))
        self.rows |= {row["sort_key"]: dict(row) for row in rows}

    def remove(self, rows):
        self.told.append(("remove", len(rows)))
        for row in rows:
            del self.rows[row["sort_key"]]

    def empty(self):
        self.rows = {}

    def merge_pending(self):
        self.told.append(("merge_pending", 0))

    def compact(self):
        self.told.append(("compact", 0))

    def rules(self):
        return "memory-1"

    def begin_rebuild(self):
        self.new = {}

    def rebuild_rows(self, rows):
        self.new |= {row["sort_key"]: dict(row) for row in rows}

    def complete_rebuild(self):
        pass

    def end_rebuild(self):
        self.rows, self.new = self.new, {}


class ScanningEngine:
    def __init__(self):
        self.store = MemoryStore()

    def counts(self, queries):
        return [len(self._matching(query)) for query in queries]

    def counts_by_meeting_and_organisation(self, query):
        counted = Counter((keys.meeting_of(key), keys.organisation_of(key)) for key in self._matching(query))
        return [(*both, hits) for both, hits in counted.items()]

    def counts_by_meeting(self, queries):
        return [dict(Counter(map(keys.meeting_of, self._matching(query)))) for query in queries]

    def meetings_together(self, query):
        return self._meetings(query.together)

    def bodies_of_meetings(self, low, high):
        rows = self.store.rows.items()
        found = {keys.meeting_of(key): row["body_key"] for key, row in rows if row["kind"] == "meeting"}
        return {meeting: body for meeting, body in found.items() if low <= meeting <= high}

    def ordered_keys(self, query, limit, *, highest, total):
        return sorted(self._matching(query), reverse=highest)[:limit]

    def _matching(self, query):
        return [key for key, row in self.store.rows.items() if self._is_hit(key, row, query)]

    def _is_hit(self, key, row, query):
        facets = set(passage_facets(row))
        return (
            (query.tree is None or _holds(row["folded"], query.tree))
            and all(not facets.isdisjoint(group) for group in query.facets)
            and query.low <= key <= query.high
            and (not query.ranges or any(low <= key <= high for low, high in query.ranges))
            and (query.meetings is None or keys.meeting_of(key) in query.meetings)
            and (query.together is None or keys.meeting_of(key) in self._meetings(query.together))
            and all(key in _keys_of(*statement) for statement in query.among)
            and all(key in _keys_of(around_sql(len(names)), [*names] * 4) for names in query.around)
            and (not query.mentioned or _is_mentioning(key, row, query.mentioned))
        )

    def _meetings(self, tree):
        rows = self.store.rows.items()
        if isinstance(tree, Word | Near):
            return {keys.meeting_of(key) for key, row in rows if _holds(row["folded"], tree)}
        if isinstance(tree, And):
            return set.intersection(*map(self._meetings, tree.parts))
        if isinstance(tree, Or):
            return set.union(*map(self._meetings, tree.parts))
        return {keys.meeting_of(key) for key, _ in rows} - self._meetings(tree.part)


def _keys_of(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return {key for (key,) in cursor.fetchall()}


def _holds(folded, tree):
    if isinstance(tree, Word | Near):
        return matches(tree, folded)
    if isinstance(tree, And):
        return all(_holds(folded, part) for part in tree.parts)
    if isinstance(tree, Or):
        return any(_holds(folded, part) for part in tree.parts)
    return not _holds(folded, tree.part)


def _is_mentioning(key, row, codes):
    passage = Passage.objects.get(sort_key=key)
    named = Mention.objects.filter(meeting=passage.meeting_id, number=passage.number, part=passage.part)
    return row["code"] not in codes and named.filter(code__in=codes).exists()
