"""What the sitemaps list: the addresses that a search engine may show, each with the moment of the edition behind it.

They are the canonical ones of what is public now: meetings, organisations that a record names, remarks, lists, the
site's own texts. A list too long for one file is cut by key, and a part is named by the first key in it: it is found
without counting, and an earlier part stays as it is when meetings are added behind.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Edition, MeetingName, Passage, SiteText
from minutes.pages.remembered import relations

# The most addresses in one file, by the protocol (sitemaps.org).
MOST = 50_000
# The blocks whose pages say more than their place in the record: whose words they are, what answers them, every wording.
WITH_A_PAGE = (Passage.Kind.TURN, Passage.Kind.PRESENTATION)
LISTS = ("home", "meetings", "organisations", "corrections")
TEXTS = (*SiteText.Page.values, "english")


@dataclass(frozen=True)
class Place:
    """One address of a sitemap, as a path, and when what is shown there was last published; None where nothing says so."""

    path: str
    changed_at: datetime.datetime | None = None


def site_places() -> list[Place]:
    """Returns the lists, which change with every edition, and the texts. One query."""
    last = Edition.objects.newest().aggregate(last=Max("published_at"))["last"]
    lists = [reverse(f"pages:{name}") for name in LISTS]
    lists += [reverse("pages:prefecture", args=[number]) for number in PREFECTURES]
    return [*(Place(path, last) for path in lists), *(Place(reverse(f"pages:{name}")) for name in TEXTS)]


def meeting_places(first: str) -> list[Place]:
    """Returns the newest edition of each meeting from an address on. One query."""
    rows = _from(_meetings(), "address", first).values_list("address", "published_at")
    return [Place(f"{_root()}{address}/", at) for address, at in rows[:MOST]]


def organisation_places(first: str) -> list[Place]:
    """Returns each organisation of the registry that a record names, by its code of today, from one on. One query, and two
    more where nothing is remembered."""
    published = _named_organisations()
    codes = [code for code in sorted(published) if code >= first]
    return [Place(reverse("pages:organisation", args=[code]), published[code]) for code in codes[:MOST]]


def _named_organisations() -> dict[str, datetime.datetime]:
    """Returns {code of today: when a record that names the organisation was last published}."""
    today = timezone.localdate()
    editions = Edition.objects.newest().filter(meeting=OuterRef("meeting")).order_by()
    named = MeetingName.objects.filter(code__in=Organisation.objects.values("key"))
    rows = named.annotate(at=Subquery(editions.values("published_at")[:1])).values("code").order_by()
    published: dict[str, datetime.datetime] = {}
    for code, at in rows.annotate(last=Max("at")).values_list("code", "last"):
        today_code = relations().code_on(code, today)
        published[today_code] = max(filter(None, (published.get(today_code), at)), default=None)
    return published


def remark_places(first: int) -> list[Place]:
    """Returns the pages of the remarks from a sort key on, the oldest meeting first. Two queries."""
    rows = _from(_remarks(), "sort_key", first).values_list("address", "number", "held_on")
    found = list(rows[:MOST])
    if not found:
        return []
    held = Edition.objects.newest().filter(held_on__range=(found[0][2], found[-1][2]))
    published = dict(held.order_by().values_list("address", "published_at"))
    root = _root()
    return [Place(f"{root}{address}/u/{number}/", published.get(address)) for address, number, _ in found]


def first_addresses() -> Iterator[str]:
    """Yields the first address of each part of the meetings."""
    return _first_keys(_meetings(), "address")


def first_codes() -> Iterator[str]:
    """Yields the first code of each part of the organisations."""
    yield from sorted(_named_organisations())[::MOST]


def first_sort_keys() -> Iterator[int]:
    """Yields the first sort key of each part of the remarks."""
    return _first_keys(_remarks(), "sort_key")


def _meetings():
    return Edition.objects.newest()


def _remarks():
    return Passage.objects.filter(kind__in=WITH_A_PAGE)


def _from(rows: QuerySet, field: str, first) -> QuerySet:
    return rows.filter(**{f"{field}__gte": first}).order_by(field)


def _first_keys(rows, field):
    """Yields every MOST-th key, each found from the one before. One query a part, and one."""
    keys = rows.order_by(field).values_list(field, flat=True)
    key = next(iter(keys[:1]), None)
    while key is not None:
        yield key
        key = next(iter(keys.filter(**{f"{field}__gte": key})[MOST : MOST + 1]), None)


def _root():
    """The beginning of each meeting's address: to reverse 50,000 of them takes seconds."""
    return reverse("pages:meetings")
