"""A SQLite database as one file: copied while people write, checked, and put back in one step."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from minutes.keeping.manifest import BackupRefused

FILE = "database.sqlite3"
PATIENCE = 20


def dump(target: Path) -> None:
    """VACUUM INTO reads one moment of the database, whoever writes meanwhile."""
    try:
        with closing(_open(_live())) as live:
            live.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise BackupRefused(f"データベースを写せませんでした（{error}）。") from error


def check(file: Path, migrations: list[str]) -> None:
    """Raises BackupRefused unless the file is a whole database of ours with these migrations."""
    try:
        with closing(_open(file, mode="ro", immutable=1)) as database:
            found = database.execute("PRAGMA integrity_check").fetchall()
            astray = database.execute("PRAGMA foreign_key_check").fetchall()
            applied = applied_in(database)
    except sqlite3.DatabaseError as error:
        raise BackupRefused(f"{file.name} は SQLite のデータベースとして読めません。") from error
    if found != [("ok",)] or astray:
        raise BackupRefused(f"{file.name} の中身が壊れています。")
    if applied != sorted(migrations):
        raise BackupRefused(f"{file.name} が目録と合いません。")


def applied_in(database: sqlite3.Connection) -> list[str]:
    return sorted(
        f"{app}.{name}" for app, name in database.execute("SELECT app, name FROM django_migrations")
    )


def load(file: Path) -> None:
    """Put the file in the place of the live database: all of it, or nothing where it fails on the way."""
    connection.close()
    live = _live()
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


def _live():
    return Path(connection.settings_dict["NAME"])


def _open(path, **how):
    options = {"mode": "rw"} | how
    query = "&".join(f"{name}={value}" for name, value in options.items())
    return sqlite3.connect(f"{path.absolute().as_uri()}?{query}", uri=True, timeout=PATIENCE)
