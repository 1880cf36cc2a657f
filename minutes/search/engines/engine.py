"""What an engine is: all that the search asks of an index, and all that an index is told."""

from typing import Any, Protocol

from minutes.search.index_query import IndexQuery

Row = dict[str, Any]


class Store(Protocol):
    """What an index is told. A row is the values of index_writer.COLUMNS.

    `add` and `remove` are called in the transaction that writes the passages: what an engine keeps outside of the
    database, it must give up with that transaction. A withdrawal is a `remove`.
    """

    def add(self, rows: list[Row]) -> None:
        """Adds passages, also to an index that is being built beside this one, as far as that has come."""

    def remove(self, rows: list[Row]) -> None:
        """Removes passages likewise; a row is the values that it was added with."""

    def empty(self) -> None:
        """Removes every entry: all passages are gone."""

    def merge_pending(self) -> None:
        """Merges the entries that wait after an import, where some do."""

    def compact(self) -> None:
        """Leaves nothing of what was removed in the engine's own files."""

    def rules(self) -> str:
        """Returns a name for all that the index depends on. Where it is another one, `migrate` builds the index again."""

    def begin_rebuild(self) -> None:
        """Begins an index beside the one in use."""

    def rebuild_rows(self, rows: list[Row]) -> None:
        """Adds passages to the index that is being built, with lower keys each time."""

    def complete_rebuild(self) -> None:
        """Does what takes long, outside of a transaction, once every passage was given."""

    def end_rebuild(self) -> None:
        """Puts the new index in the place of the one in use, within a transaction that no writer passes."""


class Engine(Protocol):
    """What is asked of an index over the passages: sort keys (analysis/keys.py) and counts, and both are exact."""

    store: Store

    def counts(self, queries: list[IndexQuery]) -> list[int]:
        """Returns how many passages match each query."""

    def counts_by_meeting_and_organisation(self, query: IndexQuery) -> list[tuple[int, int, int]]:
        """Returns (meeting, organisation's search number, hits), in any order."""

    def counts_by_meeting(self, queries: list[IndexQuery]) -> list[dict[int, int]]:
        """Returns {meeting: hits} of each query."""

    def meetings_together(self, query: IndexQuery) -> set[int]:
        """Returns the numbers of the meetings that match the query's `together` with all of their passages."""

    def bodies_of_meetings(self, low: int, high: int) -> dict[int, str]:
        """Returns {meeting: key of its 会議体} of the published meetings between two numbers, both included."""

    def ordered_keys(self, query: IndexQuery, limit: int, *, highest: bool, total: int | None) -> list[int]:
        """Returns the highest keys, highest first, or the lowest, lowest first. `total` is the count, where it is known."""
