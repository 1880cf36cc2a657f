"""Template tags of the handbook: {% load handbook %} {% page_help %} {% picture "steps" "alternative text" %}"""

from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from minutes.admin.handbook.help_of_pages import help_of

register = template.Library()

# In a PNG, width and height are two numbers of four bytes in the first chunk.
SIZE_OF_PNG = slice(16, 24)


class PictureMissing(Exception):
    pass


@register.simple_tag(takes_context=True)
def page_help(context) -> str | SafeString:
    """Returns the link to the chapter that explains the page; nothing where nobody is signed in, or none is needed.

    It opens beside the page, since a form may be half filled in.
    """
    if not context.get("has_permission"):
        return ""
    match = context["request"].resolver_match
    chapter = help_of(match.url_name if match else None)
    if chapter is None:
        return ""
    return format_html(
        '<p class="desk-help"><a href="{}" target="_blank" rel="noopener">？ 手引き：{}<span class="vh">（別の画面で開きます）</span></a></p>',
        reverse("handbook_chapter", args=[chapter.slug]),
        chapter.title,
    )


@register.simple_tag
def picture(name: str, alternative: str) -> SafeString:
    """Returns a picture of a page of the desk with its size. Raises PictureMissing where there is none of that name."""
    path = f"handbook/{name}.png"
    width, height = _size(path)
    return format_html(
        '<figure class="desk-figure"><img src="{}" alt="{}" width="{}" height="{}"></figure>',
        static(path),
        alternative,
        width,
        height,
    )


@register.simple_tag(takes_context=True)
def way(context, words: str, page: str, right: str = "") -> str | SafeString:
    """Returns the words as a link to a page of the desk, to whoever may open it; else the words alone."""
    if right and not context["request"].user.has_perm(right):
        return words
    return format_html('<a href="{}">{}</a>', reverse(page), words)


@cache
def _size(path: str) -> tuple[int, int]:
    found = finders.find(path)
    if found is None:
        raise PictureMissing(f"static/{path}: make pictures")
    size = Path(found).read_bytes()[SIZE_OF_PNG]
    return int.from_bytes(size[:4]), int.from_bytes(size[4:])
