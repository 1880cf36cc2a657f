"""Passages as lines of a list: with the meeting they stand in and the words that were looked for marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from members.models import Organisation
from minutes.models import Edition, Passage
from minutes.pages.organisations.names import prefecture
from minutes.search.analysis.highlight import snippet

PRINTED = ("address", "title", "body_name", "held_on", "published_at", "is_sample")


@dataclass(frozen=True)
class Hit:
    passage: Passage
    meeting: Edition
    pieces: list[tuple[str, bool]]
    unidentified: bool

    @property
    def href(self) -> str:
        return record_path(self.passage.address)

    @property
    def who(self) -> str:
        return self.passage.label or self.passage.get_kind_display()

    @property
    def place(self) -> str:
        """The prefecture, where the label is not itself its name."""
        name = prefecture(self.passage.prefecture)
        return "" if name == self.passage.label else name


def hits(found: Iterable[Passage], words: tuple[str, ...] = ()) -> list[Hit]:
    """Passages ready to print, in three queries at most, however many they are."""
    rows = list(found)
    meetings = newest_editions({row.address for row in rows})
    namesakes = names_in_registry({row.label for row in rows if not row.code})
    return [
        Hit(row, meetings[row.address], snippet(row.text, words), row.label in namesakes)
        for row in rows
        if row.address in meetings
    ]


@lru_cache(maxsize=4096)
def record_path(address: str) -> str:
    """The path of a record. A list prints many of them, and each takes Django a tenth of a millisecond."""
    return reverse("pages:meeting", args=[address])


def newest_editions(addresses: Iterable[str]) -> dict[str, Edition]:
    """The newest edition of each meeting by address, with no more than lists print."""
    found = Edition.objects.newest().filter(address__in=addresses).order_by().only(*PRINTED)
    return {edition.address: edition for edition in found}


def names_in_registry(labels: Iterable[str]) -> set[str]:
    """Those labels that are the name of some organisation: whose, nobody has said yet."""
    return set(Organisation.objects.filter(name__in=labels).values_list("name", flat=True))
