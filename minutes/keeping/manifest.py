"""Reads and writes the manifest of a backup: the program, the kind of database and the checksum of each file."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

PROGRAM = "council-minutes"
FORMAT = 1
MANIFEST_NAME = "manifest.json"
# Every database of this program has this migration.
FIRST_MIGRATION = "minutes.0001_initial"


class BackupRefused(Exception):
    """Why a backup cannot be made in a folder or restored from it; the message is for the administrator."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    made_at: a moment in UTC (2026-11-25T03:30:00Z).
    database: sqlite or postgresql.
    migrations: those that had been applied (minutes.0001_initial).
    identity: the site's, as its journal knows it; "" in a backup of before there was one.
    files: path within the folder → {"sha256": …, "size": bytes}.
    """

    made_at: str
    database: str
    migrations: list[str]
    files: dict[str, dict]
    identity: str = ""

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file["size"] for file in self.files.values())


def write_manifest(
    folder: Path, *, made_at: str, database: str, migrations: list[str], identity: str
) -> Manifest:
    """Writes the manifest of all files of a folder into it, and returns it."""
    files = {name: checksum(folder / name) for name in files_in(folder)}
    manifest = Manifest(made_at, database, sorted(migrations), files, identity)
    fields = {"program": PROGRAM, "format": FORMAT} | asdict(manifest)
    text = json.dumps(fields, ensure_ascii=False, indent=1)
    (folder / MANIFEST_NAME).write_text(text + "\n", encoding="utf-8")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Returns the manifest of a folder. Raises BackupRefused unless every file of the folder is as listed there."""
    manifest = manifest_of(folder)
    present, listed = set(files_in(folder)), set(manifest.files)
    for name in sorted(present ^ listed):
        raise BackupRefused(
            f"{'目録にないファイルがあります' if name in present else 'ファイルが足りません'}: {name}"
        )
    for name, listed_checksum in manifest.files.items():
        if checksum(folder / name) != listed_checksum:
            raise BackupRefused(f"壊れているか、書き換えられています: {name}")
    return manifest


def files_in(folder: Path) -> list[str]:
    """Returns the paths, within a folder, of all its files but the manifest."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path != MANIFEST_NAME)


def checksum(path: Path) -> dict:
    """Returns {"sha256": …, "size": bytes} of a file."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"sha256": digest, "size": path.stat().st_size}


def manifest_of(folder: Path) -> Manifest:
    """Returns what a backup says of itself, its files unread. Raises BackupRefused where a folder is none."""
    try:
        fields = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        if fields.pop("program") != PROGRAM:
            raise BackupRefused("ほかのプログラムのバックアップです。")
        if fields.pop("format") != FORMAT:
            raise BackupRefused("この版のプログラムでは読めない形式のバックアップです。")
        manifest = Manifest(**fields)
        if FIRST_MIGRATION not in set(manifest.migrations):
            raise BackupRefused("会議録のデータベースのバックアップではありません。")
    except FileNotFoundError as error:
        raise BackupRefused(
            f"{folder} はバックアップではありません（{MANIFEST_NAME} がありません）。"
        ) from error
    except PermissionError as error:
        raise BackupRefused(
            f"{MANIFEST_NAME} を読めません（フォルダの持ち主と許可を確かめてください）。"
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError, OSError) as error:
        raise BackupRefused(f"{MANIFEST_NAME} が壊れています。") from error
    return manifest
