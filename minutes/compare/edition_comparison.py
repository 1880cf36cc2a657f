"""Two editions side by side: each changed block with its location, what happened to it, and its words compared. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutes.compare.record_diff import BlockChange, changes
from minutes.compare.text_diff import (
    ADDED,
    REMOVED,
    DiffPiece,
    effort,
    excerpt,
    one_side,
    text_diff,
    uncompared,
)
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.block_locations import BlockLocation, block_locations
from minutes.record.block_text import block_text
from minutes.record.record import Block, Record, words_of

MERGED = "merged"
CHANGE_NAMES = {"changed": "変更", "added": "追加", "removed": "削除", "moved": "移動", MERGED: "統合"}
# Words of this length hardly stand in another remark by chance; shorter ones count in a neighbour only.
TELLING_LENGTH = 8
# What comparing two records word by word may take, in comparisons of units: about a second. Every remark of 500 rewritten,
# of 300 characters each, takes a tenth.
MOST_EFFORT = 50_000_000


@dataclass(frozen=True)
class ComparedBlock:
    """One changed block.

    location: where it stands now; where it stood, for a block that was removed.
    change: changed, added, removed, moved, or merged (then `into` is the block that holds its words now).
    is_uncompared: comparing its words would have taken too long, so that its pieces are both wordings whole.
    """

    location: BlockLocation
    change: str
    pieces: list[DiffPiece]
    into: BlockLocation | None = None
    is_uncompared: bool = False

    @property
    def name(self) -> str:
        return CHANGE_NAMES[self.change]

    @property
    def before(self) -> list[DiffPiece]:
        return one_side(self.pieces, ADDED)

    @property
    def after(self) -> list[DiffPiece]:
        return one_side(self.pieces, REMOVED)

    @property
    def before_shortly(self) -> list[DiffPiece]:
        return one_side(excerpt(self.pieces), ADDED)

    @property
    def after_shortly(self) -> list[DiffPiece]:
        return one_side(excerpt(self.pieces), REMOVED)


def compare_editions(
    before: Record,
    after: Record,
    organisations: dict[str, str] | None = None,
    block_changes: list[BlockChange] | None = None,
) -> list[ComparedBlock]:
    """Returns every changed block between two records in reading order.

    `organisations` gives names to codes. `block_changes` are those of the two records where they are known already.
    """
    if block_changes is None:
        block_changes = changes(before, after)
    old, new = block_locations(before), block_locations(after)
    merged = merged_into(before, after, block_changes)
    wordings = [_wordings(change, before, after, organisations) for change in block_changes]
    return [
        ComparedBlock(
            new.get(change.key) or old[change.key],
            MERGED if change.key in merged else change.change,
            text_diff(*both) if fits else uncompared(*both),
            new[merged[change.key]] if change.key in merged else None,
            not fits,
        )
        for change, both, fits in zip(block_changes, wordings, _which_fit(wordings), strict=True)
    ]


def _which_fit(wordings: list[tuple[str, str]]) -> Iterator[bool]:
    """Yields of each pair of wordings whether it is compared: one that would take too much is left out, and smaller ones
    behind it are not."""
    left = MOST_EFFORT
    for before, after in wordings:
        fits = (needed := effort(before, after)) <= left
        left -= needed if fits else 0
        yield fits


def _wordings(change, before, after, organisations) -> tuple[str, str]:
    """What the block said and says; empty on the side where it does not stand."""
    old = block_text(before, change.key, beside=after, organisations=organisations)
    new = block_text(after, change.key, beside=before, organisations=organisations)
    return "" if change.change == "added" else old, "" if change.change == "removed" else new


def codes_in(*records: Record) -> set[str]:
    """Returns every organisation code that the attendees of these records are tied to."""
    return {row["code"] for record in records for row in record["attendees"]} - {""}


def merged_into(before: Record, after: Record, block_changes: list[BlockChange]) -> dict[BlockKey, BlockKey]:
    """Returns the removed blocks of the talk whose words now stand in another one, each with that other one."""
    old = {block_keys.block(block["number"]): _one_line(block) for block in before["blocks"]}
    grown = {
        block_keys.block(block["number"]): _one_line(block)
        for block in after["blocks"]
        if block_keys.block(block["number"])
        in {change.key for change in block_changes if change.change in ("changed", "added")}
    }
    order = list(old)
    merged: dict[BlockKey, BlockKey] = {}
    for key in (change.key for change in block_changes if change.change == "removed" and change.key in old):
        index = order.index(key)
        neighbours = set(order[max(index - 1, 0) : index + 2])
        for other, words in grown.items():
            taken_over = old[key] and old[key] in words and old[key] not in old.get(other, "")
            if taken_over and (len(old[key]) >= TELLING_LENGTH or other in neighbours):
                merged[key] = other
                break
    return merged


def _one_line(block: Block) -> str:
    return words_of(block).replace("\n", "")
