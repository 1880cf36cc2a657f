"""正誤表: what was corrected in one record, edition by edition, and in all of them by year and category."""

from itertools import pairwise

from django.shortcuts import render
from django.urls import reverse

from members.registry import organisation_names
from minutes.compare.edition_comparison import codes_in, compared
from minutes.models import Correction
from minutes.pages.finding import ALL, editions_of, record_in
from minutes.record.block_locations import Place, places
from minutes.record.block_text import block_name


def errata(request, address):
    """Every correction of a record with both wordings, the newest edition first."""
    editions = editions_of(address, ALL)
    corrected = [(one, before) for one, before in pairwise(editions) if one.corrected]
    names = _names(editions, corrected)
    settled = _settled(address)
    tables = [(one, before, _lines(one, before, names, settled)) for one, before in corrected]
    return render(
        request,
        "corrections/errata.html",
        {
            "newest": editions[0],
            "first": editions[-1],
            "editions": editions,
            "tables": tables,
            "total": sum(len(lines) for _, _, lines in tables),
            "record_url": reverse("pages:meeting", args=[address]),
        },
    )


def _settled(address):
    """Each correction as it was published, by edition and key."""
    rows = Correction.objects.filter(edition__address=address).order_by("edition", "position")
    return {(row.edition_id, row.key): row for row in rows}


def _names(editions, corrected):
    records = [record_in(edition) for pair in corrected for edition in pair]
    return organisation_names(codes_in(*records), editions[0].held_on)


def _lines(edition, before, names, settled):
    """(where, what changed, its correction) in the order in which it was published.

    What changed is None for words withdrawn: they stand in neither edition any more.
    """
    record = record_in(edition)
    rows = {row.place.key: row for row in compared(record_in(before), record, names)}
    standing = places(record)
    return [
        (
            rows[key].place if key in rows else standing.get(key) or Place(key, "", block_name(key)),
            rows.get(key),
            correction,
        )
        for (edition_id, key), correction in settled.items()
        if edition_id == edition.pk
    ]
