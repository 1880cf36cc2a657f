"""A manuscript beside the record as it stands: what is kept, changed, new, moved and gone. Pure.

Numbers alone say which block is which. Text that came without numbers gets them in matching.py first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from minutes.compare.rising_run import longest_rising_run
from minutes.notation.document import Block, Document, Item, Presentation, Problem

NEVER_GIVEN = (
    "番号 #{} は、この会議で付いたことのない番号です。新しいものなら番号を消してください（自動で付きます）。"
)
OTHER_KIND = "番号 #{} は{}の番号なので、{}には使えません。番号を消すか、もとに戻してください。"
# The kinds of working rows, whose numbers a block may bear: a turn and a narration are both an Utterance.
ROW_KINDS = {"item": "議題", "presentation": "発表・照会", "utterance": "発言・地の文"}


@dataclass(frozen=True)
class Entry:
    """One block of the manuscript. `before` is the block as it stands, None where it does not stand now."""

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
    """Every block of the manuscript in its order, every block that would go, and what speaks against saving."""

    entries: tuple[Entry, ...]
    vanished: tuple[Block, ...]
    problems: tuple[Problem, ...]

    def counts(self) -> dict[str, int]:
        """How many are changed, new, restored, moved, vanished and kept.

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


def align(manuscript: Document, standing: Document, gone: Mapping[int, str] | None = None) -> Alignment:
    """Lay a manuscript beside what stands. `gone` are the numbers removed before, each with its kind (`kind_of`).

    >>> from minutes.notation.document import Narration
    >>> stands = Document(blocks=(Narration("一", 1), Narration("二", 2)))
    >>> found = align(Document(blocks=(Narration("二", 2), Narration("三"))), stands)
    >>> found.counts()["new"], found.vanished
    (1, (Narration(text='一', number=1),))
    """
    before = {block.number: block for block in standing.blocks}
    gone, problems = gone or {}, []
    entries = []
    for block, line in zip(manuscript.blocks, _lines(manuscript), strict=True):
        problems += _number_problems(block, line, before, gone)
        known = before.get(block.number) if block.number is not None else None
        restored = known is None and block.number in gone
        entries.append(Entry(block, known, restored=restored, line=line))
    named = {block.number for block in manuscript.blocks}
    vanished = tuple(block for block in standing.blocks if block.number not in named)
    return Alignment(_with_moves(entries, standing), vanished, tuple(problems))


def kind_of(block: Block) -> str:
    """The kind that a number belongs to for ever: a turn may become a narration, never an item."""
    return (
        "item"
        if isinstance(block, Item)
        else "presentation"
        if isinstance(block, Presentation)
        else "utterance"
    )


def bare(block: Block) -> Block:
    """The block without its number: what it says."""
    return replace(block, number=None)


def _lines(document):
    return document.lines or (0,) * len(document.blocks)


def _with_moves(entries, standing):
    order = {block.number: place for place, block in enumerate(standing.blocks)}
    standing_places = [at for at, entry in enumerate(entries) if entry.before is not None]
    rising = longest_rising_run([order[entries[at].block.number] for at in standing_places])
    stays = {standing_places[at] for at in rising}
    return tuple(
        replace(entry, moved=entry.before is not None and at not in stays) for at, entry in enumerate(entries)
    )


def _number_problems(block, line, before, gone):
    if block.number is None:
        return []
    known = kind_of(before[block.number]) if block.number in before else gone.get(block.number)
    if known is None:
        return [Problem(line, NEVER_GIVEN.format(block.number), fatal=True)]
    if known != kind_of(block):
        said = OTHER_KIND.format(block.number, ROW_KINDS[known], ROW_KINDS[kind_of(block)])
        return [Problem(line, said, fatal=True)]
    return []
