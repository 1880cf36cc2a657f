"""The index built again beside the one in use, while people search, publish and withdraw."""

import secrets
from collections.abc import Iterator

from django.db import connection, transaction

from minutes.models import Passage, SearchState
from minutes.search import index, postgresql, sqlite
from minutes.search.analysis import tokens
from minutes.search.analysis.folding import fold
from minutes.search.index_writer import COLUMNS

STEP = 500


class RebuildOvertaken(Exception):
    """Another rebuild began; this one has stopped. The other will finish."""


def is_stale() -> bool:
    """Was the index built by other rules than those of this program and this Python?"""
    return SearchState.objects.filter(rules=tokens.rules()).first() is None


def rebuild() -> Iterator[int]:
    """Build the index again from the passages; yields after each step how many are done.

    A writer is held no longer than for one step. On SQLite what is published or withdrawn meanwhile goes into
    both tables as far as the new one has come (writing.py), so the swap has nothing to make up for. PostgreSQL
    does the same for its own index.
    """
    builder = secrets.token_hex(8)
    if connection.vendor == "sqlite":
        yield from _new_table(builder)
    else:
        yield from _fold_again()
        postgresql.rebuild()
    SearchState.objects.update_or_create(pk=1, defaults={"rules": tokens.rules()})


def _new_table(builder):
    with transaction.atomic():
        SearchState.objects.update_or_create(pk=1, defaults={"builder": builder, "done_to": index.LAST_KEY})
        sqlite.drop(sqlite.NEW)
        sqlite.create(sqlite.NEW)
    done = 0
    while step := _step(builder):
        done += step
        yield done
    with transaction.atomic():
        _hold(builder)
        sqlite.swap()
        SearchState.objects.filter(pk=1).update(builder="", done_to=None)


def _step(builder):
    """Index the next passages below those that are done, in a transaction that holds the writers."""
    with transaction.atomic():
        done_to = _hold(builder)
        found = Passage.objects.filter(sort_key__lt=done_to).order_by("-sort_key")
        rows = list(found.values(*COLUMNS, "id", "text")[:STEP])
        if rows:
            _refold(rows)
            sqlite.add(rows, sqlite.NEW)
            SearchState.objects.filter(pk=1).update(done_to=rows[-1]["sort_key"])
        return len(rows)


def _hold(builder):
    """Take the write lock and return how far the new table has come; RebuildOvertaken where it is another's."""
    if not SearchState.objects.filter(pk=1, builder=builder).update(builder=builder):
        raise RebuildOvertaken
    return SearchState.objects.values_list("done_to", flat=True).get(pk=1)


def _fold_again():
    done, below = 0, index.LAST_KEY
    while True:
        with transaction.atomic():
            found = Passage.objects.filter(sort_key__lt=below).order_by("-sort_key").select_for_update()
            rows = list(found.values("id", "text", "folded", "sort_key")[:STEP])
            _refold(rows)
        if not rows:
            return
        done, below = done + len(rows), rows[-1]["sort_key"]
        yield done


def _refold(rows):
    """Bring the folded copies up to today's rules; only those that differ are written.

    On SQLite the table in use still holds the old tokens, which nothing could then take out of it: the swap does.
    """
    for row in rows:
        folded = fold(row["text"])
        if folded != row["folded"]:
            row["folded"] = folded
            Passage.objects.filter(pk=row["id"]).update(folded=folded)
