"""Files of handouts on the disk, each under the name of its digest: the same content is stored once, never changed."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


def keep(file: UploadedFile) -> str:
    """Store a file and return the SHA-256 of its content. What is not in any row is not public, so a save that
    fails afterwards leaves at worst a file that nobody can ask for."""
    digest = hashlib.sha256()
    folder = Path(settings.MEDIA_ROOT) / "handouts"
    folder.mkdir(parents=True, exist_ok=True)
    file.seek(0)
    with tempfile.NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as copy:
        for chunk in file.chunks():
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    place = path_of(digest.hexdigest())
    place.parent.mkdir(exist_ok=True)
    Path(copy.name).replace(place)
    return digest.hexdigest()


def path_of(digest: str) -> Path:
    """Where the file of a digest lies: handouts/3f/3f9a…"""
    return Path(settings.MEDIA_ROOT) / "handouts" / digest[:2] / digest


def open_kept(digest: str) -> BinaryIO | None:
    """The stored file, or None where the disk does not hold it."""
    try:
        return path_of(digest).open("rb")
    except FileNotFoundError:
        return None


def forget(digest: str) -> None:
    """Take the file of a digest off the disk; nothing where it is gone already."""
    path_of(digest).unlink(missing_ok=True)
