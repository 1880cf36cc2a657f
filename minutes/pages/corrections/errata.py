"""The 正誤表 of one record: what was corrected, edition by edition."""

from itertools import pairwise

from django.shortcuts import render
from django.urls import reverse

from members.registry import organisation_names
from minutes.compare.edition_comparison import codes_in, compare_editions
from minutes.models import Correction
from minutes.pages.finding import ALL, editions_of, public_record
from minutes.record.block_locations import BlockLocation, block_locations
from minutes.record.block_text import block_name


def errata(request, address):
    """The page of every correction of a record with both wordings, the newest edition first."""
    editions = editions_of(address, ALL)
    corrected = [(edition, before) for edition, before in pairwise(editions) if edition.corrected]
    names = _names(editions, corrected)
    corrections = _corrections(address)
    tables = [(edition, before, _rows(edition, before, names, corrections)) for edition, before in corrected]
    return render(
        request,
        "corrections/errata.html",
        {
            "newest": editions[0],
            "first": editions[-1],
            "editions": editions,
            "tables": tables,
            "total": sum(len(rows) for _, _, rows in tables),
            "record_url": reverse("pages:meeting", args=[address]),
        },
    )


def _corrections(address) -> dict[int, list[Correction]]:
    """Returns {edition's id: its corrections in order}."""
    corrections: dict[int, list[Correction]] = {}
    for correction in Correction.objects.filter(edition__address=address).order_by("edition", "position"):
        corrections.setdefault(correction.edition_id, []).append(correction)
    return corrections


def _names(editions, corrected) -> dict[str, str]:
    """Returns {code: name} of all organisations in the compared editions."""
    records = [public_record(edition) for pair in corrected for edition in pair]
    return organisation_names(codes_in(*records), editions[0].held_on)


def _rows(edition, before, names, corrections):
    """Returns (location, compared block, correction) of each correction of an edition, in their order.

    The compared block is None for withdrawn words: neither edition has them any more.
    """
    record = public_record(edition)
    compared = {block.location.key: block for block in compare_editions(public_record(before), record, names)}
    locations = block_locations(record)
    return [
        (
            _location(compared.get(correction.block_key), locations, correction.block_key),
            compared.get(correction.block_key),
            correction,
        )
        for correction in corrections.get(edition.pk, [])
    ]


def _location(compared, locations, key) -> BlockLocation:
    if compared:
        return compared.location
    return locations.get(key) or BlockLocation(key, "", block_name(key))
