"""Restores a backup as one step: the database that takes the place of the old one holds what its journal tells.

SQLite: the backup is copied beside the database, migrated and replayed there, and then takes its place in one
transaction. PostgreSQL: it is loaded, shut, in the transaction that puts the old tables aside; they come back where
the replay is refused, and go when it is done.
"""

import datetime
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from minutes.keeping.backup import JOURNAL, MEDIA
from minutes.keeping.engines import ENGINES
from minutes.keeping.journal.journal_replay import ReplayRefused, Unknown, catch_up, merge_into_files, replay
from minutes.keeping.journal.journal_standing import standing, table_source, why_nobody_knows
from minutes.keeping.manifest import BackupRefused, Manifest, read_manifest
from minutes.models import JournalState
from minutes.publication.derived.walk import rebuild, stale_kinds
from minutes.publication.journal_files import file_sources
from minutes.replay.journal_lines import Source, read_source

DATABASE_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
JOURNAL_LOST = "manage.py restore --journal-lost"


def restore(*, folder: Path, at: datetime.datetime, journal_lost: bool = False) -> tuple[Manifest, list[str]]:
    """Replaces the database by a backup and brings back its media files. Nobody may be working meanwhile.

    Returns the manifest and what the journal made the program do again, line by line.

    Raises BackupRefused for a backup that is damaged, of another program, of the other kind of database or of a newer
    version; also where the database cannot be written, or where nobody can know what was withdrawn since the backup,
    unless the operator says that the journal is lost. The database then stays as it was.
    """
    manifest = read_manifest(folder)
    _refuse(folder, manifest)
    sources = [*_living_table(), *_journals_in(folder)]
    done: list[str] = []

    def bring_up():
        _migrate()
        known = [*sources, *file_sources()]
        why = why_nobody_knows(known, journal_lost=JOURNAL_LOST)
        if why and not journal_lost:
            raise ReplayRefused(why)
        _copy_media(folder / MEDIA)  # before an erasure that is made again deletes what was erased
        _make_again()  # files that have come back are read
        lost = Unknown(datetime.datetime.fromisoformat(manifest.made_at), at) if why else None
        done.extend(replay(known, at=at, is_old=True, lost=lost)[0])

    engine = ENGINES[connection.vendor]
    try:
        engine.replace(folder / engine.FILE, bring_up)
        merge_into_files(owns_up=journal_lost)
        done.extend(catch_up(at=at))
    except ReplayRefused as error:
        raise BackupRefused(str(error)) from error
    return manifest, done


def _migrate():
    """Migrates and makes again what older rules derived; the journal is replayed after that, by whoever asks."""
    call_command(Migrate(), verbosity=0)
    _make_again()


def _make_again():
    for _ in rebuild(stale_kinds()):
        pass


def _living_table() -> list[Source]:
    """Returns the journal in the table of the database that goes, after the files have got what they lack of it.

    A database that is shut, or does not agree with its files, tells what it knows, but not that it knows all.
    """
    try:
        is_living = JournalState.objects.exists() and standing().is_open
        source = table_source(is_living=is_living)
    except DatabaseError:  # empty, or of a program that knew no table
        connection.close()
        return []
    if is_living or not why_nobody_knows(
        file_sources()
    ):  # a file made here would look as if it had always been there
        merge_into_files(owns_up=is_living)
    return [source]


def _journals_in(folder):
    files = sorted((folder / JOURNAL).glob("*")) if (folder / JOURNAL).is_dir() else []
    return [read_source(str(path), path.read_bytes(), is_living=False) for path in files]


def _refuse(folder, manifest):
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"{DATABASE_NAMES.get(manifest.database, manifest.database)} のバックアップです。"
            f"いまの設定は {DATABASE_NAMES[connection.vendor]} です。"
        )
    engine = ENGINES[connection.vendor]
    if engine.FILE not in manifest.files:
        raise BackupRefused(f"{engine.FILE} が入っていません。")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not set(manifest.migrations) <= known:
        raise BackupRefused(
            "いまより新しい版のプログラムのバックアップです。先にプログラムを新しくしてください。"
        )
    engine.check(folder / engine.FILE, manifest.migrations)


def _copy_media(source):
    """Puts the media files of a backup back where the settings of today say: a disk or a bucket, empty or not.

    Files that it does not hold stay: no restored record lists them.
    """
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        if path.is_file():
            with path.open("rb") as stream:
                default_storage.put(path.relative_to(source).as_posix(), File(stream))
