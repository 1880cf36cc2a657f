"""A cache of Django's for plain bytes, as files of one folder: shared by all processes of a machine, without a server.

Django's own keeps pickles, which run as code whatever somebody else put there, and lists the whole folder at each store.
No page fails for it: a folder that cannot be written, or a full disk, keeps nothing and says so once.
"""

import hashlib
import logging
import os
import random
import shutil
import tempfile
import time
from pathlib import Path

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

# The bound holds for each part by itself, so that a store looks at a few dozen files and no process counts for all.
PARTS = 64
log = logging.getLogger("minutes.kept")


class FolderCache(BaseCache):
    """Keeps bytes under keys. TIMEOUT is the age at which an entry goes, in seconds; OPTIONS["BYTES"] bounds all."""

    def __init__(self, location, params):
        super().__init__(params)
        self.folder, self.bytes = Path(location), params["OPTIONS"]["BYTES"]
        self.has_told = False

    def get(self, key, default=None, version=None):
        path = self._path(key, version)
        try:
            with path.open("rb") as file:
                is_young = time.time() - os.fstat(file.fileno()).st_mtime < self.default_timeout
                return file.read() if is_young else default
        except OSError:
            return default

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        path = self._path(key, version)
        try:
            self._store(path, value)
            self._make_room(path.parent)
            self._make_room(self._part(random.randrange(PARTS)))
        except OSError as error:
            self._tell(error)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self.get(key, version=version) is not None:
            return False
        self.set(key, value, timeout, version)
        return True

    def delete(self, key, version=None):
        """Deletes an entry, and what a process that was killed had written of it. Raises OSError where it cannot."""
        path, found = self._path(key, version), False
        if path.parent.is_dir():
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink(missing_ok=True)
                found = True
        return found

    def clear(self):
        """Deletes all. Raises OSError where it cannot."""
        for part in self.folder.glob("[0-9]*"):
            shutil.rmtree(part)

    def _path(self, key, version):
        name = hashlib.sha256(self.make_and_validate_key(key, version).encode()).hexdigest()
        return self._part(int(name[:4], 16) % PARTS) / name

    def _part(self, number):
        return self.folder / f"{number:02}"

    def _store(self, path, value):
        """A reader meets the whole of an entry or nothing: the file takes its name when it is written."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.folder.stat().st_mode & 0o022 or self.folder.stat().st_uid != os.geteuid():
            raise PermissionError(f"others can write into {self.folder.name}")
        path.parent.mkdir(mode=0o700, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
        try:
            with open(number, "wb") as file:
                file.write(value)
            os.replace(name, path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _make_room(self, part):
        """Deletes what is too old in one part, and the oldest of it until it is within its share."""
        size = 0
        for file, status in sorted(_files(part), key=lambda pair: -pair[1].st_mtime):
            size += status.st_size
            if size > self.bytes // PARTS or time.time() - status.st_mtime >= self.default_timeout:
                file.unlink(missing_ok=True)

    def _tell(self, error):
        if not self.has_told:
            log.warning("%s: nothing is kept there (%s)", self.folder, error.strerror or error)
            self.has_told = True


def _files(part):
    """Yields (file, its status) of those that are still there."""
    for file in part.glob("*") if part.is_dir() else ():
        try:
            yield file, file.stat()
        except FileNotFoundError:
            continue
