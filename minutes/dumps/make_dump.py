"""Makes a dump: everything public at one moment, as files with a manifest of their digests; published whole or not at all.

A build that is killed has no row in the database, so nothing of it is served; what it left on the disk goes with the
next one. A dump during whose build anything was withdrawn is never published: it is made anew.
"""

import datetime
import logging
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from minutes.dumps import data_package
from minutes.dumps.compressed_files import TableWriter, WrittenFile, write_json
from minutes.dumps.dump_state import DumpState, one_moment, state_now
from minutes.dumps.dump_tables import TABLES
from minutes.dumps.kept_dumps import (
    BUILDING,
    alone_in_build_folder,
    delete_dead_files,
    lie_whole,
    storage,
    stored_name,
)
from minutes.dumps.public_rows import newest_at, public_rows
from minutes.models import Dump, DumpFile, PublicState
from minutes.record.canonical import utc

MANIFEST, MANIFEST_TITLE = "manifest.json", "目録（すべてのファイルの指紋）"
TRIES = 3
ANOTHER = "いま、ほかの所で作っています。"
SHUT = "公開を止めているので、作りません（{}）。"
WITHDRAWN = (
    "作っている間に取消し・公開停止・消去があったか、ファイルがほかの機械から消されました。"
    "{}回やり直しても同じだったので、作っていません。"
)
SAME_NAME = "同じ時刻の名（{}）のものがもうあります。"
log = logging.getLogger("minutes.dumps")


class DumpRefused(Exception):
    """Why no dump was made; the message is for the administrator."""


@dataclass(frozen=True)
class Built:
    """The files of a dump that was made of a state, the manifest first; and the moment of its newest edition."""

    state: DumpState
    newest_at: datetime.datetime | None
    files: list[WrittenFile]


def make_dump(*, at: datetime.datetime, keep: int | None = None) -> Dump | None:
    """Makes a dump and returns it; None where it would be the newest one again, which then stays.

    `keep`: ends the older ones but the newest so many. Raises DumpRefused where another build is going on, where the
    public pages are shut, or where words were withdrawn during each try; OSError where the disk does not take it.
    """
    with _alone() as folder:
        for _ in range(TRIES):
            with tempfile.TemporaryDirectory(dir=folder, prefix=BUILDING) as building:
                built = build(Path(building))
                if _is_newest(built):
                    return None
                if dump := _published(built, Path(building), at, keep):
                    return dump
    raise DumpRefused(WITHDRAWN.format(TRIES))


def build(folder: Path) -> Built:
    """Writes all files of a dump into a folder. The same state gives the same bytes."""
    with one_moment():
        state, newest = state_now(), newest_at()
        if state.why_shut:
            raise DumpRefused(SHUT.format(state.why_shut.label.removesuffix("。")))
        files = _write_tables(folder)
    said = {
        "site_name": settings.SITE_NAME,
        "licence": settings.LICENCE,
        "newest_at": utc(newest) if newest else None,
    }
    package = data_package.data_package(files, **said)
    files.append(write_json(folder, data_package.NAME, data_package.TITLE, package))
    manifest = write_json(folder, MANIFEST, MANIFEST_TITLE, _manifest(files, **said))
    return Built(state, newest, [manifest, *files])


def _write_tables(folder) -> list[WrittenFile]:
    with ExitStack() as open_files:
        writers = {
            table.name: open_files.enter_context(TableWriter(folder, table.name, table.title, table.columns))
            for table in TABLES
        }
        for table, row in public_rows():
            writers[table].add(row.model_dump(mode="json"))
    return [file for writer in writers.values() for file in writer.written()]


def _manifest(files, *, site_name, licence, newest_at):
    return {
        "dump": 1,
        "title": site_name,
        "newest_edition_at": newest_at,
        "licence": {"identifier": licence.identifier, "name": licence.name, "url": licence.url},
        "files": [asdict(file) for file in files],
    }


def _is_newest(built) -> bool:
    newest = Dump.objects.living().first()
    return (
        newest is not None
        and newest.files.get(name=MANIFEST).digest == built.files[0].digest
        and _lies_whole(newest)
    )


def _lies_whole(dump: Dump) -> bool:
    return lie_whole(dump.name, dict(dump.files.values_list("name", "size")))


def _published(built: Built, folder: Path, at, keep) -> Dump | None:
    """Stores the files, then says that they are there; None, with none of them left, where words were withdrawn meanwhile
    or another machine took the files for those of a build that was killed.

    Every act holds the counter of the editions to its end. So either it is over, and is seen here; or it waits for this
    transaction, and ends the dump.
    """
    name = f"{timezone.localtime(at):%Y%m%d-%H%M%S}"
    if Dump.objects.filter(name=name).exists():
        raise DumpRefused(SAME_NAME.format(name))
    delete_dead_files()
    for file in built.files:
        with (folder / file.name).open("rb") as stream:
            storage().put(stored_name(name, file.name), File(stream))
    with transaction.atomic():
        PublicState.raise_editions()
        if state_now() == built.state and lie_whole(name, {file.name: file.size for file in built.files}):
            return _store(name, built, at, keep)
    log.warning("words were withdrawn while a dump was made, or its files deleted: it is made anew")
    return None


def _store(name, built, at, keep) -> Dump:
    dump = Dump.objects.create(
        name=name,
        made_at=at,
        newest_at=built.newest_at,
        epoch=built.state.epoch,
        withdrawn=built.state.withdrawn,
    )
    files = [
        DumpFile(
            dump=dump,
            position=place,
            name=file.name,
            title=file.title,
            digest=file.digest,
            size=file.size,
            rows=file.rows,
        )
        for place, file in enumerate(built.files, start=1)
    ]
    DumpFile.objects.bulk_create(files)
    lost = [one.pk for one in Dump.objects.living() if not _lies_whole(one)]
    Dump.objects.filter(pk__in=lost).end(at=at, why=Dump.End.NEWER)
    if keep:
        kept = list(Dump.objects.living().values_list("pk", flat=True)[:keep])
        Dump.objects.exclude(pk__in=kept).end(at=at, why=Dump.End.NEWER)
    return dump


@contextmanager
def _alone() -> Iterator[Path]:
    """Yields the folder in which dumps are made; one build at a time. What has ended is gone after it."""
    with ExitStack() as held:
        try:
            folder = held.enter_context(alone_in_build_folder())
        except BlockingIOError as error:
            raise DumpRefused(ANOTHER) from error
        try:
            yield folder
        finally:
            delete_dead_files()
