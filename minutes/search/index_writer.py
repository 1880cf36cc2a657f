"""Writes index entries in the transaction that writes the passages, also into a table that is being rebuilt."""

from django.db import connection

from minutes.models import SearchState
from minutes.search import index

COLUMNS = tuple("sort_key folded kind brought body_key code prefecture label asked replies_to".split())


def add(rows: list[dict]) -> None:
    """Indexes passages; a row is the values of COLUMNS."""
    _write("add", rows)


def remove(rows: list[dict]) -> None:
    """Removes passages from the index; a row is the values that it was indexed with."""
    _write("remove", rows)


def _write(verb, rows):
    if not rows:
        return
    backend = index.backend()
    getattr(backend, verb)(rows)
    if connection.vendor == "sqlite":
        done_to = SearchState.objects.exclude(builder="").values_list("done_to", flat=True).first()
        if done_to is not None:
            getattr(backend, verb)([row for row in rows if row["sort_key"] >= done_to], backend.NEW)
