"""Template filters for words that are marked: {% load marks %} {{ hit.pieces|with_marks }}, before|marked:after"""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from minutes.compare.text_diff import excerpt, text_diff

register = template.Library()


@register.filter
def with_marks(pieces) -> SafeString:
    """Pieces of a text, (words, whether they were looked for): those that were in <mark>."""
    return mark_safe(
        "".join(f"<mark>{escape(one)}</mark>" if found else escape(one) for one, found in pieces)
    )


@register.filter
def marked(before: str, after: str):
    """The pieces of both, shortly: what is the same far from a change is left out."""
    return excerpt(text_diff(before, after), around=40)
