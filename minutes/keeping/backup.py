"""Makes a backup: a folder with a copy of the database at one moment, the media files and a manifest of both."""

import datetime
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from minutes.keeping.engines import ENGINES
from minutes.keeping.journal.journal_replay import settle
from minutes.keeping.journal.journal_standing import standing
from minutes.keeping.manifest import BackupRefused, Manifest, write_manifest
from minutes.publication.journal_files import places

MEDIA = "media"
JOURNAL = "journal"


def backup(*, folder: Path, at: datetime.datetime) -> Manifest:
    """Writes a backup into a folder that does not exist yet or is empty, and returns its manifest.

    Others may go on writing meanwhile. The backup is made in `<folder>.partial`, which is renamed at the end, so
    that a folder of the given name is always complete. The database is copied before the media files: a file is
    stored before the row that lists it, so that no listed file is missing. The journal's files come last: they hold every act of the copied database.

    Raises BackupRefused where the folder holds something, where the database does not agree with its journal, or
    where it cannot be copied.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupRefused(f"{folder} は空ではありません。まだないフォルダの名を指定してください。")
    found = standing()
    if not found.is_open:
        raise BackupRefused(found.message)
    settle()
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True, mode=0o700)
    try:
        engine = ENGINES[connection.vendor]
        applied = [f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()]
        engine.dump(partial / engine.FILE)
        _copy_media(partial / MEDIA)
        _copy_journal(partial / JOURNAL)
        stamp = at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        manifest = write_manifest(partial, made_at=stamp, database=connection.vendor, migrations=applied)
    except BaseException:
        shutil.rmtree(partial)
        raise
    partial.rename(folder)
    return manifest


def _copy_journal(target):
    """Copies each place of the journal: a restore merges them into what stands there then."""
    for number, path in enumerate(places(), start=1):
        if path.exists():
            target.mkdir(exist_ok=True)
            shutil.copyfile(path, target / f"{number}-{path.name}")


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
