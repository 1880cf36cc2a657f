"""Measures what else could be used, over the same rows in the same run: a plain scan, FTS5's own tokenizers."""

from django.db import connection

TABLES = {
    "FTS5 unicode61": ("bench_plain", "unicode61"),
    "FTS5 trigram": ("bench_trigram", "trigram"),
}

# A scan of a million rows takes seconds; a few words of each class say enough.
WORDS = 2


def compare(kind, classes) -> dict:
    """Returns, for each rival and class of words, the times and the part of the true hits that it finds."""
    from tests.benchmarks.measure import spread

    rivals = {"走査": (_scan, classes)}
    if kind == "sqlite":
        for name, (table, tokenizer) in TABLES.items():
            _build(table, tokenizer)
            count = _trigram if tokenizer == "trigram" else _match
            rivals[name] = (lambda word, table=table, count=count: count(table, word), classes)
    return {
        name: {
            label: spread([lambda word=word, count=count: count(word) for word in words[:WORDS]])
            | {"found": _share(count, words[:WORDS])}
            for label, words in words_by_class.items()
        }
        for name, (count, words_by_class) in rivals.items()
    }


def _share(count, words):
    true = sum(map(_scan, words))
    return sum(map(count, words)) / true if true else 1


def _scan(word):
    pattern = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return _value("SELECT count(*) FROM minutes_passage WHERE folded LIKE %s ESCAPE '\\'", [f"%{pattern}%"])


def _match(table, word):
    return _value(
        f"SELECT count(*) FROM {table} WHERE {table} MATCH %s", ['"' + word.replace('"', '""') + '"']
    )


def _trigram(table, word):
    """Counts by the index for words of three characters or more; it has no shorter words, so for them rows are scanned."""
    if len(word) >= 3:
        return _match(table, word)
    return _value(f"SELECT count(*) FROM {table} WHERE folded || '' LIKE %s", [f"%{word}%"])


def _build(table, tokenizer):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(folded, tokenize='{tokenizer}')")
        cursor.execute(f"INSERT INTO {table}(rowid, folded) SELECT id, folded FROM minutes_passage")


def _value(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]


def sizes(kind) -> dict:
    """Returns the bytes of the index and of the text."""
    if kind == "sqlite":
        index = _value("SELECT sum(length(block)) FROM minutes_search_data")
        text = _value("SELECT sum(length(CAST(text AS BLOB))) FROM minutes_passage")
    else:
        index = _value("SELECT pg_relation_size('minutes_search')")
        text = _value("SELECT sum(octet_length(text)) FROM minutes_passage")
    return {"index_bytes": int(index), "text_bytes": int(text)}
