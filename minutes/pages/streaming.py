"""Sends what is too large to be made at once, in pieces: two answers at once in a process, broken off by a withdrawal.

A piece is made of what was read just before, and is sent only if nothing was withdrawn, taken down or erased since the
answer began. An ordinary publication breaks nothing off. All of it is read on the primary: the pieces are made after the
view has returned, and reading.py leads only what a view reads itself to a replica.
"""

import weakref
from collections.abc import Iterable, Iterator
from threading import BoundedSemaphore

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from minutes.pages.dependencies import Row, withdrawn_so_far

# gunicorn has four threads in a process (gunicorn.conf.py). Slow readers of exports leave two of them to all others.
AT_ONCE = 2
# The seconds after which who came too late may ask again.
RETRY_AFTER = 30
# The most characters, or bytes of a file, between two looks at what was withdrawn: what a slow reader is still sent of a piece.
LONGEST_PIECE = 16_000

places = BoundedSemaphore(AT_ONCE)


class BrokenOff(Exception):
    """Something was withdrawn while an answer was being sent. The server closes the connection without the end of the
    answer, which is how a client sees that it is not whole."""


def stream(
    request,
    chunks: Iterable[str] | Iterable[bytes],
    *,
    content_type: str,
    name: str,
    since: tuple[Row, ...] | None = None,
):
    """Returns a download that is made as it is sent, or the page that says that others are being sent.

    `since`: what was withdrawn so far (withdrawn_so_far) when it was settled what is sent, where that was before now.
    """
    if not places.acquire(blocking=False):
        return _busy_page(request)
    at_first = withdrawn_so_far() if since is None else since
    response = StreamingHttpResponse(
        _Sent(_while_nothing_is_withdrawn(chunks, at_first)), content_type=content_type
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    # nginx would take all of it at once and send it on for as long as the reader likes, whatever is withdrawn meanwhile.
    response["X-Accel-Buffering"] = "no"
    return response


class _Sent:
    """The pieces of an answer. It gives its place back when the answer is closed, or dropped without having been sent."""

    def __init__(self, pieces: Iterator[str | bytes]):
        self.pieces = pieces
        self.close = weakref.finalize(self, places.release)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.pieces)


def _while_nothing_is_withdrawn(chunks, at_first: tuple[Row, ...]) -> Iterator[str | bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), LONGEST_PIECE):
            if withdrawn_so_far() != at_first:
                raise BrokenOff("something was withdrawn while this answer was being sent")
            yield chunk[start : start + LONGEST_PIECE]


def _busy_page(request):
    query = request.META.get("QUERY_STRING", "")
    search = reverse("pages:search")
    search = f"{search}?{query}" if query and request.path.startswith(search) else ""
    context = {"again": request.get_full_path(), "search": search}
    response = render(request, "site/busy.html", context, status=503)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
