"""Writes index entries in the transaction that writes the passages."""

from minutes.search.engines.choose import engine

# What an index is told of a passage.
COLUMNS = tuple(
    "sort_key folded kind brought body_key code prefecture label asked replies_to standing".split()
)


def add(rows: list[dict]) -> None:
    """Indexes passages; a row is the values of COLUMNS."""
    if rows:
        engine().store.add(rows)


def remove(rows: list[dict]) -> None:
    """Removes passages from the index; a row is the values that it was indexed with."""
    if rows:
        engine().store.remove(rows)
