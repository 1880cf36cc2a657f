"""Stores the files of handouts on the disk by their SHA-256: equal content is stored once and never changed."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


def store_file(file: UploadedFile) -> str:
    """Stores an uploaded file and returns the SHA-256 of its content (hex).

    Only files that a row lists are public: where the save of the row fails afterwards, what stays is a file that
    nobody can ask for.
    """
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
    path = stored_path(digest.hexdigest())
    path.parent.mkdir(exist_ok=True)
    Path(copy.name).replace(path)
    return digest.hexdigest()


def stored_path(digest: str) -> Path:
    """Returns the path of the file with a digest: handouts/3f/3f9a…"""
    return Path(settings.MEDIA_ROOT) / "handouts" / digest[:2] / digest


def open_stored(digest: str) -> BinaryIO | None:
    """Returns the open file with a digest, or None where the disk does not hold it."""
    try:
        return stored_path(digest).open("rb")
    except FileNotFoundError:
        return None


def delete_stored(digest: str) -> None:
    """Deletes the file with a digest from the disk; does nothing where it is not there."""
    stored_path(digest).unlink(missing_ok=True)
