"""Writes rows of a record many at a time, each with its history, new ones with the meeting's next numbers."""

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from minutes.revision import take_numbers

BATCH = 200


class HistoryWriter:
    """Writes rows of one meeting; knows who writes, why and in which save."""

    def __init__(self, meeting, by, reason, revision):
        self.meeting, self.how = meeting, {"default_user": by, "default_change_reason": reason or None}
        self.many = self.how | {"custom_historical_attrs": {"saved_revision": revision}}

    def create(self, model, rows) -> list:
        """Store new rows, those that come back among them under their old id; `number` None takes the next one."""
        fresh = [row for row in rows if row.number is None]
        if fresh:
            numbers = take_numbers(meeting=self.meeting, count=len(fresh))
            for row, number in zip(fresh, numbers, strict=True):
                row.number = number
        for group in ([row for row in rows if row.pk], [row for row in rows if not row.pk]):
            if group:
                bulk_create_with_history(group, model, batch_size=BATCH, **self.many)
        return rows

    def update(self, model, rows, fields):
        if rows:
            bulk_update_with_history(rows, model, fields, batch_size=BATCH, **self.many)

    def remove(self, rows):
        for row in rows:
            row._history_user, row._change_reason = (
                self.how["default_user"],
                self.how["default_change_reason"],
            )
            row.delete()
