"""Makes a backup: a folder with a copy of the database at one moment, the media files and a manifest of both."""

import datetime
import logging
import shutil
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection

from minutes.keeping.engines import ENGINES
from minutes.keeping.journal.journal_replay import settle
from minutes.keeping.journal.journal_standing import standing
from minutes.keeping.living_database import applied_migrations
from minutes.keeping.manifest import BackupRefused, Manifest, read_manifest, write_manifest
from minutes.keeping.partial_folder import partial_folder
from minutes.models import BackupState, JournalState
from minutes.publication.journal_files import places

MEDIA = "media"
JOURNAL = "journal"
NOT_EMPTY = "{} は空ではありません。まだないフォルダの名を指定してください。"
log = logging.getLogger("council.backup")


def backup(*, folder: Path, at: datetime.datetime) -> Manifest:
    """Writes a backup into a folder that does not exist yet or is empty, and returns its manifest.

    Others may go on writing meanwhile. The backup is made under a name of its own and renamed at the end, verified, so
    that a folder of the given name is always complete. The database is copied before the media files: a file is
    stored before the row that lists it, so that no listed file is missing. The journal's files come last: they hold
    every act of the copied database.

    Raises BackupRefused where the folder holds something, where the database is no site's or does not agree with its
    journal, or where it cannot be copied.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupRefused(NOT_EMPTY.format(folder))
    applied = applied_migrations()
    found = standing()
    if not found.is_open:
        raise BackupRefused(found.message)
    settle()
    with partial_folder(folder) as partial:
        manifest = _write(partial, applied, at)
    BackupState.note(name=folder.name, at=at, size=manifest.size)
    log.info("backup made and verified: %d files, %d bytes", len(manifest.files), manifest.size)
    return manifest


def _write(folder, applied, at) -> Manifest:
    """Writes the whole backup and reads it again, as a restore would."""
    engine = ENGINES[connection.vendor]
    engine.dump(folder / engine.FILE)
    _copy_media(folder / MEDIA)
    _copy_journal(folder / JOURNAL)
    write_manifest(
        folder,
        made_at=at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        database=connection.vendor,
        migrations=applied,
        identity=JournalState.objects.values_list("identity", flat=True).first() or "",
    )
    manifest = read_manifest(folder)
    engine.check(folder / engine.FILE, manifest.migrations)
    return manifest


def _copy_journal(target):
    """Copies each place of the journal: a restore merges them into what stands there then."""
    for number, path in enumerate(places(), start=1):
        if path.exists():
            target.mkdir(exist_ok=True)
            shutil.copyfile(path, target / f"{number}-{path.name}")


def _copy_media(target):
    """Copies the files out of their place, whichever it is. Raises OSError where it does not answer."""
    for lying in default_storage.lying():
        copy = target / lying.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            with default_storage.opened(lying.name).file as file, copy.open("wb") as stream:
                shutil.copyfileobj(file, stream, 1024 * 1024)
        except FileNotFoundError:  # the file was erased at this very moment
            copy.unlink(missing_ok=True)
