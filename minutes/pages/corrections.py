"""正誤表: what was corrected in one record, edition by edition, and in all of them by year and category."""

from itertools import pairwise

from django.shortcuts import render
from django.urls import reverse

from minutes.models import Correction
from minutes.pages.finding import ALL, editions_of, record_in
from minutes.pages.names import organisation_names
from minutes.publication.comparison import codes_in, compared


def errata(request, address):
    """Every correction of a record with both wordings, the newest edition first."""
    editions = editions_of(address, ALL)
    corrected = [(one, before) for one, before in pairwise(editions) if one.corrected]
    names = _names(editions, corrected)
    settled = _settled(address)
    tables = [(one, before, _lines(one, before, names, settled)) for one, before in corrected]
    return render(
        request,
        "errata.html",
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
    rows = Correction.objects.filter(edition__address=address).select_related(None)
    return {(row.edition_id, row.key): row for row in rows}


def _names(editions, corrected):
    records = [record_in(edition) for pair in corrected for edition in pair]
    return organisation_names(codes_in(*records), editions[0].held_on)


def _lines(edition, before, names, settled):
    """(what changed, its correction) in the order of the 正誤表."""
    rows = compared(record_in(before), record_in(edition), names)
    return [
        (row, settled[edition.pk, row.place.key]) for row in rows if (edition.pk, row.place.key) in settled
    ]
