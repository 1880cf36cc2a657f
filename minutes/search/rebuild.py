"""Rebuilds the index beside the one in use, while people search, publish and withdraw."""

import secrets
from collections.abc import Iterator

from django.db import transaction

from minutes.models import Passage, SearchState
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold_passage
from minutes.search.engines.choose import engine
from minutes.search.index_writer import COLUMNS

BATCH_SIZE = 500


class RebuildOvertaken(Exception):
    """Another rebuild has begun: this one stops, the other will finish."""


def is_stale() -> bool:
    """Returns whether the index was built by other rules than those of this program and this Python."""
    return SearchState.objects.filter(rules=engine().store.rules()).first() is None


def rebuild() -> Iterator[int]:
    """Rebuilds the index from the passages; yields after each batch how many passages are done.

    Writers wait for one batch at most. What is published or withdrawn meanwhile is written into both indexes, into the
    new one as far as it has come, so nothing is missing in the end. A rebuild by the same rules that was killed, or
    still runs, is taken over where it stands. Raises RebuildOvertaken.
    """
    builder = secrets.token_hex(8)
    done = _begin(builder)
    while indexed := _do_next_batch(builder):
        done += indexed
        yield done
    store = engine().store
    store.complete_rebuild()
    with transaction.atomic():
        _lock_writers(builder)
        store.end_rebuild()
        SearchState.objects.update(rules=store.rules(), builder="", next_rules="", done_to=None)


@transaction.atomic
def _begin(builder) -> int:
    """Takes the rebuild over, or begins one; returns how many passages are done."""
    store = engine().store
    unfinished = SearchState.objects.filter(pk=1, next_rules=store.rules()).exclude(builder="")
    if unfinished.update(builder=builder):
        return Passage.objects.filter(sort_key__gte=_lock_writers(builder)).count()
    begun = {"builder": builder, "next_rules": store.rules(), "done_to": keys.LAST_KEY}
    SearchState.objects.update_or_create(pk=1, defaults=begun)
    store.begin_rebuild()
    return 0


def _do_next_batch(builder):
    """Does the passages with the next lower keys, in one transaction; returns how many."""
    with transaction.atomic():
        done_to = _lock_writers(builder)
        passages = Passage.objects.filter(sort_key__lt=done_to).order_by("-sort_key")
        rows = list(passages.values(*COLUMNS, "meeting", "text")[:BATCH_SIZE])
        if rows:
            _refold(rows)
            engine().store.rebuild_rows(rows)
            SearchState.objects.filter(pk=1).update(done_to=rows[-1]["sort_key"])
        return len(rows)


def _lock_writers(builder):
    """Takes SQLite's write lock and returns the lowest key that is done. Raises RebuildOvertaken where another rebuild
    has begun."""
    if not SearchState.objects.filter(pk=1, builder=builder).update(builder=builder):
        raise RebuildOvertaken
    return SearchState.objects.values_list("done_to", flat=True).get(pk=1)


def _refold(rows):
    """Folds the texts by today's rules and writes the folded copies that differ, where the text is still the same.

    Nobody keeps writers of PostgreSQL away meanwhile, since Citus locks no rows over several machines: what was withdrawn
    between the two statements has another text, and its folded copy is its writer's.

    On SQLite the table in use keeps the tokens of the old copy, and nothing can remove them one by one; the swap drops
    the whole table.
    """
    for row in rows:
        folded = fold_passage(row["text"])
        if folded != row["folded"]:
            row["folded"] = folded
            same = Passage.objects.filter(meeting=row["meeting"], sort_key=row["sort_key"], text=row["text"])
            same.update(folded=folded)
