"""The chain of a meeting's editions: what the next one follows, those that a restore has lost among it."""

import datetime
from dataclasses import dataclass

from minutes.models import Edition, LostEdition, Meeting


@dataclass(frozen=True)
class Link:
    """One edition as its follower sees it."""

    number: int
    digest: str
    published_at: datetime.datetime


def chain(address: str | None) -> list[Link]:
    """Every edition that a meeting ever had, the first one first, taken down and lost ones too."""
    columns = ("number", "digest", "published_at")
    found = [
        model.objects.filter(address=address).order_by("number").values_list(*columns)
        for model in (Edition, LostEdition)
    ]
    links = [Link(*row) for rows in found for row in rows] if address else []
    return sorted(links, key=lambda link: link.number)


def chain_end(meeting: Meeting) -> Link | None:
    """What the next edition follows: its number comes after this one, its digest is computed over this one's."""
    return next(reversed(chain(meeting.address)), None)
