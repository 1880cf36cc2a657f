"""The one place where a public page finds a meeting and its editions: what is not here is not public."""

import json

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.http import Http404

from minutes.models import Correction, Edition

NEWEST = Q(is_newest=True)
ALL = Q(pk__isnull=False)


def editions_of(address: str, wanted: Q = NEWEST) -> list[Edition]:
    """All editions of a meeting, the newest first, those wanted with the `text` of their record. One query.

    Each has `published_on`, its day in Japan, and `corrected`, the keys that it corrected. 404 where there is none.
    """
    found = Edition.objects.filter(address=address).with_text(wanted).with_corrected()
    editions = list(found.order_by("-number"))
    if not editions:
        raise Http404("この番地の会議録は公開されていません。")
    return editions


def numbered(editions: list[Edition], number: int) -> Edition:
    """The edition of that number, or 404."""
    for edition in editions:
        if edition.number == number:
            return edition
    raise Http404(f"第{number}版はありません。")


def with_text(editions: list[Edition]) -> Edition:
    """The one edition whose text was asked for, or 404."""
    for edition in editions:
        if edition.text:
            return edition
    raise Http404("この版はありません。")


def record_in(edition: Edition) -> dict:
    return json.loads(edition.text)


def public_corrections():
    """Every correction that is public, the newest first, with its edition but without any record."""
    found = Correction.objects.select_related("edition").defer("edition__record", "edition__salts")
    found = found.annotate(published_on=TruncDate("edition__published_at"))
    return found.order_by("-edition__published_at", "-edition_id", "position")


def corrected_editions():
    """The editions that corrected anything, the newest first, with their corrections."""
    found = Edition.objects.filter(corrections__position=1).without_record()
    return found.prefetch_related("corrections").order_by("-published_at", "-id")
