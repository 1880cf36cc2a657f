"""The chain of a meeting's editions, each of which follows the one before; those that a restore has lost are in it."""

import datetime
from dataclasses import dataclass

from minutes.models import Edition, LostEdition, Meeting


@dataclass(frozen=True)
class ChainLink:
    """One edition of the chain: what the digest of the next one is computed over, and its moment."""

    number: int
    digest: str
    published_at: datetime.datetime


def chain(address: str | None) -> list[ChainLink]:
    """Returns every edition that a meeting ever had, the first one first; those taken down or lost too."""
    if not address:
        return []
    columns = ("number", "digest", "published_at")
    links = [
        ChainLink(*row)
        for model in (Edition, LostEdition)
        for row in model.objects.filter(address=address).order_by("number").values_list(*columns)
    ]
    return sorted(links, key=lambda link: link.number)


def chain_end(meeting: Meeting) -> ChainLink | None:
    """Returns the last edition, which the next one follows in number and in digest; None before the first."""
    return next(reversed(chain(meeting.address)), None)
