"""Where the files of dumps lie, and how dumps end: with any withdrawal, in the database first, and then on the disk."""

import datetime
import logging

from django.core.files.storage import storages

from minutes.files.places.place import Place
from minutes.models import Dump

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
        found = _lying()
        living = set(Dump.objects.living().values_list("name", flat=True))
        for dump in found.keys() - living:
            for name in (*found[dump], dump):  # the empty folder last, where there are folders
                storage().delete(name)
    except OSError as error:
        log.error("files of a dump that has ended are not deleted yet: %s", error)


def _lying() -> dict[str, list[str]]:
    """Returns the files that lie in the storage by the dump that they are of; those in the making begin with a point."""
    files: dict[str, list[str]] = {}
    for file in storage().lying():
        dump = file.name.partition("/")[0]
        if not dump.startswith("."):
            files.setdefault(dump, []).append(file.name)
    return files
