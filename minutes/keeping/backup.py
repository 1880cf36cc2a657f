"""The verb that makes a backup: the database at one moment, then the media files, then what both are."""

import datetime
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from minutes.keeping import postgresql, sqlite
from minutes.keeping.journal_replay import settle
from minutes.keeping.manifest import BackupRefused, Manifest, write_manifest

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
MEDIA = "media"


def backup(*, folder: Path, at: datetime.datetime) -> Manifest:
    """Write a backup into a folder that is not there yet or is empty. People may go on writing.

    It is made under another name and renamed at the end: what bears the name is whole. The database comes before
    the files: a file is stored before the row that speaks of it, so none that the rows speak of is missing.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupRefused(f"{folder} は空ではありません。まだないフォルダの名を指定してください。")
    settle()
    making = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    try:
        engine = ENGINES[connection.vendor]
        applied = [f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()]
        engine.dump(making / engine.FILE)
        _copy_media(making / MEDIA)
        stamp = at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        manifest = write_manifest(making, made_at=stamp, database=connection.vendor, migrations=applied)
    except BaseException:
        shutil.rmtree(making)
        raise
    making.rename(folder)
    return manifest


def _copy_media(target):
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        copy = target / path.relative_to(root)
        try:
            if path.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
        except FileNotFoundError:  # withdrawn at this very moment
            copy.unlink(missing_ok=True)
