"""The index on PostgreSQL: a GIN index over what a function makes of a passage. No extension, no table to keep.

PostgreSQL keeps an index itself, in the transaction of the row. The function must say the same as tokens.py.
"""

from django.db import connection

from minutes.search import query
from minutes.search.analysis.tokens import ALL, pairs

TABLE = "minutes_passage"
KEY = "sort_key"
SORTS = TABLE
INDEX = "minutes_search"
# Hits are found before they are sorted: left to itself, the planner may walk the key and make tokens of every row.
FENCED = True
# Reading by the sort key and comparing wins over the index once this many of all rows are hits.
WALK, FEW = 8, 1000

COLUMNS = {"k": "kind", "r": "brought", "b": "body_key", "o": "code", "p": "prefecture", "l": "label"}
TOKENS = "minutes_search_tokens(folded, kind, brought, body_key, code, prefecture, label)"
# Position-less: positions of a tsvector end at 16,383, a remark does not. COST keeps the planner from
# calling it for rows that the index has answered for.
FUNCTION = """
CREATE OR REPLACE FUNCTION minutes_search_tokens(
    folded text, kind text, brought text, body_key text, code text, prefecture text, label text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
    SELECT array_to_tsvector(characters || pairs || array_remove(ARRAY[
        'zqa',
        'zqk' || kind,
        'zqb' || body_key,
        CASE WHEN brought <> '' THEN 'zqr' || brought END,
        CASE WHEN code <> '' THEN 'zqo' || code END,
        CASE WHEN prefecture <> '' THEN 'zqp' || prefecture END,
        CASE WHEN code = '' AND label <> '' THEN 'zql' || label END
    ], NULL))
    FROM string_to_array(folded, NULL) AS characters, LATERAL (
        SELECT ARRAY(
            SELECT one || next
            FROM unnest(characters[:cardinality(characters) - 1], characters[2:]) AS neighbours(one, next)
        ) AS pairs
    ) AS joined
$$
"""


def create() -> None:
    _run(FUNCTION)
    _run(f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin ({TOKENS})")


def drop() -> None:
    _run(f"DROP INDEX IF EXISTS {INDEX}")


def empty() -> None:
    """The index is empty when the passages are."""


def rebuild() -> None:
    """Build the index again beside the old one; PostgreSQL itself takes in what is written meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [INDEX])
        if cursor.fetchone()[0] is None:
            return create()
    _run("SET lock_timeout = 0")
    _run(f"REINDEX INDEX {'' if connection.in_atomic_block else 'CONCURRENTLY'} {INDEX}")


def add(rows: list[dict]) -> None:
    """The index follows the rows of the passages."""


def remove(rows: list[dict]) -> None:
    """The index follows the rows of the passages."""


def compact() -> None:
    """Make deleted words vanish from the files: outside a transaction, after words were withdrawn."""
    _run(f"VACUUM {TABLE}")


def settle() -> None:
    """After an import: merge what waits in front of the index, which every search would read through."""
    _run(f"SELECT gin_clean_pending_list('{INDEX}')")


def where(asked) -> tuple[str, list]:
    """The condition that a row of the table answers, and its parameters.

    The index knows pairs and not their order, so words of three characters or more are compared as well.
    """
    conditions, params = [f"{TOKENS} @@ %s::tsquery"], [_tsquery(asked)]
    if asked.tree and any(len(word.folded) > 2 for word in query.words_of(asked.tree)):
        compared, words = _compared(asked.tree)
        conditions, params = [*conditions, compared], [*params, *words]
    return " AND ".join(conditions), params


def walk(asked, hits: int) -> tuple[str, list] | None:
    """The same condition for walking along the sort key, where hits are so many that the index costs more."""
    if hits < FEW:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT greatest(reltuples, 0) FROM pg_class WHERE relname = %s", [TABLE])
        rows = cursor.fetchone()[0]
    if hits <= WALK * rows**0.5:
        return None
    conditions, params = [], []
    if asked.tree:
        compared, params = _compared(asked.tree)
        conditions.append(compared)
    for group in asked.facets:
        conditions.append("(" + " OR ".join(_column(letter) for letter, _ in group) + ")")
        params += [value for _, value in group]
    return " AND ".join(conditions or ["true"]), params


def _column(letter):
    return f"({COLUMNS[letter]} = %s AND code = '')" if letter == "l" else f"{COLUMNS[letter]} = %s"


def _tsquery(asked):
    parts = [part for part in [_upper(asked.tree)] if part] if asked.tree else []
    parts += [
        "(" + " | ".join(_lexeme(f"zq{letter}{value}") for letter, value in group) + ")"
        for group in asked.facets
    ]
    return " & ".join(parts or [_lexeme(f"zq{ALL[0]}")])


def _upper(tree):
    """A query that every answer meets and that the index can settle; "" where any row may be an answer."""
    if isinstance(tree, query.Word):
        return "(" + " & ".join(_lexeme(pair) for pair in dict.fromkeys(pairs(tree.folded))) + ")"
    if isinstance(tree, query.Not):
        found = _lower(tree.part)
        return f"!{found}" if found else ""
    parts = [_upper(part) for part in tree.parts]
    if isinstance(tree, query.Or):
        return "" if "" in parts else f"({' | '.join(parts)})"
    parts = [part for part in parts if part]
    return f"({' & '.join(parts)})" if parts else ""


def _lower(tree):
    """A query that only answers meet; "" where the index alone can promise nobody to be one."""
    if isinstance(tree, query.Word):
        return _lexeme(tree.folded) if len(tree.folded) <= 2 else ""
    if isinstance(tree, query.Not):
        found = _upper(tree.part)
        return f"!{found}" if found else ""
    parts = [_lower(part) for part in tree.parts]
    if isinstance(tree, query.And):
        return "" if "" in parts else f"({' & '.join(parts)})"
    parts = [part for part in parts if part]
    return f"({' | '.join(parts)})" if parts else ""


def _lexeme(token):
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _compared(tree):
    """The tree as comparisons of the folded text, with the words in order."""
    if isinstance(tree, query.Word):
        # LIKE tries every place of the text: 44 ms of 5,000 remarks for したいと思います。, 17 ms so.
        return "strpos(folded, %s) > 0", [tree.folded]
    if isinstance(tree, query.Not):
        condition, params = _compared(tree.part)
        return f"NOT {condition}", params
    found = [_compared(part) for part in tree.parts]
    joint = " AND " if isinstance(tree, query.And) else " OR "
    return f"({joint.join(one for one, _ in found)})", [param for _, params in found for param in params]


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
