"""The dialect and the store of SQLite: an FTS5 table without content, whose row ids are the passages' sort keys."""

from operator import itemgetter

from minutes.models import SearchState
from minutes.reading import connection
from minutes.search.analysis import keys, tokens
from minutes.search.engines.comparison import Comparing, has_pattern
from minutes.search.query_language import And, Near, Not, Or, Word, words_of

TABLE = "minutes_search"
NEW = "minutes_search_new"
KEY = "rowid"
# No optimisation fence: FTS5 gives its rows in the order of their ids, so a scan in order may stop at the limit.
NEEDS_FENCE = False
# INDEXED BY, because the planner would look each passage up by its unique key and read the whole row.
NARROW_PASSAGES = "minutes_passage INDEXED BY passage_sorts"
# Django gives SQLite its REGEXP, which is the re of Python.
COMPARING = Comparing(holds="instr(folded, %s) > 0", matches="(folded REGEXP %s)")
# A row is deleted from a table without content by sending the tokens that were added, so all of its values are needed.
CREATE = """CREATE VIRTUAL TABLE {} USING fts5(
    tokens, content='', columnsize=0, tokenize="ascii"
)"""


ADD = "INSERT INTO {0}(rowid, tokens) VALUES(%s, %s)"
REMOVE = "INSERT INTO {0}({0}, rowid, tokens) VALUES('delete', %s, %s)"
# Each publication adds a segment to the index. Merging sixteen at a time instead of four halves the cost of adding; a
# search then looks into some thirty segments, which takes a tenth of a millisecond.
MERGING = {"automerge": 16, "crisismerge": 64}


def create(table: str = TABLE) -> None:
    _run(CREATE.format(table))
    for option, segments in MERGING.items():
        _run(f"INSERT INTO {table}({table}, rank) VALUES('{option}', {segments})")


def drop(table: str = TABLE) -> None:
    _run(f"DROP TABLE IF EXISTS {table}")


def empty() -> None:
    _run(f"INSERT INTO {TABLE}({TABLE}) VALUES('delete-all')")


def rules() -> str:
    """The row ids are the keys, so the layout of the keys is among the rules."""
    return f"{tokens.rules_version()}-{keys.LAYOUT}"


def begin_rebuild() -> None:
    drop(NEW)
    create(NEW)


def rebuild_rows(rows: list[dict]) -> None:
    _run_for_rows(ADD.format(NEW), rows)


def complete_rebuild() -> None:
    """Does nothing: every row is in the new table."""


def end_rebuild() -> None:
    """Replaces the table in use by the new one."""
    drop()
    _run(f"ALTER TABLE {NEW} RENAME TO {TABLE}")


def add(rows: list[dict]) -> None:
    _write(ADD, rows)


def remove(rows: list[dict]) -> None:
    _write(REMOVE, rows)


def compact() -> None:
    """Merges the index into one segment: FTS5 keeps a deleted token in its segment until segments are merged."""
    _run(f"INSERT INTO {TABLE}({TABLE}) VALUES('optimize')")


def merge_pending() -> None:
    """Does nothing: on SQLite no entries wait after an import."""


def where(query) -> tuple[str, list]:
    """Returns the condition that the rows of TABLE must meet, and its parameters. `query` is an IndexQuery."""
    condition, params = f"{TABLE} MATCH %s", [_match_expression(query)]
    if not query.tree or not _is_compared(query.tree):
        return condition, params
    compared, words = COMPARING.condition(query.tree)
    of_passage = f"(SELECT {compared} FROM minutes_passage WHERE sort_key = {TABLE}.rowid)"
    return f"{condition} AND {of_passage}", [*params, *words]


def ordered_scan(query, total: int) -> None:
    """Returns None: FTS5 scans in the order of the keys in any case."""


def _is_compared(tree):
    return has_pattern(tree) or any(map(_is_long, words_of(tree, positive_only=True)))


def _match_expression(query):
    parts = [_expression(query.tree)] if query.tree else []
    parts += [_any_of(_facet(*facet) for facet in group) for group in query.facets]
    return " AND ".join(parts or [tokens.facet_token(*tokens.ALL)])


def _facet(letter, value):
    """Any value of a letter: every token that begins with it."""
    token = tokens.facet_token(letter, value)
    return token if value or letter == tokens.ALL[0] else f"{token}*"


def _expression(tree, exactly=False):
    """Returns what every hit of the tree matches; other rows too where it asks for a long word, unless `exactly`, and
    where it asks for a pattern.

    FTS5 reads the places of every pair of a phrase: 190 characters took 196 ms at 100,000 remarks. What excludes must
    exclude hits alone, so it is asked for exactly; what cannot be is compared alone.
    """
    if isinstance(tree, Near):
        return _expression(tree.held, exactly)
    if isinstance(tree, Word):
        return _word(tree, exactly)
    if isinstance(tree, Or):
        return _any_of(_expression(part, exactly) for part in tree.parts)
    parts = tree.parts if isinstance(tree, And) else (tree,)
    included = [_expression(part, exactly) for part in parts if not isinstance(part, Not)]
    negated = [part.part for part in parts if isinstance(part, Not)]
    excluded = [_expression(part, True) for part in negated if not has_pattern(part)]
    all_of = " AND ".join(included or [tokens.facet_token(*tokens.ALL)])
    return f"(({all_of}) NOT {_any_of(excluded)})" if excluded else f"({all_of})"


def _word(word, exactly):
    if exactly or not _is_long(word):
        return f'"{tokens.spelled_word(word.folded)}"'
    asked = [tokens.spelled_word(pair) for pair in tokens.telling_pairs(word.folded)]
    return "(" + " AND ".join(f'"{pair}"' for pair in asked) + ")"


def _is_long(word):
    return tokens.is_long(word.folded)


def _any_of(expressions):
    return f"({' OR '.join(expressions)})"


def _write(statement, rows):
    """Writes rows into the table in use, and into one that is being built as far as it has come."""
    if not rows:
        return
    _run_for_rows(statement.format(TABLE), rows)
    done_to = SearchState.objects.exclude(builder="").values_list("done_to", flat=True).first()
    if done_to is not None:
        _run_for_rows(statement.format(NEW), [row for row in rows if row["sort_key"] >= done_to])


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _run_for_rows(statement, rows):
    """Runs a statement for each row, by rising key: FTS5 begins a new segment at each row id lower than the last."""
    rising = sorted(rows, key=itemgetter("sort_key"))
    entries = [
        (row["sort_key"], tokens.spelled_tokens(row["folded"], tokens.passage_facets(row))) for row in rising
    ]
    if entries:
        with connection.cursor() as cursor:
            cursor.executemany(statement, entries)
