"""Aligns a manuscript with the stored record: which blocks are kept, changed, new, moved, restored or removed. Pure.

Numbers alone say which block is which. A text that came without numbers gets them in matching.py first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.compare.rising_run import longest_rising_run
from minutes.notation.document import Block, Document, Item, Presentation, Problem, Question

NEVER_GIVEN = (
    "番号 #{} は、この会議で付いたことのない番号です。新しいものなら番号を消してください（自動で付きます）。"
)
OTHER_KIND = "番号 #{} は{}の番号なので、{}には使えません。番号を消すか、もとに戻してください。"
# The kinds of working rows, whose numbers a block may bear: a turn and a narration are both an Utterance.
ROW_KINDS = {"item": "議題", "presentation": "発表・照会", "question": "設問", "utterance": "発言・地の文"}


@dataclass(frozen=True)
class Entry:
    """One block of the manuscript.

    before: the stored block of the same number, or None. restored: the number is that of a block removed earlier.
    line: where the block begins in the text, from 1; 0 where the document was not read from a text.
    """

    block: Block
    before: Block | None = None
    restored: bool = False
    moved: bool = False
    line: int = 0

    @property
    def changed(self) -> bool:
        return self.before is not None and self.before != self.block

    @property
    def new(self) -> bool:
        return self.before is None and not self.restored

    @property
    def kept(self) -> bool:
        return self.before == self.block and not self.moved


@dataclass(frozen=True)
class Alignment:
    """entries: every block of the manuscript, in its order. vanished: the stored blocks that a save would remove.

    problems: the numbers that forbid saving, each with its line.
    """

    entries: tuple[Entry, ...]
    vanished: tuple[Block, ...]
    problems: tuple[Problem, ...]

    def counts(self) -> dict[str, int]:
        """Returns how many blocks are changed, new, restored, moved, vanished and kept.

        A block that is changed and moved is counted as changed.
        """
        return {
            "changed": sum(entry.changed for entry in self.entries),
            "new": sum(entry.new for entry in self.entries),
            "restored": sum(entry.restored for entry in self.entries),
            "moved": sum(entry.moved and not entry.changed for entry in self.entries),
            "vanished": len(self.vanished),
            "kept": sum(entry.kept for entry in self.entries),
        }


def align(manuscript: Document, stored: Document, removed: Mapping[int, str] | None = None) -> Alignment:
    """Aligns a manuscript with the stored document. `removed` has the numbers of earlier removed blocks → `kind_of`.

    >>> from minutes.notation.document import Narration
    >>> stored = Document(blocks=(Narration("一", 1), Narration("二", 2)))
    >>> alignment = align(Document(blocks=(Narration("二", 2), Narration("三"))), stored)
    >>> alignment.counts()["new"], alignment.vanished
    (1, (Narration(text='一', number=1),))
    """
    before = {block.number: block for block in stored.blocks}
    removed = removed or {}
    entries, problems = [], []
    for block, line in zip(manuscript.blocks, block_lines(manuscript), strict=True):
        problems += _number_problems(block, line, before, removed)
        known = before.get(block.number) if block.number is not None else None
        restored = known is None and block.number in removed
        entries.append(Entry(block, known, restored=restored, line=line))
    numbers = {block.number for block in manuscript.blocks}
    vanished = tuple(block for block in stored.blocks if block.number not in numbers)
    return Alignment(_with_moves(entries, stored), vanished, tuple(problems))


def kind_of(block: Block) -> str:
    """Returns the kind that the number of a block belongs to for ever: a turn may become a narration, never an item."""
    kinds = {Item: "item", Presentation: "presentation", Question: "question"}
    return kinds.get(type(block), "utterance")


def without_number(block: Block) -> Block:
    """Returns what a block says, whatever its number."""
    return replace(block, number=None)


def block_lines(document: Document) -> Sequence[int]:
    """Returns the line on which each block begins; 0 for each where the document was not read from a text."""
    return document.lines or (0,) * len(document.blocks)


def _with_moves(entries: list[Entry], stored: Document) -> tuple[Entry, ...]:
    """Marks the entries that moved: all stored ones but a longest run that keeps its order."""
    order = {block.number: position for position, block in enumerate(stored.blocks)}
    positions = [position for position, entry in enumerate(entries) if entry.before is not None]
    run = longest_rising_run([order[entries[position].block.number] for position in positions])
    staying = {positions[index] for index in run}
    return tuple(
        replace(entry, moved=entry.before is not None and position not in staying)
        for position, entry in enumerate(entries)
    )


def _number_problems(block, line, before, removed) -> list[Problem]:
    if block.number is None:
        return []
    known = kind_of(before[block.number]) if block.number in before else removed.get(block.number)
    if known is None:
        return [Problem(line, NEVER_GIVEN.format(block.number), fatal=True)]
    if known != kind_of(block):
        message = OTHER_KIND.format(block.number, ROW_KINDS[known], ROW_KINDS[kind_of(block)])
        return [Problem(line, message, fatal=True)]
    return []
