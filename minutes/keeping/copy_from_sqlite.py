"""Copies every row of a SQLite database into a PostgreSQL, in one transaction, and verifies the result."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from minutes.keeping import sqlite
from minutes.keeping.manifest import BackupRefused
from minutes.keeping.shards.distribute_passages import is_distributed
from minutes.models import Meeting
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.derived.walk import rebuild
from minutes.publication.verify import verify_meeting
from minutes.search.engines import postgresql

DISTRIBUTED = (
    "移し先の掲載箇所の表は、もう会議ごとに分かれています。分けていない空のデータベースに移してから、"
    "manage.py distribute をしてください。"
)


def copy_from_sqlite(*, file: Path) -> dict[str, int]:
    """Copies a SQLite file into the PostgreSQL of the settings; returns the number of rows copied (by table).

    Only the tables of models are copied: PostgreSQL builds its search index itself from their rows.

    Raises BackupRefused where the file is damaged or not of this program, where the PostgreSQL already holds
    meetings or accounts or is distributed, or where a copied edition does not verify. The PostgreSQL then stays as it was.
    """
    applied = [f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()]
    _refuse(file, applied)
    models = [model for model in apps.get_models(include_auto_created=True) if _is_copied(model)]
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
        source.execute("BEGIN")  # one moment of the file, even if somebody is still writing
        with transaction.atomic():
            _empty(models)
            postgresql.drop()  # building the index once over all rows costs half as much as row by row
            counts = {model._meta.db_table: _copy(source, model) for model in models}
            _set_sequences(models)
            connection.check_constraints()
            for _ in rebuild(list(DERIVED)):
                pass
            problems = [line for meeting in Meeting.objects.iterator() for line in verify_meeting(meeting)]
            if problems:
                raise BackupRefused(f"移した版が合いません: {problems[0]}")
    return counts


def _refuse(file, applied):
    if connection.vendor != "postgresql":
        raise BackupRefused("DATABASE_URL に移し先の PostgreSQL を指定してください。")
    if is_distributed():
        raise BackupRefused(DISTRIBUTED)
    if Meeting.objects.exists() or User.objects.exists():
        raise BackupRefused(
            "移し先のデータベースには、もう会議かアカウントがあります。空のものを指定してください。"
        )
    if not file.is_file():
        raise BackupRefused(f"{file} がありません。")
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
        try:
            source_migrations = sqlite.applied_migrations(source)
            intact = source.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        except sqlite3.DatabaseError as error:
            raise BackupRefused(f"{file} は会議録の SQLite のデータベースではありません。") from error
    if not intact:
        raise BackupRefused(f"{file} の中身が壊れています。")
    if source_migrations != sorted(applied):
        raise BackupRefused("版が違います。両方のデータベースで manage.py migrate をしてください。")


def _is_copied(model):
    return model._meta.managed and not model._meta.proxy and model is not Session


def _empty(models):
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")


def _copy(source, model):
    """Copies the rows of one table and returns their number.

    PostgreSQL reads SQLite's values as they are: 1 is true, and times are in UTC.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    rows = source.execute(f"SELECT {columns} FROM {table}")
    count = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _set_sequences(models):
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
