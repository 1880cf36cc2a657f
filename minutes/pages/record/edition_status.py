"""How an edition relates to the others of its meeting: which one is the newest, and what was corrected since. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from minutes.record.block_keys import BLOCK, BlockKey


@dataclass(frozen=True)
class EditionStatus:
    """newest_number: the number of the newest edition. later_editions: how many editions came after this one.

    later_corrections: how many blocks those corrected in all, each counted once; later_withdrawals: in how many of them words
    were withdrawn, which are no corrections. corrected: the blocks that this
    edition or one before it corrected. was_ever_corrected: whether any edition of the meeting corrected anything.
    """

    newest_number: int
    later_editions: int
    later_corrections: int
    later_withdrawals: int
    corrected: frozenset[BlockKey]
    was_ever_corrected: bool

    @cached_property
    def corrected_numbers(self) -> frozenset[int]:
        """Returns the numbers of the corrected blocks of the talk."""
        return frozenset(key.number for key in self.corrected if key.kind == BLOCK)


def edition_status(edition, editions) -> EditionStatus:
    """Returns the status of an edition among all `editions` of its meeting (EditionQuerySet.with_corrected)."""
    later = [other for other in editions if other.number > edition.number]
    until_now = [other for other in editions if other.number <= edition.number]
    withdrawn = _keys(later, "withdrawn")
    return EditionStatus(
        newest_number=max(other.number for other in editions),
        later_editions=len(later),
        later_corrections=len(_keys(later, "corrected") - withdrawn),
        later_withdrawals=len(withdrawn),
        corrected=_keys(until_now, "corrected"),
        was_ever_corrected=bool(_keys(editions, "corrected")),
    )


def _keys(editions: Iterable, annotated: str) -> frozenset[BlockKey]:
    keys = {key for edition in editions for key in (getattr(edition, annotated) or "").split(",") if key}
    return frozenset(map(BlockKey.parse, keys))
