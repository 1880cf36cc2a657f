"""Caches public pages by ETag: an unchanged page is answered with 304, or with the body that this process has kept.

A withdrawal must reach every cache, so nothing is used without asking: browsers are told `no-cache`, and each request
reads the change counters (one query). The same counters, release, address and day give the same page, so a 304 or a
kept body is sent without rendering. The same query tells whether the public pages are shut.
"""

import hashlib
import logging
import time
from collections import OrderedDict
from functools import cache, partial, wraps
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from members.models import RegistryState
from minutes.models import PublicState
from minutes.pages.shut import away_page, shut_page
from minutes.reading import connection as reading
from minutes.reading import read_by_replica

# The files that a page depends on beside the database: with a new release, every ETag changes.
PAGE_SOURCES = (
    "templates/**/*.html",
    "static/**/*",
    "members/**/*.py",
    "minutes/**/*.py",
    "minutes/data/site/*.txt",
)
log = logging.getLogger("minutes.pages")
MAX_CACHE_BYTES = 32 * 1024 * 1024
MAX_BODY_BYTES = 2 * 1024 * 1024


class BodyCache:
    """Rendered bodies by ETag, for one process. Above `limit` bytes, those that were not used for longest are dropped."""

    def __init__(self, limit: int):
        self.limit, self.size = limit, 0
        self.entries: OrderedDict[str, tuple[bytes, dict]] = OrderedDict()
        self.lock = Lock()

    def get(self, etag: str) -> tuple[bytes, dict] | None:
        """Returns the body and the headers of a page."""
        with self.lock:
            if etag in self.entries:
                self.entries.move_to_end(etag)
            return self.entries.get(etag)

    def keep(self, etag: str, body: bytes, headers: dict) -> None:
        if len(body) > MAX_BODY_BYTES:
            return
        with self.lock:
            if etag in self.entries:
                return
            self.entries[etag] = (body, headers)
            self.size += len(body)
            while self.size > self.limit:
                _, (oldest, _) = self.entries.popitem(last=False)
                self.size -= len(oldest)


body_cache = BodyCache(MAX_CACHE_BYTES)


def cached_by_etag(view):
    """Decorates the view of a public page: it answers 304 or a kept body, and renders only what is neither."""

    @wraps(view)
    def cached_view(request, *args, **kwargs):
        seen_before = dict(highest_seen)
        try:
            counters = change_counters()
        except (InterfaceError, OperationalError):
            log.exception("the database does not answer")
            return away_page(request)
        why = dict(counters).get(PublicState.Subject.SHUT)
        if not why and _have_gone_back(counters, seen_before):
            why = PublicState.Shut.AHEAD
            PublicState.shut(why)
        if why:
            return shut_page(request, why)
        _remember(counters)
        if settings.DEBUG or request.method not in ("GET", "HEAD"):
            return _no_cache(view(request, *args, **kwargs))
        etag = etag_of(request, counters)
        if _client_has(request, etag):
            return _no_cache(HttpResponseNotModified(headers={"ETag": etag}))
        kept = body_cache.get(etag)
        if kept:
            body, headers = kept
            return HttpResponse(body, headers=headers)
        made = partial(view, request, *args, **kwargs)
        response = _no_cache(read_by_replica(made, proof=partial(_select_counters, reading), shown=counters))
        if _is_cacheable(response):
            response.headers["ETag"] = etag
            body_cache.keep(etag, response.content, dict(response.headers))
        return response

    return cached_view


def etag_of(request, counters: list[tuple[str, int]]) -> str:
    """Returns the ETag of what this address shows now."""
    page_depends_on = (
        release_fingerprint(),
        settings.SITE_NAME,
        day_in_japan(),  # pages say which meetings are still to come
        request.scheme,
        request.get_host(),
        request.path,
        request.META.get("QUERY_STRING", ""),
        counters,
    )
    return f'"{hashlib.sha256(repr(page_depends_on).encode()).hexdigest()[:32]}"'


def day_in_japan() -> int:
    """Returns the number of the day in Japan, which is nine hours ahead all year. Computed without a calendar, because
    every request needs it."""
    return int(time.time() + 9 * 60 * 60) // (24 * 60 * 60)


def change_counters() -> list[tuple[str, int]]:
    """Returns how often editions, the site's texts and the registry have changed, and why the pages are shut (0: open).

    Plain SQL: every request needs it.

    The query also replaces Django's check that a persistent connection is alive: a dead connection is opened anew.
    """
    connection.health_check_done = True
    try:
        return _select_counters()
    except (InterfaceError, OperationalError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _select_counters()


# The highest counters that this process has seen.
highest_seen: dict[str, int] = {}


def _have_gone_back(counters, seen_before):
    """Whether a counter is lower than before: they only rise, so an old state of the database has returned.

    `seen_before` was taken before the counters were read: what another thread sees meanwhile tells nothing.
    """
    return any(
        changes < seen_before.get(subject, 0)
        for subject, changes in counters
        if subject != PublicState.Subject.SHUT
    )


def _remember(counters):
    for subject, changes in counters:
        highest_seen[subject] = max(changes, highest_seen.get(subject, 0))


def _select_counters(database=connection):
    with database.cursor() as cursor:
        cursor.execute(COUNTERS_SQL)
        return cursor.fetchall()


COUNTERS_SQL = (
    f"SELECT subject, changes FROM {PublicState._meta.db_table} "
    f"UNION ALL SELECT 'registry', changes FROM {RegistryState._meta.db_table} ORDER BY 1"
)


@cache
def release_fingerprint() -> str:
    """Returns a hash of the files that pages are made of."""
    digest = hashlib.sha256()
    for pattern in PAGE_SOURCES:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _client_has(request, etag):
    """Whether If-None-Match holds the ETag. A proxy that compresses has made it W/"…"."""
    header = request.META.get("HTTP_IF_NONE_MATCH", "")
    return header == etag or any(sent.removeprefix("W/") == etag for sent in parse_etags(header))


def _is_cacheable(response):
    """Whether a page is the same for all readers: complete, without a cookie, and without the token of a form."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and b"csrfmiddlewaretoken" not in response.content
    )


def _no_cache(response):
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
