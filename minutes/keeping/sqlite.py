"""Backs up and restores a SQLite database as one file."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import connection

from minutes.keeping.manifest import BackupRefused
from minutes.models import PublicState

FILE = "database.sqlite3"
LOCK_TIMEOUT = 20  # seconds
COPY = ".restoring"
MARK = "INSERT OR REPLACE INTO minutes_publicstate (subject, changes) VALUES (?, ?)"


def dump(target: Path) -> None:
    """Writes the database as it is at one moment (VACUUM INTO) to a file; others may go on writing meanwhile."""
    try:
        with closing(_open(_live_file())) as live:
            live.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise BackupRefused(f"データベースを写せませんでした（{error}）。") from error


def check(file: Path, migrations: list[str]) -> None:
    """Raises BackupRefused unless the file is a whole database of this program with exactly these migrations."""
    try:
        with closing(_open(file, mode="ro", immutable=1)) as database:
            integrity = database.execute("PRAGMA integrity_check").fetchall()
            broken_references = database.execute("PRAGMA foreign_key_check").fetchall()
            applied = applied_migrations(database)
    except sqlite3.DatabaseError as error:
        raise BackupRefused(f"{file.name} は SQLite のデータベースとして読めません。") from error
    if integrity != [("ok",)] or broken_references:
        raise BackupRefused(f"{file.name} の中身が壊れています。")
    if applied != sorted(migrations):
        raise BackupRefused(f"{file.name} が目録と合いません。")


def applied_migrations(database: sqlite3.Connection) -> list[str]:
    """Returns the migrations that were applied to a database, sorted (minutes.0001_initial)."""
    return sorted(
        f"{app}.{name}" for app, name in database.execute("SELECT app, name FROM django_migrations")
    )


def replace(file: Path, bring_up: Callable[[], None]) -> None:
    """Replaces the whole database by the file, brought up, in one transaction: all of it or nothing.

    The file is copied beside the database, and `bring_up` works there: all that is asked of the database meanwhile is
    asked of the copy. Raises BackupRefused where the copy or the database cannot be written.
    """
    live = _live_file()
    copy = live.with_name(f"{live.name}{COPY}")
    _remove(copy)
    try:
        _copy(file, copy)
        connection.close()
        name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], copy
        try:
            bring_up()
        finally:
            connection.close()
            connection.settings_dict["NAME"] = name
        load(copy)
    finally:
        _remove(copy)


def drop_old_tables() -> None:
    """Nothing of the database that was replaced is left here."""


def _copy(file, copy):
    """Writes the copy, which says that it is not finished yet."""
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        copy.chmod(0o600)
        with closing(_open(copy)) as database, database:
            database.execute(MARK, (PublicState.Subject.SHUT, PublicState.Shut.UNFINISHED))
    except (OSError, sqlite3.Error) as error:
        raise BackupRefused(f"{copy} に書けませんでした（{error}）。") from error


def _remove(copy):
    for path in copy.parent.glob(f"{copy.name}*"):
        path.unlink(missing_ok=True)


def load(file: Path) -> None:
    """Replaces the whole database by the file as it is, in one transaction: all of it or nothing.

    Raises BackupRefused at the first error.
    """
    connection.close()
    live = _live_file()
    live.parent.mkdir(parents=True, exist_ok=True)
    try:
        with (
            closing(_open(file, mode="ro", immutable=1)) as source,
            closing(_open(live, mode="rwc")) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise BackupRefused(f"データベースに書けませんでした（{error}）。") from error


def _live_file():
    return Path(connection.settings_dict["NAME"])


def _open(path, **options):
    query = "&".join(f"{name}={value}" for name, value in ({"mode": "rw"} | options).items())
    return sqlite3.connect(f"{path.absolute().as_uri()}?{query}", uri=True, timeout=LOCK_TIMEOUT)
