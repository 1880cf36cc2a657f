"""The dialect and the store of PostgreSQL: a GIN index over a function of the passage's columns. No extension, no second table.

PostgreSQL keeps the index itself, in the transaction of the row. The function must give the tokens of tokens.py.
"""

from minutes.reading import connection
from minutes.search.analysis.tokens import ALL, rules_version, telling_pairs
from minutes.search.engines.comparison import Comparing, has_pattern, is_pattern
from minutes.search.query_language import And, Near, Not, Or, Word, words_of

TABLE = NARROW_PASSAGES = "minutes_passage"
KEY = "sort_key"
INDEX = "minutes_search"
# An optimisation fence makes PostgreSQL find the hits before it sorts them: otherwise the planner may scan along the
# key and compute the tokens of every row.
NEEDS_FENCE = True
# A scan along the sort key that compares the text is faster than the index from this many hits on: both 1,000 and
# 8 times the square root of all rows.
SCAN_MIN_HITS, SCAN_HITS_PER_ROOT = 1000, 8
# LIKE tries every place of the text: したいと思います。 in 5,000 remarks took 44 ms with it, 17 ms with strpos.
COMPARING = Comparing(holds="strpos(folded, %s) > 0", matches="(folded ~ %s)")

# The condition of each facet on the columns, for a scan that does without the index.
CONDITIONS = {
    "k": "kind = %s",
    "r": "brought = %s",
    "b": "body_key = %s",
    "o": "code = %s",
    "p": "prefecture = %s",
    "l": "(label = %s AND code = '')",
    "q": "%s = ANY(string_to_array(asked, E'\\n'))",
    "n": "(coalesce(nullif(code, ''), label) = %s AND (replies_to <> '' OR kind = 'written_answer'))",
    "s": "standing = %s",
}
# The same for any value of a facet.
OF_ANY = {
    "q": "asked <> ''",
    "n": "(code || label <> '' AND (replies_to <> '' OR kind = 'written_answer'))",
    "r": "brought <> ''",
}
ARGUMENTS = "folded, kind, brought, body_key, code, prefecture, label, asked, replies_to, standing"
TOKENS = f"minutes_search_tokens({ARGUMENTS})"
# A tsvector without positions: they end at 16,383, a remark does not. COST keeps the planner from calling the function
# for rows that the index has answered for.
FUNCTION = """
CREATE OR REPLACE FUNCTION minutes_search_tokens(
    folded text, kind text, brought text, body_key text, code text, prefecture text, label text, asked text,
    replies_to text, standing text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
    SELECT array_to_tsvector(characters || pairs || array_remove(ARRAY[
        'zqa',
        'zqk' || kind,
        'zqb' || body_key,
        CASE WHEN brought <> '' THEN 'zqr' || brought END,
        CASE WHEN code <> '' THEN 'zqo' || code END,
        CASE WHEN prefecture <> '' THEN 'zqp' || prefecture END,
        CASE WHEN code = '' AND label <> '' THEN 'zql' || label END,
        CASE WHEN code || label <> '' AND (replies_to <> '' OR kind = 'written_answer')
             THEN 'zqn' || coalesce(nullif(code, ''), label) END,
        CASE WHEN standing <> '' THEN 'zqs' || standing END
    ], NULL) || ARRAY(SELECT 'zqq' || name FROM unnest(string_to_array(asked, E'\\n')) AS name WHERE name <> ''))
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
    """Does nothing: the index is empty when the passages are."""


def rules() -> str:
    return rules_version()


def begin_rebuild() -> None:
    """Does nothing: the new index is built whole, in the end."""


def rebuild_rows(rows: list[dict]) -> None:
    """Does nothing: the index is built from the folded copies, which were written again."""


def end_rebuild() -> None:
    """Does nothing: PostgreSQL has put the new index in place."""


def complete_rebuild() -> None:
    """Builds the index again beside the old one; PostgreSQL itself adds what is written meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [INDEX])
        if cursor.fetchone()[0] is None:
            return create()
    _run("SET lock_timeout = 0")
    _run(f"REINDEX INDEX {'' if connection.in_atomic_block else 'CONCURRENTLY'} {INDEX}")


def add(rows: list[dict]) -> None:
    """Does nothing: the index follows the rows of the passages."""


def remove(rows: list[dict]) -> None:
    """Does nothing: the index follows the rows of the passages."""


def compact() -> None:
    """Does nothing: the rewriting of the table makes the index anew."""


def merge_pending() -> None:
    """After an import, merge the entries that wait in front of the index, which every search would read through."""
    _run(f"SELECT gin_clean_pending_list('{INDEX}')")


def where(query) -> tuple[str, list]:
    """Returns the condition that the rows of TABLE must meet, and its parameters. `query` is an IndexQuery.

    The index knows pairs and not their order, so words of three characters or more are compared as well.
    """
    conditions, params = [f"{TOKENS} @@ %s::tsquery"], [_tsquery(query)]
    if query.tree and _is_compared(query.tree):
        compared, words = COMPARING.condition(query.tree)
        conditions, params = [*conditions, compared], [*params, *words]
    return " AND ".join(conditions), params


def _is_compared(tree):
    return has_pattern(tree) or any(len(word.folded) > 2 for word in words_of(tree))


def ordered_scan(query, total: int) -> tuple[str, list] | None:
    """Returns the same condition for a scan along the sort key; None where `total` hits are so few that the index
    is faster."""
    if total < SCAN_MIN_HITS:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT greatest(reltuples, 0) FROM pg_class WHERE relname = %s", [TABLE])
        rows = cursor.fetchone()[0]
    if total <= SCAN_HITS_PER_ROOT * rows**0.5:
        return None
    conditions, params = [], []
    if query.tree:
        compared, params = COMPARING.condition(query.tree)
        conditions.append(compared)
    for group in query.facets:
        asked = [(CONDITIONS if value else OF_ANY)[letter] for letter, value in group]
        conditions.append("(" + " OR ".join(asked) + ")")
        params += [value for _, value in group if value]
    return " AND ".join(conditions or ["true"]), params


def _tsquery(query):
    parts = [part for part in [_overestimate(query.tree)] if part] if query.tree else []
    parts += [
        "(" + " | ".join(_facet(letter, value) for letter, value in group) + ")" for group in query.facets
    ]
    return " & ".join(parts or [_EVERY_ROW])


def _overestimate(tree):
    """Returns a tsquery that every hit of the tree matches, and perhaps other rows; "" where any row might be a hit.

    What excludes never stands alone: beside it stands a token that each hit has, at the least the one that every row
    has. GIN looks for tokens; of a query that a row without any of them may match, it computes the tokens of every row
    (9 seconds for -の in 31,000).
    """
    if isinstance(tree, Near):
        return _overestimate(tree.held)
    if isinstance(tree, Word):
        return "(" + " & ".join(_lexeme(pair) for pair in telling_pairs(tree.folded)) + ")"
    if isinstance(tree, Or):
        parts = [_overestimate(part) for part in tree.parts]
        return "" if "" in parts else f"({' | '.join(parts)})"
    parts = tree.parts if isinstance(tree, And) else (tree,)
    held = [_overestimate(part) for part in parts if not isinstance(part, Not)]
    excluded = [_underestimate(part.part) for part in parts if isinstance(part, Not)]
    excluded = [f"!{query}" for query in excluded if query]
    held = [query for query in held if query] or ([_EVERY_ROW] if excluded else [])
    return f"({' & '.join([*held, *excluded])})" if held else ""


def _underestimate(tree):
    """Returns a tsquery that only hits of the tree match, and perhaps not all; "" where the index is sure of no row."""
    if is_pattern(tree):
        return ""
    if isinstance(tree, Word):
        return _lexeme(tree.folded) if len(tree.folded) <= 2 else ""
    if isinstance(tree, Not):
        excluded = _overestimate(tree.part)
        return f"!{excluded}" if excluded else ""
    parts = [_underestimate(part) for part in tree.parts]
    if isinstance(tree, And):
        return "" if "" in parts else f"({' & '.join(parts)})"
    parts = [part for part in parts if part]
    return f"({' | '.join(parts)})" if parts else ""


def _facet(letter, value):
    """Any value of a letter: every token that begins with it."""
    return _lexeme(f"zq{letter}{value}") + ("" if value else ":*")


def _lexeme(token):
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


_EVERY_ROW = _lexeme(f"zq{ALL[0]}")


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
