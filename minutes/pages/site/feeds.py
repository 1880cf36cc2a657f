"""Atom feeds: what one organisation, or those of one prefecture, said and brought, the newest meetings first."""

import datetime
import re

from django.http import Http404, HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils import feedgenerator

from members import registry
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.organisations.names import bearer
from minutes.pages.search.hits import Hit, hits

NEWEST = 50
EXCERPT = 500
# What XML has no way to say, and a pasted text may hold.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Feed(feedgenerator.Atom1Feed):
    """Entries without the signs that XML has no way to say: one of them would leave no feed at all.

    A feed of nothing yet was last changed when the registry begins, not at this very moment.
    """

    def add_item(self, title, link, description, **more):
        super().add_item(UNPRINTABLE.sub("", title), link, UNPRINTABLE.sub("", description), **more)

    def latest_post_date(self):
        if self.items:
            return super().latest_post_date()
        return datetime.datetime.combine(registry.BEGINNING, datetime.time(), datetime.UTC)


def organisation_feed(request, code):
    """What an organisation did, and those that it came from."""
    kin = registry.kin(code)
    generations = list(Organisation.objects.filter(key=code))
    if not generations:
        raise Http404("この番号の団体はありません。")
    name = bearer(*generations).name
    found = Passage.objects.of_organisations(kin.own | kin.before)
    return _answer(request, f"{name}の発言・発表", reverse("pages:organisation", args=[code]), found)


def prefecture_feed(request, number):
    if number not in PREFECTURES:
        raise Http404("その番号の都道府県はありません。")
    found = Passage.objects.of_organisations(Organisation.objects.filter(prefecture=number).values("key"))
    title = f"{PREFECTURES[number].name}の団体の発言・発表"
    return _answer(request, title, reverse("pages:prefecture", args=[number]), found)


def _answer(request, title, page, found):
    """Two queries beside those of the caller, however many entries there are."""
    feed = Feed(
        title=title,
        link=request.build_absolute_uri(page),
        feed_url=request.build_absolute_uri(request.path),
        description=None,
        language="ja",
    )
    for hit in hits(found[:NEWEST]):
        feed.add_item(**_entry(request, hit))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _entry(request, hit: Hit) -> dict:
    passage = hit.passage
    meeting = request.build_absolute_uri(reverse("pages:meeting", args=[passage.address]))
    link = f"{meeting}#u{passage.number}"
    text = passage.text if len(passage.text) <= EXCERPT else f"{passage.text[:EXCERPT]}…"
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
