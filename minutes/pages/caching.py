"""Caches public pages by ETag: an unchanged page is answered with 304, or with the body that this process has kept.

A withdrawal must reach every cache, so nothing is used without asking: browsers are told `no-cache`, and each request
reads the counters of what changed that the page goes by (dependencies.py; one query). The same counters, database,
release and address give the same page, so a 304 or a kept body is sent without rendering. The same query tells whether
the public pages are shut.
"""

import datetime
import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Hashable
from functools import cache, partial, wraps
from pathlib import Path
from threading import Lock
from urllib.parse import unquote_plus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from minutes.models import PublicState
from minutes.pages import printing, remembered
from minutes.pages.dependencies import Dependencies, Depends
from minutes.pages.remembered import WITHDRAWN
from minutes.pages.shut import away_page, shut_page
from minutes.reading import read_by_replica

# The files that a page depends on beside the database: with a new release, every ETag changes.
PAGE_SOURCES = (
    "templates/**/*.html",
    "static/**/*",
    "members/**/*.py",
    "minutes/**/*.py",
    "minutes/data/site/*.txt",
)
EPOCH_DAY = datetime.date(1970, 1, 1)
log = logging.getLogger("minutes.pages")
MAX_CACHE_BYTES = 32 * 1024 * 1024
MAX_BODY_BYTES = 2 * 1024 * 1024


class BodyCache:
    """Rendered bodies by ETag, for one process. Above `limit` bytes, those that were not used for longest are dropped."""

    def __init__(self, limit: int):
        self.limit, self.size = limit, 0
        self.entries: OrderedDict[str, tuple[bytes, dict]] = OrderedDict()
        self.lock = Lock()
        self.withdrawn: Hashable = None

    def get(self, etag: str) -> tuple[bytes, dict] | None:
        """Returns the body and the headers of a page."""
        with self.lock:
            if etag in self.entries:
                self.entries.move_to_end(etag)
            return self.entries.get(etag)

    def see(self, withdrawn: Hashable) -> None:
        """Drops all when anything was withdrawn since the last request: words must not stay in the memory either."""
        with self.lock:
            before, self.withdrawn = self.withdrawn, withdrawn
            is_new = before not in (None, withdrawn)
            if is_new:
                self.entries.clear()
                self.size = 0
        if is_new:
            remembered.forget()
            printing.forget()

    def keep(self, etag: str, body: bytes, headers: dict, *, withdrawn: Hashable) -> None:
        """Keeps a page, unless something was withdrawn since it was begun, which another thread has seen."""
        if len(body) > MAX_BODY_BYTES:
            return
        with self.lock:
            if etag in self.entries or withdrawn != self.withdrawn:
                return
            self.entries[etag] = (body, headers)
            self.size += len(body)
            while self.size > self.limit:
                _, (oldest, _) = self.entries.popitem(last=False)
                self.size -= len(oldest)


body_cache = BodyCache(MAX_CACHE_BYTES)


def cached_by_etag(view, depends: Depends, parameters: frozenset[str] = frozenset()):
    """Returns the view of a public page that answers 304 or a kept body, and renders only what is neither.

    `depends` says what the page goes by (dependencies.py). Of the address, it goes by `parameters` alone: a page does not
    even see what a newsletter or a network adds to its address.
    """

    @wraps(view)
    def cached_view(request, *args, **kwargs):
        _leave_out_others(request, parameters)
        seen_before, goes_by = dict(highest_seen), partial(depends, request, **kwargs)
        try:
            page = goes_by()
        except (InterfaceError, OperationalError):
            log.exception("the database does not answer")
            return away_page(request)
        why = page.why_shut
        if not why and _have_gone_back(page.counters, seen_before):
            why = PublicState.Shut.AHEAD
            PublicState.shut(why)
        if why:
            return shut_page(request, why)
        _remember(page.counters)
        body_cache.see(page.states.get(WITHDRAWN))
        if settings.DEBUG or request.method not in ("GET", "HEAD"):
            return _no_cache(view(request, *args, **kwargs))
        etag = etag_of(request, page)
        if _client_has(request, etag):
            return _no_cache(HttpResponseNotModified(headers={"ETag": etag}))
        kept = body_cache.get(etag)
        if kept:
            body, headers = kept
            return HttpResponse(body, headers=headers)
        request.goes_by, request.ask_again = page, goes_by
        made = partial(view, request, *args, **kwargs)
        with remembered.known(page.states):
            response = _no_cache(read_by_replica(made, proof=goes_by, shown=page))
        if _is_cacheable(response):
            response.headers["ETag"] = etag
            headers = dict(response.headers)
            body_cache.keep(etag, response.content, headers, withdrawn=page.states.get(WITHDRAWN))
        return response

    return cached_view


def etag_of(request, page: Dependencies) -> str:
    """Returns the ETag of what this address shows now."""
    goes_by = (
        release_fingerprint(),
        settings.SITE_NAME,
        settings.LICENCE,
        _day_as_shown(page.until),
        request.scheme,
        request.get_host(),
        request.path,
        request.META.get("QUERY_STRING", ""),
        page.known_by,
    )
    return f'"{hashlib.sha256(repr(goes_by).encode()).hexdigest()[:32]}"'


def _day_as_shown(until):
    """Once the last day that a page tells from days to come is past, midnight changes nothing on it."""
    today = day_in_japan()
    return today if until and today <= (until - EPOCH_DAY).days else None


def day_in_japan() -> int:
    """Returns the number of the day in Japan, which is nine hours ahead all year. Computed without a calendar, because
    every request needs it."""
    return int(time.time() + 9 * 60 * 60) // (24 * 60 * 60)


def _leave_out_others(request, parameters):
    """Leaves of the query of an address what the page knows. Django has not parsed it, or parses it again."""
    query = request.META.get("QUERY_STRING", "")
    if query:
        pairs = [pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]) in parameters]
        request.META["QUERY_STRING"] = "&".join(pairs)
        request.__dict__.pop("GET", None)


# The highest counters that this process has seen.
highest_seen: dict[str, int] = {}


def _have_gone_back(counters, seen_before):
    """Whether a counter is lower than before: they only rise, so an old state of the database has returned.

    `seen_before` was taken before the counters were read: what another thread sees meanwhile tells nothing.
    """
    return any(changes < seen_before.get(subject, 0) for subject, changes in counters.items())


def _remember(counters):
    for subject, changes in counters.items():
        highest_seen[subject] = max(changes, highest_seen.get(subject, 0))


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
