"""What the index on PostgreSQL is asked: no question that a row without any token may answer."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.engines import postgresql
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import And, Not, Or, Word, parse

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no tsquery"),
]
WORDS = st.text("あ議会の", min_size=1, max_size=4).map(lambda text: Word(text, text))
TREES = st.recursive(
    WORDS,
    lambda part: st.one_of(
        part.map(Not),
        st.lists(part, min_size=2, max_size=3).map(tuple).map(And),
        st.lists(part, min_size=2, max_size=3).map(tuple).map(Or),
    ),
)


def answers(tsquery, tokens):
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_to_tsvector(%s::text[]) @@ %s::tsquery", [tokens, tsquery])
        return cursor.fetchone()[0]


def test_gin_is_never_left_to_compute_the_tokens_of_every_row():
    """It does so for a query that a row without a token matches; -の took 9 seconds of 31,000 rows."""

    @given(TREES, st.booleans())
    def asks_for_a_token(tree, with_facet):
        facets = ((("k", "turn"),),) if with_facet else ()
        _, (tsquery, *_) = postgresql.where(IndexQuery(tree, facets))
        assert not answers(tsquery, [])

    asks_for_a_token()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("-の", "('zqa' & !'の')"),
        ("あ OR -の", "(('あ') | ('zqa' & !'の'))"),
        ("あ -の", "(('あ') & !'の')"),
        ("-の -あ", "('zqa' & !'の' & !'あ')"),
        ("-避難所", "'zqa'"),
    ],
)
def test_a_negative_stands_beside_what_each_hit_has(typed, asked):
    assert postgresql.where(IndexQuery(parse(typed).tree))[1][0] == asked
