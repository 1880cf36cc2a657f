"""An Atom feed (RFC 4287) of entries, each of which is known by the same name for ever."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils import feedgenerator

from members import registry
from minutes.exports.xml_text import valid_xml_text
from minutes.pages.feeds.site_identity import SiteIdentity


@dataclass(frozen=True)
class Entry:
    """name: what it tells of; the same name is the same entry, also in another feed. path: where it is read.

    published, updated: when this very entry first was public, and when it last changed.
    """

    name: tuple[str | int, ...]
    title: str
    path: str
    text: str
    published: datetime.datetime
    updated: datetime.datetime


class Feed(feedgenerator.Atom1Feed):
    """An Atom feed whose entries leave out the characters that XML cannot hold: a single one makes the feed unreadable.

    An empty feed was last changed on the registry's first day, so that it does not differ from request to request.
    """

    def add_item(self, title, link, description, **more):
        super().add_item(valid_xml_text(title), link, valid_xml_text(description), **more)

    def latest_post_date(self):
        if self.items:
            return super().latest_post_date()
        return datetime.datetime.combine(registry.BEGINNING, datetime.time(), datetime.UTC)


def atom_answer(request, *, name: tuple, title: str, page: str, entries: Iterable[Entry]) -> HttpResponse:
    """Returns the answer that is a feed. `name`: what the feed itself is known by. `page`: the path of its page."""
    site = SiteIdentity()
    feed = Feed(
        title=valid_xml_text(title),
        link=request.build_absolute_uri(page),
        feed_url=request.build_absolute_uri(),
        feed_guid=site.id_of("feed", *name).urn,
        description=None,
        language="ja",
        author_name=settings.SITE_NAME,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=request.build_absolute_uri(entry.path),
            unique_id=site.id_of(*entry.name).urn,
            description=linebreaksbr(entry.text, autoescape=True),
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
