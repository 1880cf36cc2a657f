"""What an Akoma Ntoso file says of an edition beside its record: the site, the chain, what was corrected and withdrawn. Pure."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from minutes.record.block_keys import BlockKey


@dataclass(frozen=True)
class ChainedEdition:
    """One edition of the meeting. status: 速報, 確定 …, or what became of it where it can no longer be read."""

    number: int
    published_at: datetime.datetime
    status: str


@dataclass(frozen=True)
class NotedCorrection:
    """What an edition corrected. change: of Correction.Change. category: 誤記 … reason: as readers are told it."""

    edition: int
    key: BlockKey
    change: str
    category: str
    reason: str


@dataclass(frozen=True)
class NotedWithdrawal:
    """What readers are told in the place of withdrawn words."""

    day: datetime.date
    reason: str
    rule: str


@dataclass(frozen=True)
class DebateEdition:
    """One edition, to be written.

    site_name: who publishes it. site: the address of the site (https://kaigiroku.example.jp). address: of the meeting.
    editions: all of the meeting, rising, each with its moment in Japan. corrections: up to this edition.
    withdrawals: by the name of the redaction (12-1).
    """

    site_name: str
    site: str
    address: str
    number: int
    editions: tuple[ChainedEdition, ...]
    corrections: tuple[NotedCorrection, ...] = ()
    withdrawals: Mapping[str, NotedWithdrawal] | None = None

    @property
    def this(self) -> ChainedEdition:
        return next(one for one in self.editions if one.number == self.number)

    @property
    def host(self) -> str:
        """Returns who gives out the addresses of the naming convention: the site, by its name in the network."""
        return urlsplit(self.site).hostname or ""

    @property
    def page(self) -> str:
        """Returns the address of the meeting's page."""
        return f"{self.site}/meetings/{self.address}/"

    @property
    def edition_page(self) -> str:
        return f"{self.page}editions/{self.number}/"
