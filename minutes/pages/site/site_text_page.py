"""The pages that a public site owes its readers: what it is, terms of reuse, accessibility, privacy, contact."""

from django.shortcuts import render

from minutes.models import SiteText
from minutes.pages.site import prose


def site_text(request, page):
    """One of SiteText's pages; a database without its row shows the text that the page begins with."""
    text = SiteText.objects.filter(page=page).first() or SiteText(page=page)
    shown = [
        (
            chapter.title,
            [(part.paragraph and prose.pieces(part.paragraph), _points(part)) for part in chapter.parts],
        )
        for chapter in prose.chapters(text.words)
    ]
    return render(request, "site/site_text.html", {"title": text.get_page_display(), "chapters": shown})


def _points(part):
    return [prose.pieces(point) for point in part.points]
