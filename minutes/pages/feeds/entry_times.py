"""When a passage, or a record, first was public, and when it last changed: read off the editions and their corrections."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutes.models import Change, Correction, Edition, Passage
from minutes.pages.search.hits import Hit
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey

LETTERED = {Passage.Kind.WRITTEN_ANSWER: block_keys.answer, Passage.Kind.HANDOUT: block_keys.handout}


@dataclass(frozen=True)
class Times:
    published: datetime.datetime
    updated: datetime.datetime


def times_of_hits(hits: Sequence[Hit]) -> list[Times]:
    """Returns the times of each hit, in the order of the hits. Two queries, however many they are.

    A correction says when a block came, changed, or came back. Between announcements nothing is compared: what only
    they hold changed with each.
    """
    addresses = {hit.passage.address for hit in hits}
    first, last = _records(addresses)
    events = _events(addresses, {str(_key_of(hit.passage)) for hit in hits})
    return [
        _times(
            first[hit.passage.address],
            last[hit.passage.address],
            events[hit.passage.address, str(_key_of(hit.passage))],
        )
        for hit in hits
    ]


def times_of_meetings(editions: Iterable[Edition]) -> dict[str, Times]:
    """Returns by address when the first edition and the newest one of each meeting were published. One query.

    Of a record, announcements of before do not count.
    """
    first, _ = _records({edition.address for edition in editions})
    return {edition.address: Times(first[edition.address][0], edition.published_at) for edition in editions}


def last_changes(editions: Iterable[Edition]) -> dict[tuple[str, int], datetime.datetime]:
    """Returns by address and number when each edition last changed: a withdrawal rewrites editions. One query."""
    changed: dict[tuple[str, int], datetime.datetime] = {}
    for change in Change.objects.filter(address__in={edition.address for edition in editions}):
        for number in change.numbers if change.kind == Change.Kind.WITHDRAWAL else [change.edition]:
            if number:
                key = change.address, number
                changed[key] = max(change.at, changed.get(key, change.at))
    return changed


def _key_of(passage: Passage) -> BlockKey:
    if passage.kind == Passage.Kind.MEETING:
        return BlockKey.parse("title")
    return LETTERED.get(passage.kind, block_keys.block)(passage.number)


def _records(addresses):
    """Returns by address (moment, whether it announces) of the first edition like the newest one, and the newest's."""
    first, last = {}, {}
    rows = Edition.objects.not_retracted().filter(address__in=addresses).order_by("address", "number")
    for address, status, at in rows.values_list("address", "status", "published_at"):
        announces = status in Edition.ANNOUNCEMENTS
        if address not in first or first[address][1] != announces:
            first[address] = at, announces
        last[address] = at
    return first, last


def _events(addresses, keys):
    """Returns by address and key (change, moment) of each correction, the first one first."""
    events = defaultdict(list)
    rows = Correction.objects.filter(edition__retraction=None, edition__address__in=addresses, key__in=keys)
    rows = rows.order_by("edition__number")
    for address, key, change, at in rows.values_list(
        "edition__address", "key", "change", "edition__published_at"
    ):
        events[address, key].append((change, at))
    return events


def _times(first, last, events):
    published, announces = first
    if announces:
        return Times(published, last)
    if events and events[0][0] == Correction.Change.ADDED:
        published = events[0][1]
    return Times(published, max([published, *(at for _, at in events)]))
