"""The folder of files on the disk of this machine (MEDIA_ROOT, or the `location` that STORAGES gives)."""

import datetime
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from minutes.files.places.place import LyingFile, OpenFile


class DiskStorage(FileSystemStorage):
    """Django's storage on a disk, as a Place (place.py): the mark of an upload is its inode."""

    def put(self, name: str, file: File) -> str:
        path, copy = Path(self.path(name)), None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix="new-", delete=False) as stream:
                copy = Path(stream.name)
                _copy(file, stream)
            copy.replace(path)
            return str(path.stat().st_ino)
        except OSError:
            if copy:
                with suppress(OSError):
                    copy.unlink(missing_ok=True)
            raise

    def mark_of(self, name: str) -> str | None:
        with suppress(FileNotFoundError):
            return str(os.stat(self.path(name)).st_ino)
        return None

    def opened(self, name: str) -> OpenFile:
        file = Path(self.path(name)).open("rb")  # noqa: SIM115 (whoever asked closes it)
        try:
            status = os.fstat(file.fileno())
        except OSError:
            file.close()
            raise
        times = (status.st_mtime_ns, status.st_ctime_ns)
        return OpenFile(file, status.st_size, (file.name, status.st_size, *times, status.st_ino), max(times))

    def lying(self, folder: str = "") -> Iterator[LyingFile]:
        root = Path(self.location)
        for path in sorted((root / folder).rglob("*")):
            with suppress(FileNotFoundError):
                if path.is_file():
                    status = path.stat()
                    changed = datetime.datetime.fromtimestamp(status.st_mtime, datetime.UTC)
                    yield LyingFile(path.relative_to(root).as_posix(), status.st_size, changed)

    def try_writing(self) -> None:
        root = Path(self.location)
        folder = next(path for path in (root, *root.parents) if path.exists())
        tempfile.TemporaryFile(dir=folder).close()

    def is_open_to_all(self) -> bool:
        return False

    def keeps_deleted_files(self) -> bool:
        return False


def _copy(file, stream):
    file.seek(0)
    for chunk in file.chunks():
        stream.write(chunk)
    stream.flush()
    os.fsync(stream.fileno())
