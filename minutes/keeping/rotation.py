"""Keeps the newest backups of one site in a folder and deletes the older ones."""

import shutil
from pathlib import Path

from minutes.keeping.manifest import MANIFEST_NAME, BackupRefused, Manifest, manifest_of

GOING = ".going"


def rotate(parent: Path, *, identity: str, keep: int) -> list[Path]:
    """Deletes all but the newest `keep` backups of the site `identity` that stand in a folder; returns what went.

    What is no whole backup, or another site's, is never touched. A backup that goes loses its name first, so that no
    half of one is ever taken for a whole.
    """
    backups = [
        (manifest.made_at, path) for path, manifest in _backups_in(parent) if manifest.identity == identity
    ]
    older = [path for _, path in sorted(backups, key=_age, reverse=True)[keep:]]
    for path in older:
        going = path.with_name(f".{path.name}{GOING}")
        path.rename(going)
        shutil.rmtree(going)
    return older


def _age(backup):
    """Two of one second are told apart by when they were written."""
    made_at, path = backup
    return made_at, (path / MANIFEST_NAME).stat().st_mtime_ns


def _backups_in(parent) -> list[tuple[Path, Manifest]]:
    found = []
    for path in sorted(parent.iterdir()):
        try:
            found.append((path, manifest_of(path)))
        except BackupRefused:
            continue
    return found
