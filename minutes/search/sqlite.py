"""The index on SQLite: an FTS5 table without content, whose row ids are the passages' sort keys."""

from operator import itemgetter

from django.db import connection

from minutes.search import query
from minutes.search.analysis import tokens

TABLE = "minutes_search"
NEW = "minutes_search_new"
KEY = "rowid"
FENCED = False
# Left to itself, the planner looks passages up by their unique key and reads each one.
SORTS = "minutes_passage INDEXED BY passage_sorts"
# Deleting from a table without content means sending the very tokens that were added, so rows come whole.
CREATE = """CREATE VIRTUAL TABLE {} USING fts5(
    tokens, content='', columnsize=0, tokenize="ascii"
)"""


# Each publication adds a part to the index; merging sixteen at a time, and not four, halves what adding costs, and a
# search looks into some thirty parts: a tenth of a millisecond.
MERGING = {"automerge": 16, "crisismerge": 64}


def create(table: str = TABLE) -> None:
    _run(CREATE.format(table))
    for name, parts in MERGING.items():
        _run(f"INSERT INTO {table}({table}, rank) VALUES('{name}', {parts})")


def drop(table: str = TABLE) -> None:
    _run(f"DROP TABLE IF EXISTS {table}")


def empty() -> None:
    _run(f"INSERT INTO {TABLE}({TABLE}) VALUES('delete-all')")


def swap() -> None:
    """Put the new table in the place of the old one."""
    drop()
    _run(f"ALTER TABLE {NEW} RENAME TO {TABLE}")


def add(rows: list[dict], table: str = TABLE) -> None:
    """Index passages, given as the values of their columns."""
    _run_many(f"INSERT INTO {table}(rowid, tokens) VALUES(%s, %s)", rows)


def remove(rows: list[dict], table: str = TABLE) -> None:
    """Take passages out, given as the values that they were indexed with."""
    _run_many(f"INSERT INTO {table}({table}, rowid, tokens) VALUES('delete', %s, %s)", rows)


def compact() -> None:
    """Make deleted tokens vanish from the file: outside a transaction, after words were withdrawn."""
    _run(f"INSERT INTO {TABLE}({TABLE}) VALUES('optimize')")
    _run("PRAGMA wal_checkpoint(TRUNCATE)")
    _run("VACUUM")


def settle() -> None:
    """Nothing waits here after an import."""


def where(asked) -> tuple[str, list]:
    """The condition that a row of the table answers, and its parameters."""
    return f"{TABLE} MATCH %s", [_match(asked)]


def walk(asked, hits: int) -> None:
    """Every order is a walk from its end already."""


def _match(asked):
    parts = [_expression(asked.tree)] if asked.tree else []
    parts += [_either(tokens.facet_token(*facet) for facet in group) for group in asked.facets]
    return " AND ".join(parts or [tokens.facet_token(*tokens.ALL)])


def _expression(tree):
    if isinstance(tree, query.Word):
        return f'"{tokens.spelled_word(tree.folded)}"'
    if isinstance(tree, query.Not):
        return f"({tokens.facet_token(*tokens.ALL)} NOT {_expression(tree.part)})"
    if isinstance(tree, query.Or):
        return _either(map(_expression, tree.parts))
    wanted = [_expression(part) for part in tree.parts if not isinstance(part, query.Not)]
    without = [_expression(part.part) for part in tree.parts if isinstance(part, query.Not)]
    found = " AND ".join(wanted or [tokens.facet_token(*tokens.ALL)])
    return f"(({found}) NOT {_either(without)})" if without else f"({found})"


def _either(expressions):
    return f"({' OR '.join(expressions)})"


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _run_many(statement, rows):
    """In rising order: FTS5 begins a new part of its index at each row id that is lower than the one before."""
    rising = sorted(rows, key=itemgetter("sort_key"))
    entries = [(row["sort_key"], tokens.spelled_tokens(row["folded"], tokens.facets(row))) for row in rising]
    if entries:
        with connection.cursor() as cursor:
            cursor.executemany(statement, entries)
