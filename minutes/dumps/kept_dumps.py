"""Where the files of dumps lie, and how dumps end: with any withdrawal, in the database first, and then on the disk."""

import datetime
import logging
from collections.abc import Iterator

from django.core.files.storage import Storage, storages

from minutes.models import Dump

log = logging.getLogger("minutes.dumps")


def storage() -> Storage:
    """Returns the storage of the setting STORAGES["dumps"]. A folder for each dump, named as it is."""
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
        found = list(_folders())
        living = set(Dump.objects.living().values_list("name", flat=True))
        for dump in found:
            if dump not in living:
                _delete(dump)
    except OSError as error:
        log.error("files of a dump that has ended are not deleted yet: %s", error)


def _folders() -> Iterator[str]:
    """Yields the names of the dumps that the storage holds anything of; those in the making begin with a point."""
    try:
        folders, _ = storage().listdir("")
    except FileNotFoundError:
        return
    yield from (name for name in folders if not name.startswith("."))


def _delete(dump):
    _, files = storage().listdir(dump)
    for file in files:
        storage().delete(stored_name(dump, file))
    storage().delete(dump)  # the empty folder, where the storage has folders
