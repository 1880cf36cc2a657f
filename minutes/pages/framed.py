"""Keeps the page of a record apart from its frame: when only the frame changed, or another process drew it, the rest is
taken as it was.

The frame is the head and the foot of the site (the two blocks of base.html). All else on the page goes by the meeting's own
counter, the database, the release and the address. Whoever stores looks at the counters again afterwards: what was
withdrawn meanwhile is not left behind.
"""

from dataclasses import replace
from functools import wraps

from django.http import HttpResponse
from django.template.loader import get_template

from minutes.kept_pages import kept_records
from minutes.models import PublicState
from minutes.pages.caching import etag_of
from minutes.pages.dependencies import MEETING, Dependencies
from minutes.reading import of_primary

FRAME = ("site_head", "site_foot")
# No page holds one.
GAP = b"\0"


def kept_apart(view):
    """Decorates the view of a meeting's page. With a query in its address, or with DEBUG, it is made anew each time."""

    @wraps(view)
    def framed_view(request, address):
        page = getattr(request, "goes_by", None)
        if page is None or request.META.get("QUERY_STRING") or not _of_meeting(page):
            return view(request, address)
        tag, frame = _tag(request, page), _frame(request)
        kept = kept_records.read(address, tag)
        if kept is not None:
            return HttpResponse(_framed(kept, frame))
        response = view(request, address)
        rest = _without(response.content, frame)
        if response.status_code == 200 and rest:
            kept_records.keep(address, tag, rest)
            if _of_meeting(of_primary(request.ask_again)) != _of_meeting(page):
                kept_records.forget(address)
        return response

    return framed_view


def _of_meeting(page: Dependencies):
    """What the page goes by, but the site's texts; nothing where the meeting has no counter of its own."""
    rows = tuple(row for row in page.known_by if row[0] != PublicState.Subject.SITE)
    return rows if any(subject == MEETING for subject, *_ in rows) else ()


def _tag(request, page):
    return etag_of(request, replace(page, known_by=_of_meeting(page))).strip('"')


def _frame(request) -> list[bytes]:
    """Returns the head and the foot of the site as they stand around a record of this request."""
    base = get_template("base.html")
    context = {"request": request, "record_url": request.path}
    for processor in base.backend.template_context_processors:
        context.update(processor(request))
    drawn = base.template.new_context(context)
    return ["".join(base.template.blocks[name](drawn)).encode() for name in FRAME]


def _without(page: bytes, frame: list[bytes]) -> bytes:
    """Returns a page with a gap in the place of its head and its foot; b"" where they do not stand there once."""
    if any(page.count(part) != 1 for part in frame) or GAP in page:
        return b""
    for part in frame:
        page = page.replace(part, GAP)
    return page


def _framed(kept: bytes, frame: list[bytes]) -> bytes:
    before, between, after = kept.split(GAP)
    return b"".join([before, frame[0], between, frame[1], after])
