"""The one place where a public page finds a meeting and its editions: what is not here is not public."""

import json

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.http import Http404

from minutes.models import Correction, Edition
from minutes.pages.gone import missing, standing_editions
from minutes.pages.record.tombstones import Tombstone, shown

NEWEST = Q(is_newest=True)
ALL = Q(pk__isnull=False)


def editions_of(address: str, wanted: Q = NEWEST) -> list[Edition]:
    """All editions of a meeting, the newest first, those wanted with the `text` of their record. One query.

    Each has `published_on`, its day in Japan, and `corrected`, the keys that it corrected. 410 where all were taken
    down, 404 where there never was one.
    """
    editions = list(standing_editions(address).with_text(wanted).with_corrected())
    if not editions:
        raise missing(address)
    return editions


def numbered(editions: list[Edition], number: int) -> Edition:
    """The edition of that number; 410 where it was taken down, 404 where it never was."""
    for edition in editions:
        if edition.number == number:
            return edition
    raise missing(editions[0].address, number)


def with_text(editions: list[Edition]) -> Edition:
    """The one edition whose text was asked for, or 404."""
    for edition in editions:
        if edition.text:
            return edition
    raise Http404("この版はありません。")


def shown_in(edition: Edition) -> tuple[dict, dict[str, tuple[Tombstone, ...]]]:
    """The record as readers see it, and the tombstones of each block by its key."""
    return shown(json.loads(edition.text), edition.tombstones)


def record_in(edition: Edition) -> dict:
    """The record as readers see it."""
    return shown_in(edition)[0]


def public_corrections():
    """Every correction that is public, the newest first, with its edition but without any record."""
    found = Correction.objects.filter(edition__retraction__isnull=True).select_related("edition")
    found = found.defer("edition__record", "edition__salts")
    found = found.annotate(published_on=TruncDate("edition__published_at"))
    return found.order_by("-edition__published_at", "-edition_id", "position")


def corrected_editions():
    """The editions that corrected anything, the newest first, with their corrections."""
    found = Edition.objects.standing().filter(corrections__position=1).without_record()
    return found.prefetch_related("corrections").order_by("-published_at", "-id")
