"""Reads the words of stored files and keeps them by digest: at an upload, before a publication, at a rebuild, on no view."""

import time
from collections.abc import Iterable, Iterator

from django.db import IntegrityError, transaction

from minutes.file_texts.bounded_reading import FileWords, read_words
from minutes.file_texts.text_states import LOST, OTHER_KIND, desk_saying
from minutes.files.file_kinds import KIND_NAMES, KINDS
from minutes.files.store import is_stored
from minutes.files.whole_files import Damaged, open_whole
from minutes.models import FilePage, FileText, Handout, PublishedFile

# Raise it when files give other words, as a better reader of PDFs does: the next migrate reads all of them again.
RULES = "1"
READ_KINDS = {KINDS[ending][1]: ending for ending in ("pdf", "docx", "xlsx", "csv", "txt")}
# Seconds after which a publication begins to read no further file; what is left, `rebuild_derived` reads.
MOST_SECONDS_AT_ONCE = 30

# digest, media type, size in bytes
StoredFileKey = tuple[str, str, int]


def keep_text(digest: str, media_type: str, size: int) -> FileText:
    """Returns what is kept of a file, after reading it where it was never read by the rules of today."""
    kept = FileText.objects.filter(digest=digest, type=media_type).first()
    if kept and not _is_due(kept):
        return kept
    words = _read(digest, media_type, size)
    try:
        return _keep(digest, media_type, words)
    except IntegrityError:  # another process has read it meanwhile
        return FileText.objects.get(digest=digest, type=media_type)


def keep_texts_of_draft(meeting) -> None:
    """Reads the files that a meeting's draft lists and that nobody has read; not in a transaction, since it takes long."""
    listed = Handout.objects.filter(meeting=meeting).exclude(file_digest="").order_by("position")
    missing = _missing(listed.values_list("file_digest", "file_type", "file_size"))
    until = time.monotonic() + MOST_SECONDS_AT_ONCE
    for file in missing:
        if time.monotonic() > until:
            return
        keep_text(*file)


def keep_missing_texts() -> Iterator[int]:
    """Reads every file that a draft or a readable edition lists and that nobody has read; yields how many are read."""
    for done, file in enumerate(_missing(_all_listed()), start=1):
        keep_text(*file)
        yield done


def is_any_missing() -> bool:
    """Returns whether a listed file was not read by the rules of today, or has come back since it was not there."""
    return bool(_missing(_all_listed()))


def saying_of(digest: str, media_type: str) -> str:
    """Returns what a clerk is told of the words of a file."""
    return sayings_of([(digest, media_type)])[0]


def sayings_of(files: list[tuple[str, str]]) -> list[str]:
    """Returns what a clerk is told of each of some files, given as (digest, media type). One query."""
    rows = FileText.objects.filter(digest__in={digest for digest, _ in files}) if files else ()
    states = {(row.digest, row.type): (row.state, row.pages_read, row.pages_in_all) for row in rows}
    return [
        desk_saying(state, KIND_NAMES.get(media_type, "ファイル"), read, in_all)
        for digest, media_type in files
        for state, read, in_all in [states.get((digest, media_type), ("", 0, 0))]
    ]


def forget_texts_of_nobody() -> None:
    """Deletes what was read of files that no draft and no readable edition lists any more."""
    FileText.objects.of_nobody().delete()


def _all_listed() -> Iterable[StoredFileKey]:
    drafts = Handout.objects.exclude(file_digest="").order_by()
    published = PublishedFile.objects.readable().order_by()
    return drafts.values_list("file_digest", "file_type", "file_size").union(
        published.values_list("digest", "type", "size")
    )


def _missing(listed: Iterable[StoredFileKey]) -> list[StoredFileKey]:
    listed = sorted(set(listed))
    rows = FileText.objects.filter(digest__in={digest for digest, _, _ in listed}) if listed else ()
    kept = {(row.digest, row.type) for row in rows if not _is_due(row)}
    return [file for file in listed if file[:2] not in kept]


def _is_due(kept: FileText) -> bool:
    return kept.rules != RULES or (kept.state == LOST and is_stored(kept.digest))


def _read(digest: str, media_type: str, size: int) -> FileWords:
    try:
        with open_whole(digest, size, is_fresh=True) as file:
            kind = READ_KINDS.get(media_type)
            return read_words(file, kind) if kind else FileWords(OTHER_KIND)
    except Damaged:
        return FileWords(LOST)


@transaction.atomic
def _keep(digest: str, media_type: str, words: FileWords) -> FileText:
    FileText.objects.filter(digest=digest, type=media_type).delete()
    kept = FileText.objects.create(
        digest=digest,
        type=media_type,
        rules=RULES,
        state=words.state,
        pages_read=len({page.page for page in words.pages if page.page}),
        pages_in_all=words.pages_in_all,
    )
    FilePage.objects.bulk_create(
        FilePage(file=kept, position=position, page=page.page, sheet=page.sheet[:100], text=page.text)
        for position, page in enumerate(words.pages, start=1)
    )
    return kept
