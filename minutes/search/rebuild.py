"""Rebuilds the index beside the one in use, while people search, publish and withdraw."""

import secrets
from collections.abc import Iterator

from django.db import connection, transaction

from minutes.models import Passage, SearchState
from minutes.search import index, postgresql, sqlite
from minutes.search.analysis import tokens
from minutes.search.analysis.folding import fold
from minutes.search.index_writer import COLUMNS

BATCH_SIZE = 500


class RebuildOvertaken(Exception):
    """Another rebuild has begun: this one stops, the other will finish."""


def is_stale() -> bool:
    """Returns whether the index was built by other rules than those of this program and this Python."""
    return SearchState.objects.filter(rules=tokens.rules_version()).first() is None


def rebuild() -> Iterator[int]:
    """Rebuilds the index from the passages; yields after each batch how many passages are done.

    Writers wait for one batch at most. On SQLite, what is published or withdrawn meanwhile is written into both tables,
    into the new one as far as it has come (index_writer.py), so nothing is missing after the swap. PostgreSQL does the
    same for its own index. Raises RebuildOvertaken.
    """
    builder = secrets.token_hex(8)
    if connection.vendor == "sqlite":
        yield from _rebuild_table(builder)
    else:
        yield from _refold_passages()
        postgresql.rebuild()
    SearchState.objects.update_or_create(pk=1, defaults={"rules": tokens.rules_version()})


def _rebuild_table(builder):
    with transaction.atomic():
        SearchState.objects.update_or_create(pk=1, defaults={"builder": builder, "done_to": index.LAST_KEY})
        sqlite.drop(sqlite.NEW)
        sqlite.create(sqlite.NEW)
    done = 0
    while indexed := _index_next_batch(builder):
        done += indexed
        yield done
    with transaction.atomic():
        _lock_writers(builder)
        sqlite.swap()
        SearchState.objects.filter(pk=1).update(builder="", done_to=None)


def _index_next_batch(builder):
    """Indexes the passages with the next lower keys, in one transaction; returns how many."""
    with transaction.atomic():
        done_to = _lock_writers(builder)
        passages = Passage.objects.filter(sort_key__lt=done_to).order_by("-sort_key")
        rows = list(passages.values(*COLUMNS, "id", "text")[:BATCH_SIZE])
        if rows:
            _refold(rows)
            sqlite.add(rows, sqlite.NEW)
            SearchState.objects.filter(pk=1).update(done_to=rows[-1]["sort_key"])
        return len(rows)


def _lock_writers(builder):
    """Takes SQLite's write lock and returns the lowest key that is done. Raises RebuildOvertaken where another rebuild
    has begun."""
    if not SearchState.objects.filter(pk=1, builder=builder).update(builder=builder):
        raise RebuildOvertaken
    return SearchState.objects.values_list("done_to", flat=True).get(pk=1)


def _refold_passages():
    done, below = 0, index.LAST_KEY
    while True:
        with transaction.atomic():
            passages = Passage.objects.filter(sort_key__lt=below).order_by("-sort_key").select_for_update()
            rows = list(passages.values("id", "text", "folded", "sort_key")[:BATCH_SIZE])
            _refold(rows)
        if not rows:
            return
        done, below = done + len(rows), rows[-1]["sort_key"]
        yield done


def _refold(rows):
    """Folds the texts by today's rules and writes the folded copies that differ.

    On SQLite the table in use keeps the tokens of the old copy, and nothing can remove them one by one; the swap drops
    the whole table.
    """
    for row in rows:
        folded = fold(row["text"])
        if folded != row["folded"]:
            row["folded"] = folded
            Passage.objects.filter(pk=row["id"]).update(folded=folded)
