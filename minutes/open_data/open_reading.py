"""An edition read once, of which all objects of its record are made; and where its pages are.

`site` is the scheme and the host of the site, without a slash at the end (https://kaigiroku.example.jp); with "" all
addresses are paths. Nothing here asks the database, so whoever has an edition with its record needs no request.
"""

from dataclasses import dataclass

from django.urls import reverse

from minutes.models import Edition
from minutes.pages.record.tombstones import Tombstones, as_readers_see
from minutes.record.record import Record
from minutes.record.stored_record import read_record


@dataclass(frozen=True)
class Reading:
    """An edition, its record as readers see it, and the tombstones of each block."""

    edition: Edition
    record: Record
    tombstones: Tombstones


def read_edition(edition: Edition) -> Reading:
    """Returns the reading of an edition that was loaded with its `record`, or with its `text` (Edition.with_text)."""
    text = edition.text if hasattr(edition, "text") else edition.record
    return Reading(edition, *as_readers_see(read_record(text), edition.tombstones))


def record_url(edition: Edition, site: str) -> str:
    """Returns where the newest edition of the meeting is read."""
    return site + reverse("pages:meeting", args=[edition.address])


def edition_url(edition: Edition, site: str) -> str:
    """Returns where this edition is always read."""
    return site + reverse("pages:edition", args=[edition.address, edition.number])


def block_url(edition: Edition, number: int, site: str) -> str:
    """Returns the page of one block with all its wordings; it stays also where the block was removed."""
    return site + reverse("pages:remark", args=[edition.address, number])


def api_url(edition: Edition, site: str, rest: str = "") -> str:
    """Returns the address of a meeting, or of a part of it, for programs."""
    return f"{site}{reverse('api:api-root')}meetings/{edition.address}{rest}"
