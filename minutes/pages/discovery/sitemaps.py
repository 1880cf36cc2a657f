"""/sitemap.xml and the files that it names (sitemaps.org 0.9), for search engines."""

from io import StringIO

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from minutes.pages.discovery import sitemap_parts
from minutes.pages.site_root import site_root
from minutes.search.analysis.cursor import read_cursor, write_cursor

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(request):
    """The index: each part of each list, by the first key in it."""
    paths = [reverse("pages:sitemap_site")]
    paths += [reverse("pages:sitemap_meetings", args=[first]) for first in sitemap_parts.first_addresses()]
    paths += [reverse("pages:sitemap_organisations", args=[first]) for first in sitemap_parts.first_codes()]
    paths += [
        reverse("pages:sitemap_remarks", args=[write_cursor(first)])
        for first in sitemap_parts.first_sort_keys()
    ]
    return _answer(request, "sitemapindex", "sitemap", [sitemap_parts.Place(path) for path in paths])


def sitemap_site(request):
    return _part(request, sitemap_parts.site_places())


def sitemap_meetings(request, address):
    return _part(request, sitemap_parts.meeting_places(address))


def sitemap_organisations(request, code):
    return _part(request, sitemap_parts.organisation_places(code))


def sitemap_remarks(request, first):
    """The key that begins the part is written as the cursors of a search write theirs, so that it may change."""
    key = read_cursor(first)
    return _part(request, [] if key is None else sitemap_parts.remark_places(key))


def _part(request, places):
    """A file must name an address at least."""
    if not places:
        raise Http404("このアドレスのサイトマップはありません。")
    return _answer(request, "urlset", "url", places)


def _answer(request, whole, one, places):
    root, written = site_root(request), StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement(whole, {"xmlns": NAMESPACE})
    for place in places:
        xml.startElement(one, {})
        xml.addQuickElement("loc", f"{root}{place.path}")
        if place.changed_at:
            xml.addQuickElement("lastmod", timezone.localtime(place.changed_at).isoformat(timespec="seconds"))
        xml.endElement(one)
    xml.endElement(whole)
    return HttpResponse(written.getvalue(), content_type="application/xml; charset=utf-8")
