"""Writes index entries in the transaction that writes the passages, also into a table that is being rebuilt."""

from django.db import connection

from minutes.models import Passage, SearchState
from minutes.search import index
from minutes.search.analysis import keys

COLUMNS = ("sort_key", "folded", "kind", "brought", "body_key", "code", "prefecture", "label")


def add(rows: list[dict]) -> None:
    """Indexes passages; a row is the values of COLUMNS."""
    _write("add", rows)


def remove(rows: list[dict]) -> None:
    """Removes passages from the index; a row is the values that it was indexed with."""
    _write("remove", rows)


def free_slot(day) -> int:
    """Returns a slot of a day that no meeting has. No other transaction can take it until this one ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [0x6D696E, keys.day_number(day)])
    low, high = keys.keys_of_days(day, day)
    titles = Passage.objects.filter(sort_key__range=(low, high), number=0).order_by()
    taken = {keys.slot_of(key) for key in titles.values_list("sort_key", flat=True)}
    return next(slot for slot in range(keys.SLOTS_PER_DAY) if slot not in taken)


def _write(verb, rows):
    if not rows:
        return
    backend = index.backend()
    getattr(backend, verb)(rows)
    if connection.vendor == "sqlite":
        done_to = SearchState.objects.exclude(builder="").values_list("done_to", flat=True).first()
        if done_to is not None:
            getattr(backend, verb)([row for row in rows if row["sort_key"] >= done_to], backend.NEW)
