"""Writes many rows of a record at a time, each with its version in the history and, if it is new, its number."""

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from minutes.revision import take_numbers

BATCH = 200


class HistoryWriter:
    """Writes rows of one meeting for one save: by whom, why, and under which revision."""

    def __init__(self, meeting, by, reason, revision):
        self.meeting, self.by, self.reason = meeting, by, reason or None
        self.options = {
            "default_user": by,
            "default_change_reason": self.reason,
            "custom_historical_attrs": {"saved_revision": revision},
        }

    def create(self, model, rows) -> list:
        """Stores rows; one without a number gets the next one, a restored one keeps its id and number."""
        unnumbered = [row for row in rows if row.number is None]
        if unnumbered:
            numbers = take_numbers(meeting=self.meeting, count=len(unnumbered))
            for row, number in zip(unnumbered, numbers, strict=True):
                row.number = number
        return self.store(model, rows)

    def store(self, model, rows) -> list:
        """Stores rows that have no number to be given: ties, and rows that kept theirs."""
        for group in ([row for row in rows if row.pk], [row for row in rows if not row.pk]):
            if group:
                bulk_create_with_history(group, model, batch_size=BATCH, **self.options)
        return rows

    def update(self, model, rows, fields) -> None:
        if rows:
            bulk_update_with_history(rows, model, fields, batch_size=BATCH, **self.options)

    def remove(self, rows) -> None:
        for row in rows:
            row._history_user, row._change_reason = self.by, self.reason
            row.delete()
