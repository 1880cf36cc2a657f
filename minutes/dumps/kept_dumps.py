"""Where the files of dumps lie, and how dumps end: with any withdrawal, in the database first, and then on the disk."""

import datetime
import fcntl
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages

from minutes.files.places.place import Place
from minutes.models import Dump

BUILDING = ".building-"
log = logging.getLogger("minutes.dumps")


def storage() -> Place:
    """Returns the place of the setting STORAGES["dumps"]: a folder of this machine, or of a bucket. A folder in it for each dump, named as it is."""
    return storages["dumps"]


def stored_name(dump: str, file: str) -> str:
    """Returns under which name a file of a dump lies in the storage."""
    return f"{dump}/{file}"


def end_all(*, at: datetime.datetime) -> int:
    """Ends every dump, in the transaction of an act that takes words away, and returns how many have ended.

    Every one, whatever it holds: a dump is the whole site, so each that was made before may hold the words, and those
    that were made after them would cost a look into each (docs/decisions.md).
    """
    return Dump.objects.end(at=at, why=Dump.End.WITHDRAWAL)


def delete_dead_files() -> None:
    """Deletes every file that no living dump lists: of dumps that have ended, and of builds that were killed.

    What the storage does not delete now, the next build asks it to delete again; nobody is sent it meanwhile.
    """
    try:
        drop_dead_files()
    except OSError as error:
        log.error("files of a dump that has ended are not deleted yet: %s", error)


def drop_dead_files() -> int:
    """Does that, and returns how many files it deleted in the storage. Raises OSError where that does not answer."""
    delete_killed_builds()
    found = _lying()
    living = set(Dump.objects.living().values_list("name", flat=True))
    dead = found.keys() - living
    for dump in dead:
        for name in (*found[dump], dump):  # the empty folder last, where there are folders
            storage().delete(name)
    return sum(len(found[dump]) for dump in dead)


def lie_whole(dump: str, sizes: dict[str, int]) -> bool:
    """Returns whether the files of a dump, given with their sizes, lie in the storage as long as they were made.

    Another machine may have deleted them before their dump was published; and a site that has moved left them behind.
    """
    lying = {file.name: file.size for file in storage().lying(dump)}
    return all(lying.get(stored_name(dump, name)) == size for name, size in sizes.items())


def _lying() -> dict[str, list[str]]:
    """Returns the files that lie in the storage by the dump that they are of; those in the making begin with a point."""
    files: dict[str, list[str]] = {}
    for file in storage().lying():
        dump = file.name.partition("/")[0]
        if not dump.startswith("."):
            files.setdefault(dump, []).append(file.name)
    return files


@contextmanager
def alone_in_build_folder() -> Iterator[Path]:
    """Yields the folder of this machine in which dumps are made; what killed builds left there is gone. Raises
    BlockingIOError where another build is going on."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for path in folder.glob(f"{BUILDING}*"):
            shutil.rmtree(path, ignore_errors=True)
        yield folder


def delete_killed_builds() -> None:
    """Deletes what builds that were killed have left. One that is going on deletes its own."""
    if any(_folder().glob(f"{BUILDING}*")):
        with suppress(BlockingIOError), alone_in_build_folder():
            pass


def _folder() -> Path:
    media = Path(settings.MEDIA_ROOT)
    return media.with_name(f"{media.name}-dumps")
