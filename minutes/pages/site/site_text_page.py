"""The pages that a public site owes its readers: what it is, terms of reuse, accessibility, privacy, contact."""

from django.conf import settings
from django.shortcuts import render

from minutes.models import SiteText
from minutes.pages.site.prose import Chapter, split_chapters, split_links


def site_text(request, page):
    """One of SiteText's pages; where the database has no row for it, the text that the program ships with."""
    text = SiteText.objects.filter(page=page).first() or SiteText(page=page)
    chapters = split_chapters(text.words)
    if page == SiteText.Page.TERMS:
        chapters.insert(0, _licence_chapter(settings.LICENCE))
    linked = [(chapter.title, [_linked(part) for part in chapter.parts]) for chapter in chapters]
    return render(request, "site/site_text.html", {"title": text.get_page_display(), "chapters": linked})


def _licence_chapter(licence):
    """Returns what the setting says, which no text of the site's own can leave out."""
    return Chapter("ライセンス", [licence.japanese_name, licence.conditions, licence.url])


def _linked(part):
    """Returns (paragraph, points of a list), one of them empty, each text split into words and links."""
    return part.paragraph and split_links(part.paragraph), [split_links(point) for point in part.points]
