"""Stores the first rows of a new meeting with their first versions in the history, in two statements a table.

Making, compiling and reading back a model for each row took longer than storing and indexing all that was said.
"""

import datetime

from django.db import connection

from minutes.models import Meeting


def store_first_rows(
    *, meeting: Meeting, model, rows: list[dict], by, reason: str, at: datetime.datetime
) -> None:
    """Stores rows, given as {field: value}, in a table that holds none of this meeting yet."""
    if rows:
        _insert(model, [{"meeting_id": meeting.pk} | row for row in rows])
        _store_first_versions(model, meeting, by, reason, at)


def _insert(model, rows):
    defaults = {
        field.column: field.get_default() for field in model._meta.concrete_fields if not field.primary_key
    }
    names, values = ", ".join(defaults), ", ".join(f"%({name})s" for name in defaults)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({values})",
            [defaults | row for row in rows],
        )


def _store_first_versions(model, meeting, by, reason, at):
    copied = ", ".join(field.column for field in model._meta.concrete_fields)
    added = {
        "history_type": "+",
        "history_date": connection.ops.adapt_datetimefield_value(at),
        "history_user_id": by.pk,
        "history_change_reason": reason,
        "saved_revision": meeting.revision,
    }
    values = ", ".join(["%s"] * len(added))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model.history.model._meta.db_table} ({copied}, {', '.join(added)})"
            f" SELECT {copied}, {values} FROM {model._meta.db_table} WHERE meeting_id = %s ORDER BY id",
            [*added.values(), meeting.pk],
        )
