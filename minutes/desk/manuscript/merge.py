"""Two people edited one record at once: what each changed, and one manuscript with the edits of both. Pure.

Blocks are told apart by number. Where both changed the same block, mine stands and the block is named.
"""

from dataclasses import dataclass, replace

from minutes.notation.document import Block, Document
from minutes.notation.facts import PRINTED_FACTS


@dataclass(frozen=True)
class Difference:
    """One fact or block in which the two differ, with the words before either wrote. None: it does not stand there."""

    name: str
    base: object
    mine: object
    theirs: object

    @property
    def who(self) -> str:
        """ "mine", "theirs" or "both": who changed it."""
        if self.mine == self.base:
            return "theirs"
        return "mine" if self.theirs == self.base else "both"


def differences(base: Document, mine: Document, theirs: Document) -> list[Difference]:
    """Facts first, then blocks in the order of my manuscript, then those that only they have."""
    found = [
        Difference(fact.heading, *(getattr(document, fact.name) for document in (base, mine, theirs)))
        for fact in PRINTED_FACTS
    ]
    was, here, there = _by_number(base), _by_number(mine), _by_number(theirs)
    for number in dict.fromkeys([*here, *there, *was]):
        found.append(Difference(f"#{number}", was.get(number), here.get(number), there.get(number)))
    found += [
        Difference("番号のないもの", None, block, None) for block in mine.blocks if block.number is None
    ]
    return [one for one in found if one.mine != one.theirs]


def merge(base: Document, mine: Document, theirs: Document) -> Document:
    """My manuscript with everything in it that only they changed."""
    names = [fact.name for fact in PRINTED_FACTS]
    facts = {
        name: getattr(theirs if getattr(mine, name) == getattr(base, name) else mine, name) for name in names
    }
    was, there = _by_number(base), _by_number(theirs)
    blocks = [_merged(block, was, there) for block in mine.blocks]
    kept = [block for block in blocks if block is not None]
    return replace(mine, **facts, blocks=tuple(_with_added(kept, was, theirs)), problems=(), lines=())


def _by_number(document):
    return {block.number: block for block in document.blocks if block.number is not None}


def _merged(block, was, there) -> Block | None:
    """My block, or theirs where I left it as it was; None where they removed what I left as it was."""
    if block.number not in was or block != was[block.number]:
        return block
    return there.get(block.number)


def _with_added(blocks, was, theirs):
    """Put what they added behind the block that it follows in their manuscript."""
    blocks, before = list(blocks), None
    for block in theirs.blocks:
        if block.number not in was and block.number not in {one.number for one in blocks}:
            numbers = [one.number for one in blocks]
            blocks.insert(numbers.index(before) + 1 if before in numbers else 0, block)
        if block.number in {one.number for one in blocks}:
            before = block.number
    return blocks
