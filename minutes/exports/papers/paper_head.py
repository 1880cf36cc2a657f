"""What stands at the top of a paper for 決裁, and at its foot. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

UNKNOWN_DAY = "令和　　年　　月　　日（予定）"


@dataclass(frozen=True)
class DraftBox:
    """The box in which an office drafts and decides. subject: 件名. seals: the names of its fields for seals, one to six."""

    subject: str
    seals: tuple[str, ...]


@dataclass(frozen=True)
class PaperHead:
    """The head of one paper.

    is_draft: it is marked 案. about: (name, words) of edition, day and publisher, in order. source: what it was made of,
    at the foot of every page. box: None where the site has none.
    """

    is_draft: bool
    about: Sequence[tuple[str, str]]
    source: str
    box: DraftBox | None = None
