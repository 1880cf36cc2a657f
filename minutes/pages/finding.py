"""Finds a meeting and its editions for public pages. It is the one place that decides what is public."""

from django.db.models import Prefetch, Q
from django.http import Http404

from minutes.models import Edition
from minutes.pages.gone import missing, readable_editions
from minutes.pages.record.tombstones import Tombstones, as_readers_see
from minutes.record.record import Record
from minutes.record.stored_record import read_record

NEWEST = Q(is_newest=True)
ALL = Q(pk__isnull=False)


def editions_of(address: str, with_records: Q = NEWEST) -> list[Edition]:
    """Returns all editions of a meeting that may be read, the newest first. One query.

    Those that meet the condition `with_records` have the `text` of their record, the others "". Each has
    `published_on`, its day in Japan, and `corrected`, the keys that it corrected ("u12,h90"). Raises Gone (410) where
    all were taken down, Http404 where there never was one.
    """
    editions = list(readable_editions(address).with_text(with_records).with_corrected())
    if not editions:
        raise missing(address)
    return editions


def edition_numbered(editions: list[Edition], number: int) -> Edition:
    """Returns the edition of that number. Raises Gone where it was taken down, Http404 where it never was."""
    for edition in editions:
        if edition.number == number:
            return edition
    raise missing(editions[0].address, number)


def edition_with_text(editions: list[Edition]) -> Edition:
    """Returns the first edition that has the text of its record. Raises Http404 where none has."""
    for edition in editions:
        if edition.text:
            return edition
    raise Http404("この版はありません。")


def record_and_tombstones(edition: Edition) -> tuple[Record, Tombstones]:
    """Returns the record as readers see it, and the tombstones of each block."""
    return as_readers_see(read_record(edition.text), edition.tombstones)


def public_record(edition: Edition) -> Record:
    """Returns the record as readers see it."""
    return record_and_tombstones(edition)[0]


def corrected_editions(corrections):
    """Returns the editions with any of these corrections, the newest first, each with those of them that it made."""
    editions = Edition.objects.not_retracted().filter(pk__in=corrections.order_by().values("edition"))
    chosen = Prefetch("corrections", queryset=corrections)
    return editions.without_record().prefetch_related(chosen).order_by("-published_at", "-id")
