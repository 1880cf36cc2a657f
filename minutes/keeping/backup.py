"""Makes a backup: a folder with a copy of the database at one moment, the media files and a manifest of both."""

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
    """Writes a backup into a folder that does not exist yet or is empty, and returns its manifest.

    Others may go on writing meanwhile. The backup is made in `<folder>.partial`, which is renamed at the end, so
    that a folder of the given name is always complete. The database is copied before the media files: a file is
    stored before the row that lists it, so that no listed file is missing.

    Raises BackupRefused where the folder holds something or the database cannot be copied.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupRefused(f"{folder} は空ではありません。まだないフォルダの名を指定してください。")
    settle()
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True, mode=0o700)
    try:
        engine = ENGINES[connection.vendor]
        applied = [f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()]
        engine.dump(partial / engine.FILE)
        _copy_media(partial / MEDIA)
        stamp = at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        manifest = write_manifest(partial, made_at=stamp, database=connection.vendor, migrations=applied)
    except BaseException:
        shutil.rmtree(partial)
        raise
    partial.rename(folder)
    return manifest


def _copy_media(target):
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        copy = target / path.relative_to(root)
        try:
            if path.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
        except FileNotFoundError:  # the file was erased at this very moment
            copy.unlink(missing_ok=True)
