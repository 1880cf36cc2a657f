"""正誤表: what was corrected in one record, edition by edition."""

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
    """Every correction of a record with both wordings, the newest edition first."""
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


def _corrections(address):
    """The corrections as they were published, by edition."""
    corrections: dict[int, list[Correction]] = {}
    for row in Correction.objects.filter(edition__address=address).order_by("edition", "position"):
        corrections.setdefault(row.edition_id, []).append(row)
    return corrections


def _names(editions, corrected):
    records = [public_record(edition) for pair in corrected for edition in pair]
    return organisation_names(codes_in(*records), editions[0].held_on)


def _rows(edition, before, names, corrections):
    """(location, how the block changed, its correction) in the order in which it was published.

    The second is None for words withdrawn: they stand in neither edition any more.
    """
    record = public_record(edition)
    changed = {block.location.key: block for block in compare_editions(public_record(before), record, names)}
    locations = block_locations(record)
    return [
        (
            _location(changed.get(row.block_key), locations, row.block_key),
            changed.get(row.block_key),
            row,
        )
        for row in corrections.get(edition.pk, [])
    ]


def _location(changed, locations, key):
    if changed:
        return changed.location
    return locations.get(key) or BlockLocation(key, "", block_name(key))
