"""The verb that puts a backup in the place of what stands: after every check, and then in one step."""

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
from minutes.models import PublicState

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def restore(*, folder: Path, at: datetime.datetime) -> tuple[Manifest, list[str]]:
    """Replace the database and bring back the media files; returns also what the journal made it do again, by line.

    Nobody may be working meanwhile.

    Raises BackupRefused, before anything is touched, for a folder that is damaged, foreign, of the other kind of
    database or of a newer program.
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
    """What must follow before anybody reads: sessions end, no cache may take an old page for a new one, and what was
    withdrawn or taken down since the backup is so again."""
    Session.objects.all().delete()
    # The counters went back with the rest. They go on from the clock, above all that was ever given out.
    second = Value(int(at.timestamp()))
    for states in (PublicState.objects, RegistryState.objects):
        states.update(changes=Greatest(F("changes"), second) + 1)
    return replay(by=system_account(), at=at)


def _refuse(folder, manifest):
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"{KINDS.get(manifest.database, manifest.database)} のバックアップです。"
            f"いまの設定は {KINDS[connection.vendor]} です。"
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
    """Bring back what the backup holds; a file that it does not know stays, and no record lists it."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        if path.is_file():
            target = root / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_name(f"{target.name}.partial")
            shutil.copyfile(path, partial)
            os.replace(partial, target)
