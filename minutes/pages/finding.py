"""Finds a meeting and its editions for public pages. It is the one place that decides what is public."""

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.http import Http404

from minutes.models import Correction, Edition
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


def public_corrections():
    """Returns all public corrections, the newest first, with their editions but without any record."""
    corrections = Correction.objects.filter(edition__retraction__isnull=True).select_related("edition")
    corrections = corrections.defer("edition__record", "edition__salts")
    corrections = corrections.annotate(published_on=TruncDate("edition__published_at"))
    return corrections.order_by("-edition__published_at", "-edition_id", "position")


def corrected_editions():
    """Returns the editions that corrected anything, the newest first, with their corrections."""
    editions = Edition.objects.not_retracted().filter(corrections__position=1).without_record()
    return editions.prefetch_related("corrections").order_by("-published_at", "-id")
