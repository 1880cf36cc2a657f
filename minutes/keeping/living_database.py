"""Refuses to back up what is no site: a database that is missing, empty, foreign, or of another version."""

from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from minutes.keeping.manifest import FIRST_MIGRATION, BackupRefused

MISSING = "データベース {} がありません。DATABASE_URL を確かめてください。"
UNREADABLE = "データベースを読めません。DATABASE_URL を確かめてください。"
FOREIGN = "会議録のデータベースではないか、まだ空です。DATABASE_URL を確かめてください。"
NOT_MIGRATED = "データベースがいまのプログラムの形になっていません。先に manage.py migrate をしてください。"


def applied_migrations() -> list[str]:
    """Returns the migrations of the database in use. Raises BackupRefused unless it is a site's, and of this program.

    The file is looked at first: SQLite makes an empty database of any name that it is asked for.
    """
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        if not file.is_file():
            raise BackupRefused(MISSING.format(file.name))
    try:
        applied = {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}
    except DatabaseError as error:
        raise BackupRefused(UNREADABLE) from error
    if FIRST_MIGRATION not in applied:
        raise BackupRefused(FOREIGN)
    if applied != {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}:
        raise BackupRefused(NOT_MIGRATED)
    return sorted(applied)
