"""What every place of files can do, whichever it is: the disk of this machine or a bucket of an object store.

Both are storages of Django's (STORAGES), and say what fails as OSError. A file lies there under a name (handouts/3f/3f9a…)
and is only ever replaced whole.
"""

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from django.core.files import File


@dataclass(frozen=True)
class OpenFile:
    """A file as it was opened: its bytes, their number, and what the place says of just these bytes.

    state: place and version of the file; another one whenever its content may be another.
    changed_at: when it was last written, in nanoseconds since 1970.
    """

    file: BinaryIO
    size: int
    state: tuple
    changed_at: int

    def on_disk(self) -> BinaryIO:
        """Returns the same bytes as a file that has a descriptor and can be read twice. What comes by the network comes
        once, so it is copied into a file without a name. Raises OSError."""
        if self.file.seekable():
            return self.file
        copy = tempfile.TemporaryFile()  # noqa: SIM115 (whoever asked closes it)
        try:
            with self.file:
                shutil.copyfileobj(self.file, copy, 1024 * 1024)
            copy.seek(0)
        except BaseException:
            copy.close()
            raise
        return copy


@dataclass(frozen=True)
class LyingFile:
    """A file that lies in a place, by its name there."""

    name: str
    size: int
    changed_at: datetime.datetime


class Place(Protocol):
    """The words of a place. Each raises OSError where the place does not answer or refuses."""

    def put(self, name: str, file: File) -> str:
        """Stores a file, all of it or nothing, in the place of what lies there; returns the mark of this very upload."""

    def mark_of(self, name: str) -> str | None:
        """Returns the mark of the upload that lies there; None where nothing does."""

    def opened(self, name: str) -> OpenFile:
        """Opens a file. Raises FileNotFoundError."""

    def exists(self, name: str) -> bool: ...

    def delete(self, name: str) -> None:
        """Deletes a file; does nothing where it is not there."""

    def lying(self, folder: str = "") -> Iterator[LyingFile]:
        """Yields all files of a folder and the folders in it."""

    def try_writing(self) -> None:
        """Writes a file and deletes it again."""

    def is_open_to_all(self) -> bool:
        """Returns whether anybody can read the files past our pages."""

    def keeps_deleted_files(self) -> bool:
        """Returns whether what is deleted or replaced is kept as an older version."""
