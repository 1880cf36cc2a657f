"""Merges the edits of two people who edited one record at once, and says what each of them changed. Pure.

Blocks are told apart by number. Where both changed the same block, mine is taken and the block is named.
"""

from dataclasses import dataclass, replace

from minutes.notation.document import Block, Document
from minutes.notation.facts import PRINTED_FACTS


@dataclass(frozen=True)
class Difference:
    """One fact or block in which the two manuscripts differ. base: as it was before either edited; None: not there."""

    name: str
    base: object
    mine: object
    theirs: object

    @property
    def who(self) -> str:
        """Returns who changed it: "mine", "theirs" or "both"."""
        if self.mine == self.base:
            return "theirs"
        return "mine" if self.theirs == self.base else "both"


def differences(base: Document, mine: Document, theirs: Document) -> list[Difference]:
    """Returns the differing facts, then the blocks in the order of my manuscript, then those that only they have."""
    compared = [
        Difference(fact.heading, *(getattr(document, fact.name) for document in (base, mine, theirs)))
        for fact in PRINTED_FACTS
    ]
    base_blocks, my_blocks, their_blocks = _by_number(base), _by_number(mine), _by_number(theirs)
    compared += [
        Difference(f"#{number}", base_blocks.get(number), my_blocks.get(number), their_blocks.get(number))
        for number in dict.fromkeys([*my_blocks, *their_blocks, *base_blocks])
    ]
    compared += [
        Difference("番号のないもの", None, block, None) for block in mine.blocks if block.number is None
    ]
    return [difference for difference in compared if difference.mine != difference.theirs]


def merge(base: Document, mine: Document, theirs: Document) -> Document:
    """Returns my manuscript with everything in it that only they changed."""
    facts = {
        fact.name: getattr(
            theirs if getattr(mine, fact.name) == getattr(base, fact.name) else mine, fact.name
        )
        for fact in PRINTED_FACTS
    }
    base_blocks, their_blocks = _by_number(base), _by_number(theirs)
    merged = [_merged(block, base_blocks, their_blocks) for block in mine.blocks]
    kept = [block for block in merged if block is not None]
    return replace(mine, **facts, blocks=tuple(_with_added(kept, base_blocks, theirs)), problems=(), lines=())


def _by_number(document: Document) -> dict[int, Block]:
    return {block.number: block for block in document.blocks if block.number is not None}


def _merged(block: Block, base_blocks, their_blocks) -> Block | None:
    """Returns my block, or theirs where I left it unchanged; None where they removed what I left unchanged."""
    if block.number not in base_blocks or block != base_blocks[block.number]:
        return block
    return their_blocks.get(block.number)


def _with_added(blocks: list[Block], base_blocks, theirs: Document) -> list[Block]:
    """Returns the blocks with those that they added, each behind the block that it follows in their manuscript."""
    blocks, before = list(blocks), None
    for block in theirs.blocks:
        numbers = [kept.number for kept in blocks]
        if block.number not in base_blocks and block.number not in numbers:
            position = numbers.index(before) + 1 if before in numbers else 0
            blocks.insert(position, block)
            before = block.number
        elif block.number in numbers:
            before = block.number
    return blocks
