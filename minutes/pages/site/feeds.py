"""Atom feeds: what one organisation, or those of one prefecture, said and brought, the newest meetings first."""

import datetime

from django.http import Http404, HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils import feedgenerator

from members import registry
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.exports.xml_text import valid_xml_text
from minutes.models import Passage
from minutes.pages.organisations.names import bearer_of
from minutes.pages.remembered import relations
from minutes.pages.search.hits import Hit, hits_of

MAX_ENTRIES = 50
EXCERPT_LENGTH = 500


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


def organisation_feed(request, code):
    """What an organisation and its predecessors did."""
    kin = relations().kin(code)
    generations = list(Organisation.objects.filter(key=code))
    if not generations:
        raise Http404("この番号の団体はありません。")
    name = bearer_of(*generations).name
    passages = Passage.objects.of_organisations(kin.own | kin.before)
    return _feed_response(
        request, f"{name}の発言・発表", reverse("pages:organisation", args=[code]), passages
    )


def prefecture_feed(request, number):
    if number not in PREFECTURES:
        raise Http404("その番号の都道府県はありません。")
    passages = Passage.objects.of_organisations(Organisation.objects.filter(prefecture=number).values("key"))
    title = f"{PREFECTURES[number].name}の団体の発言・発表"
    return _feed_response(request, title, reverse("pages:prefecture", args=[number]), passages)


def _feed_response(request, title, page, passages):
    """Two queries beside those of the caller, however many entries there are."""
    feed = Feed(
        title=title,
        link=request.build_absolute_uri(page),
        feed_url=request.build_absolute_uri(request.path),
        description=None,
        language="ja",
    )
    for hit in hits_of(passages[:MAX_ENTRIES]):
        feed.add_item(**_entry(request, hit))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _entry(request, hit: Hit) -> dict:
    passage = hit.passage
    link = request.build_absolute_uri(hit.path)
    is_short = len(passage.text) <= EXCERPT_LENGTH
    text = passage.text if is_short else f"{passage.text[:EXCERPT_LENGTH]}…"
    sample = "（見本）" if hit.meeting.is_sample else ""
    title = f"{passage.label}　{passage.get_role_display()}　{hit.meeting.title}{sample}"
    return {
        "title": title,
        "link": link,
        "unique_id": link,
        "description": linebreaksbr(text, autoescape=True),
        "updateddate": hit.meeting.published_at,
        "pubdate": hit.meeting.published_at,
    }
