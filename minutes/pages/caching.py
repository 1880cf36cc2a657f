"""Public pages in caches: an ETag that tells all that is visible, and the bodies of a process, kept for a while.

A withdrawal must reach every cache, so nothing is ever used without asking: browsers are told `no-cache`, and each
request reads the counters of what changed (one query). The same counters, the same release, the same address, the
same day: the same page, so that a 304 goes out and a body that was made before is sent again, without rendering.
"""

import hashlib
import time
from collections import OrderedDict
from functools import cache, wraps
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from members.models import RegistryState
from minutes.models import PublicState

# What a page is made of beside the database: a new release shows itself at once.
MADE_OF = (
    "templates/**/*.html",
    "static/**/*",
    "members/**/*.py",
    "minutes/**/*.py",
    "minutes/data/site/*.txt",
)
MOST_KEPT = 32 * 1024 * 1024
LARGEST_KEPT = 2 * 1024 * 1024


class Bodies:
    """Rendered bodies by ETag, those used last; together no larger than a limit. For one process."""

    def __init__(self, limit: int):
        self.limit, self.size = limit, 0
        self.kept: OrderedDict[str, tuple[bytes, dict]] = OrderedDict()
        self.lock = Lock()

    def get(self, tag: str):
        with self.lock:
            if tag in self.kept:
                self.kept.move_to_end(tag)
            return self.kept.get(tag)

    def keep(self, tag: str, body: bytes, headers: dict) -> None:
        if len(body) > LARGEST_KEPT:
            return
        with self.lock:
            if tag in self.kept:
                return
            self.kept[tag] = (body, headers)
            self.size += len(body)
            while self.size > self.limit:
                _, (oldest, _) = self.kept.popitem(last=False)
                self.size -= len(oldest)


bodies = Bodies(MOST_KEPT)


def public(view):
    """A view of a public page: it answers 304 or a body that was kept before it renders anything."""

    @wraps(view)
    def answer(request, *arguments, **named):
        if settings.DEBUG or request.method not in ("GET", "HEAD"):
            return _no_cache(view(request, *arguments, **named))
        tag = tag_of(request)
        if _asked_for(request, tag):
            return _no_cache(HttpResponseNotModified(headers={"ETag": tag}))
        kept = bodies.get(tag)
        if kept:
            return HttpResponse(kept[0], headers=kept[1])
        response = _no_cache(view(request, *arguments, **named))
        if _is_for_all(response):
            response.headers["ETag"] = tag
            bodies.keep(tag, response.content, dict(response.headers))
        return response

    return answer


def tag_of(request) -> str:
    """The ETag of what this address shows now. One query."""
    seen = (
        release(),
        settings.SITE_NAME,
        day_in_japan(),  # what is still to come is shown as such
        request.scheme,
        request.get_host(),
        request.path,
        request.META.get("QUERY_STRING", ""),
        state(),
    )
    return f'"{hashlib.sha256(repr(seen).encode()).hexdigest()[:32]}"'


def day_in_japan() -> int:
    """The number of the day: Japan keeps one time all year, nine hours ahead. Asked for every page, so no calendar."""
    return int(time.time() + 9 * 60 * 60) // (24 * 60 * 60)


def state() -> list[tuple[str, int]]:
    """How often editions, the site's texts and the registry have changed. Written out: it is asked for every page.

    It stands in for Django's own question whether a kept connection is still alive: one that is not is opened anew.
    """
    connection.health_check_done = True
    try:
        return _counters()
    except (InterfaceError, OperationalError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _counters()


def _counters():
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return cursor.fetchall()


STATE = (
    f"SELECT subject, changes FROM {PublicState._meta.db_table} "
    f"UNION ALL SELECT 'registry', changes FROM {RegistryState._meta.db_table} ORDER BY 1"
)


@cache
def release() -> str:
    """A fingerprint of the files that pages are made of."""
    digest = hashlib.sha256()
    for pattern in MADE_OF:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _asked_for(request, tag):
    """Whether If-None-Match holds the tag. A proxy that compresses has made it W/"…"."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    return asked == tag or any(one.removeprefix("W/") == tag for one in parse_etags(asked))


def _is_for_all(response):
    """A page that anybody may get: whole, without a cookie, and without the token of a form."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and b"csrfmiddlewaretoken" not in response.content
    )


def _no_cache(response):
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
