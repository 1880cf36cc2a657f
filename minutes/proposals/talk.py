"""The talk of a meeting as proposals are made of it, and what is proposed. Pure.

Numbers are those of the meeting: of an attendee, of a block of the talk.
"""

from dataclasses import dataclass
from typing import Literal

from members.codes import prefecture_of
from minutes.notation.redactions import REDACTION, without_redactions


@dataclass(frozen=True)
class Present:
    """One attendee. name: as the registry has it, "" while nobody knows who it is; representative: as printed."""

    number: int
    label: str
    label_kind: str = "organisation"
    name: str = ""
    code: str = ""
    representative: str = ""

    @property
    def prefecture(self) -> str:
        prefecture = prefecture_of(self.code)
        return prefecture.name if prefecture else ""


@dataclass(frozen=True)
class Block:
    """One block of the talk. speaker: of a turn who speaks, of a presentation who presents; text: of turns and narrations."""

    number: int
    kind: Literal["item", "report", "inquiry", "question", "turn", "narration"]
    speaker: int | None = None
    text: str = ""

    @property
    def is_heading(self) -> bool:
        return self.kind in ("item", "report", "inquiry")

    @property
    def is_withdrawn(self) -> bool:
        """Tells whether nothing is left of the words but where they stood."""
        return bool(REDACTION.search(self.text)) and not without_redactions(self.text).strip("。、 \u3000\n")


@dataclass(frozen=True)
class Talk:
    """Everybody present, and all blocks in the order of the record."""

    present: tuple[Present, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Tie:
    """One thing proposed for a turn: the number of an attendee or of a turn, and by what it is known, for a clerk."""

    number: int
    ground: str


@dataclass(frozen=True)
class Proposal:
    """Whom a turn addresses, in the order of the words that show it, and which earlier turns it answers, rising."""

    turn: int
    addressed: tuple[Tie, ...] = ()
    answers: tuple[Tie, ...] = ()
