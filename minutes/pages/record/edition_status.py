"""How an edition relates to the others of its meeting: which one is the newest, and what was corrected since. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from minutes.record.block_keys import BLOCK, BlockKey


@dataclass(frozen=True)
class EditionStatus:
    """newest: the number of the newest edition. later: how many editions came after this one.

    corrected_later: how many blocks they corrected in all, each counted once. corrected: the blocks that this edition
    or one before it corrected. ever: whether any edition of the meeting corrected anything.
    """

    newest: int
    later: int
    corrected_later: int
    corrected: frozenset[BlockKey]
    ever: bool

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the corrected blocks of the talk."""
        return frozenset(key.number for key in self.corrected if key.kind == BLOCK)


def edition_status(edition, editions) -> EditionStatus:
    """`editions` are all of the meeting, each with `number` and `corrected` ("u12,h90" or None)."""
    later = [other for other in editions if other.number > edition.number]
    until_now = [other for other in editions if other.number <= edition.number]
    return EditionStatus(
        newest=max(other.number for other in editions),
        later=len(later),
        corrected_later=len(_corrected(later)),
        corrected=_corrected(until_now),
        ever=bool(_corrected(editions)),
    )


def _corrected(editions: Iterable) -> frozenset[BlockKey]:
    keys = {key for edition in editions for key in (edition.corrected or "").split(",") if key}
    return frozenset(map(BlockKey.parse, keys))
