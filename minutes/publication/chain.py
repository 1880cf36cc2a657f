"""The chain of a meeting's editions: what the next one follows, those that a restore has lost among it."""

import datetime
from dataclasses import dataclass

from minutes.models import LostEdition, Meeting


@dataclass(frozen=True)
class Link:
    """One edition as its follower sees it."""

    number: int
    digest: str
    published_at: datetime.datetime


def chain(meeting: Meeting) -> list[Link]:
    """Every edition that the meeting ever had, the first one first, taken down and lost ones too."""
    columns = ("number", "digest", "published_at")
    lost = (
        LostEdition.objects.filter(address=meeting.address).values_list(*columns) if meeting.address else ()
    )
    links = [Link(*row) for row in (*meeting.editions.values_list(*columns), *lost)]
    return sorted(links, key=lambda link: link.number)


def chain_end(meeting: Meeting) -> Link | None:
    """What the next edition follows: its number comes after this one, its digest is computed over this one's."""
    return next(reversed(chain(meeting)), None)
