"""Template filters that highlight words: {% load highlighting %} {{ hit.pieces|highlighted }} and diff_excerpt."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from minutes.compare.text_diff import excerpt, text_diff

register = template.Library()

MARKED = {
    "removed": '<del><span class="vh">［削除］</span>{}<span class="vh">［削除終わり］</span></del>',
    "added": '<ins><span class="vh">［追加］</span>{}<span class="vh">［追加終わり］</span></ins>',
}


@register.filter
def highlighted(pieces) -> SafeString:
    """Returns the HTML of a text given as pieces (text, whether the search matched it), matches in <mark>."""
    return mark_safe(
        "".join(f"<mark>{escape(text)}</mark>" if match else escape(text) for text, match in pieces)
    )


@register.filter
def text_difference(pieces) -> SafeString:
    """Returns the HTML of a difference: what went in <del>, what came in <ins>, each named for a screen reader."""
    return mark_safe("".join(MARKED.get(piece.kind, "{}").format(escape(piece.text)) for piece in pieces))


@register.filter
def diff_excerpt(before: str, after: str):
    """Returns the pieces of the difference of two texts, without the unchanged text far from a change."""
    return excerpt(text_diff(before, after), around=40)
