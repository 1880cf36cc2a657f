"""Restores a backup: checks all of it, then replaces the database in one step and brings back the media files."""

import datetime
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import F, Value
from django.db.models.functions import Greatest

from members.models import RegistryState
from minutes.desk.workflow.accounts import system_account
from minutes.keeping.backup import ENGINES, MEDIA
from minutes.keeping.journal_replay import replay
from minutes.keeping.manifest import BackupRefused, Manifest, read_manifest
from minutes.models import MeetingState, PublicState

DATABASE_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def restore(*, folder: Path, at: datetime.datetime) -> tuple[Manifest, list[str]]:
    """Replaces the database by a backup and brings back its media files. Nobody may be working meanwhile.

    Returns the manifest and what the journal made the program do again, line by line.

    Raises BackupRefused, before anything is touched, for a backup that is damaged, of another program, of the
    other kind of database or of a newer version; also where the database cannot be written, which then stays as
    it was.
    """
    manifest = read_manifest(folder)
    _refuse(folder, manifest)
    _copy_media(folder / MEDIA)
    engine = ENGINES[connection.vendor]
    engine.load(folder / engine.FILE)
    call_command("migrate", verbosity=0)
    return manifest, after_restoring(at=at)


@transaction.atomic
def after_restoring(*, at: datetime.datetime) -> list[str]:
    """Does what must be done before anybody reads a restored database; returns what `replay` did, line by line.

    It ends all sessions, raises the counters of the caches, so that none takes an old page for a new one, and
    withdraws and retracts again what was withdrawn or retracted since the backup.
    """
    Session.objects.all().delete()
    # The counters went back with the database. The clock is above every value that was ever given out.
    seconds = Value(int(at.timestamp()))
    for states in (PublicState.objects, RegistryState.objects, MeetingState.objects):
        states.update(changes=Greatest(F("changes"), seconds) + 1)
    return replay(by=system_account(), at=at)


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
    """Copies the media files of a backup back. Files that it does not hold stay: no restored record lists them."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        if path.is_file():
            target = root / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_name(f"{target.name}.partial")
            shutil.copyfile(path, partial)
            os.replace(partial, target)
