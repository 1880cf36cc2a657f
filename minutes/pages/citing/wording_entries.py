"""All wordings of one block, edition by edition: when it came, when it changed and why, when it went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes.compare.edition_comparison import ComparedBlock, compare_editions
from minutes.models import Correction, Edition
from minutes.pages.record.record_view import TextPart, text_parts
from minutes.pages.record.tombstones import Tombstone, Tombstones
from minutes.record.block_keys import BlockKey, row_at
from minutes.record.block_text import block_text
from minutes.record.record import Record

# The changes after which a block is no longer in the record.
REMOVALS = {"removed", "merged"}
WITHDRAWN = Correction.OF_WITHDRAWALS
Reading = tuple[Record, Tombstones]


@dataclass(frozen=True)
class WordingEntry:
    """What one edition did to the wording of a block.

    compared: the change from the edition before; None for the first publication and for a withdrawal.
    words: the text parts of the first publication, [] where all of it was withdrawn since; None for all other entries.
    """

    edition: Edition
    compared: ComparedBlock | None
    words: list[TextPart] | None
    correction: Correction | None = None

    @property
    def is_removal(self) -> bool:
        return self.compared is not None and self.compared.change in REMOVALS


def wording_entries(
    editions: Sequence[Edition], readings: Sequence[Reading], key: BlockKey
) -> Iterator[WordingEntry]:
    """Yields the first publication of a block and every edition that changed it, the oldest first. One query.

    `readings` are the (record, tombstones) of the editions, which are all of one meeting, the oldest first.
    """
    corrections, before = _corrections(editions[0].address, key), None
    for edition, (record, tombstones) in zip(editions, readings, strict=True):
        was_there, is_there = before and row_at(before, key), row_at(record, key)
        correction = corrections.get(edition.pk)
        if is_there and not was_there:
            yield WordingEntry(edition, None, _words(record, tombstones, key), correction)
        elif was_there:
            compared = [block for block in compare_editions(before, record) if block.location.key == key]
            for block in compared or ([None] if correction else []):
                yield WordingEntry(edition, block, None, correction)
        before = record


def edition_of_withdrawal(entries: Sequence[WordingEntry], tombstones: Sequence[Tombstone]) -> Edition | None:
    """Returns the edition in which all words of a block were withdrawn; None where some of them stand."""
    if not any(tombstone.is_whole for tombstone in tombstones):
        return None
    withdrawn = (one for one in reversed(entries) if one.correction and one.correction.category in WITHDRAWN)
    return next((one.edition for one in withdrawn), None)


def _words(record, tombstones, key) -> list[TextPart]:
    """Returns the words of a block; [] where all of them are withdrawn, as its tombstone says."""
    is_whole = any(tombstone.is_whole for tombstone in tombstones.get(key, ()))
    return [] if is_whole else text_parts(block_text(record, key))


def _corrections(address, key) -> dict[int, Correction]:
    """Returns {edition's id: correction} of a block."""
    corrections = Correction.objects.filter(edition__address=address, key=str(key))
    return {correction.edition_id: correction for correction in corrections}
