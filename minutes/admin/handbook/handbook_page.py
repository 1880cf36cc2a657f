"""The handbook: its contents, one chapter, and all chapters as one page to print. Whoever is at the desk may read it."""

from django.http import Http404

from minutes.admin.handbook.chapters import BY_SLUG, CHAPTERS, neighbours
from minutes.admin.page_frame import render_page

TITLE = "事務局の手引き"


def handbook(request):
    return _page(request, "contents", TITLE)


def handbook_chapter(request, slug: str):
    chapter = BY_SLUG.get(slug)
    if chapter is None:
        raise Http404("手引きに、この章はありません。")
    before, behind = neighbours(chapter)
    return _page(request, "chapter", chapter.title, chapter=chapter, before=before, behind=behind)


def handbook_whole(request):
    return _page(request, "whole", TITLE)


def _page(request, name, title, **context):
    """A list of all tables beside the words would only narrow them."""
    context |= {"chapters": CHAPTERS, "is_nav_sidebar_enabled": False}
    return render_page(request, f"admin/handbook/{name}.html", title, **context)
