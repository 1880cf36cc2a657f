"""The 正誤表 of one record: what was corrected, edition by edition."""

from dataclasses import dataclass
from itertools import pairwise

from django.shortcuts import render
from django.urls import reverse

from members.registry import organisation_names
from minutes.compare.edition_comparison import ComparedBlock, codes_in, compare_editions
from minutes.models import Correction, Edition
from minutes.notation.redactions import plain_redactions
from minutes.pages.finding import ALL, editions_of, public_record, record_and_tombstones
from minutes.pages.record.tombstones import Tombstone
from minutes.record.block_locations import BlockLocation, block_locations
from minutes.record.block_text import block_name


@dataclass(frozen=True)
class ErrataRow:
    """One correction or withdrawal. compared: None where neither edition shows any other words, since those that were
    corrected are withdrawn. tombstones: what is said of the withdrawals that this row tells of."""

    location: BlockLocation
    compared: ComparedBlock | None
    correction: Correction
    tombstones: tuple[Tombstone, ...]

    @property
    def reason(self) -> str:
        return plain_redactions(self.correction.reason)


@dataclass(frozen=True)
class ErrataTable:
    """What one edition corrected, and what it took away; `before` is the edition before it."""

    edition: Edition
    before: Edition
    rows: list[ErrataRow]

    @property
    def corrections(self) -> list[ErrataRow]:
        return [row for row in self.rows if row.correction.category not in Correction.OF_WITHDRAWALS]

    @property
    def withdrawals(self) -> list[ErrataRow]:
        return [row for row in self.rows if row.correction.category in Correction.OF_WITHDRAWALS]


def errata(request, address):
    """The page of every correction of a record with both wordings, the newest edition first."""
    editions = editions_of(address, ALL)
    corrected = [(edition, before) for edition, before in pairwise(editions) if edition.corrected]
    names = _names(editions, corrected)
    corrections = _corrections(address)
    tables = [
        ErrataTable(edition, before, _rows(edition, before, names, corrections))
        for edition, before in corrected
    ]
    return render(
        request,
        "corrections/errata.html",
        {
            "newest": editions[0],
            "first": editions[-1],
            "editions": editions,
            "tables": tables,
            "corrections": _counts(table.corrections for table in tables),
            "withdrawals": _counts(table.withdrawals for table in tables),
            "record_url": reverse("pages:meeting", args=[address]),
        },
    )


def _counts(rows_of_editions) -> tuple[int, int]:
    """Returns in how many editions there are such rows, and how many rows there are."""
    numbers = [len(rows) for rows in rows_of_editions]
    return len([number for number in numbers if number]), sum(numbers)


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
    """Returns the rows of an edition in their order."""
    record, tombstones = record_and_tombstones(edition)
    compared = {block.location.key: block for block in compare_editions(public_record(before), record, names)}
    locations = block_locations(record)
    return [
        ErrataRow(
            _location(compared.get(correction.block_key), locations, correction.block_key),
            compared.get(correction.block_key),
            correction,
            _of_day(tombstones.get(correction.block_key, ()), edition.published_on),
        )
        for correction in corrections.get(edition.pk, [])
    ]


def _of_day(tombstones, day) -> tuple[Tombstone, ...]:
    """Returns those of the withdrawals of a day, and all where none is: the others were made by other editions."""
    return tuple(one for one in tombstones if one.day == day) or tuple(tombstones)


def _location(compared, locations, key) -> BlockLocation:
    if compared:
        return compared.location
    return locations.get(key) or BlockLocation(key, "", block_name(key))
