"""Cuts the talk into threads: the turns under one heading, with who has brought it. Pure."""

import re
from dataclasses import dataclass, field

from minutes.proposals.roll import Roll
from minutes.proposals.sentences import sentences
from minutes.proposals.talk import Block, Talk

_EXPLAINED = re.compile(r"(?:から|より|が|は)、?.*(?:説明|報告|紹介|提案|発表|述べ|語ら|示し)")


@dataclass
class Thread:
    """The blocks under one heading. item: the number of the agenda item it stands under, 0 for none.

    kind: of the heading; presenter: who presents, or who explains it by the narration above the talk.
    """

    item: int
    kind: str
    presenter: int | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_report(self) -> bool:
        """Whoever asks here asks the presenter, unless by name."""
        return self.kind == "report" or (self.kind == "item" and self.presenter is not None)


def threads(talk: Talk, roll: Roll) -> list[Thread]:
    """Returns the threads in order, those without a turn too."""
    found = [Thread(0, "item", None)]
    for block in talk.blocks:
        if block.is_heading:
            item = block.number if block.kind == "item" else found[-1].item
            found.append(Thread(item, block.kind, block.speaker))
        else:
            _add(found[-1], block, roll)
    return found


def _add(thread: Thread, block: Block, roll: Roll) -> None:
    thread.blocks.append(block)
    if thread.kind == "item" and block.kind == "narration":
        thread.presenter = _explaining(block, roll) or thread.presenter


def _explaining(narration: Block, roll: Roll) -> int | None:
    """事務局が、資料1に沿って述べた。"""
    for sentence in sentences(narration.text):
        for one in roll.named_in(sentence)[:1]:
            if _EXPLAINED.match(sentence.masked, one.end):
                return one.number
    return None
