"""What a backup says of itself: which program made it, from which database, and the checksum of each of its files."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

PROGRAM = "council-minutes"
FORMAT = 1
NAME = "manifest.json"
# Without this migration a database is not one of ours.
OURS = "minutes.0001_initial"


class BackupRefused(Exception):
    """Why a folder cannot be made a backup or restored from; the message is for the administrator."""


@dataclass(frozen=True)
class Manifest:
    """`database` is sqlite or postgresql, `migrations` what had been applied (minutes.0001_initial), `files` goes by
    path within the folder."""

    made_at: str
    database: str
    migrations: list[str]
    files: dict[str, dict]


def write_manifest(folder: Path, *, made_at: str, database: str, migrations: list[str]) -> Manifest:
    """Sum up every file of a folder, and say so beside them."""
    files = {name: _sum(folder / name) for name in names_in(folder)}
    manifest = Manifest(made_at, database, sorted(migrations), files)
    words = json.dumps(
        {"program": PROGRAM, "format": FORMAT} | asdict(manifest), ensure_ascii=False, indent=1
    )
    (folder / NAME).write_text(words + "\n", encoding="utf-8")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, every file of which is as it was. Raises BackupRefused."""
    manifest = _read(folder)
    there, listed = set(names_in(folder)), set(manifest.files)
    for name in sorted(there ^ listed):
        raise BackupRefused(
            f"{'目録にないファイルがあります' if name in there else 'ファイルが足りません'}: {name}"
        )
    for name, said in manifest.files.items():
        if _sum(folder / name) != said:
            raise BackupRefused(f"壊れているか、書き換えられています: {name}")
    return manifest


def names_in(folder: Path) -> list[str]:
    """Every file within a folder but the manifest, by its path."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path != NAME)


def _read(folder):
    try:
        words = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if words.pop("program") != PROGRAM:
            raise BackupRefused("ほかのプログラムのバックアップです。")
        if words.pop("format") != FORMAT:
            raise BackupRefused("この版のプログラムでは読めない形式のバックアップです。")
        manifest = Manifest(**words)
        if OURS not in set(manifest.migrations):
            raise BackupRefused("会議録のデータベースのバックアップではありません。")
    except FileNotFoundError as error:
        raise BackupRefused(f"{folder} はバックアップではありません（{NAME} がありません）。") from error
    except PermissionError as error:
        raise BackupRefused(f"{NAME} を読めません（フォルダの持ち主と許可を確かめてください）。") from error
    except (ValueError, TypeError, KeyError, AttributeError, OSError) as error:
        raise BackupRefused(f"{NAME} が壊れています。") from error
    return manifest


def _sum(path):
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"sha256": digest, "size": path.stat().st_size}
