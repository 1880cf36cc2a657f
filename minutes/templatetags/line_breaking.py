"""Template filter for where the lines of a title may not break: {% load line_breaking %} {{ title|unbroken }}"""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# 第2回, 平成23年度 and 10月 stay whole; so does a short word between spaces. Longer ones must break on a telephone.
COUNTED = re.compile(r"((?:第|平成|令和|昭和|大正)?[0-9０-９元]+(?:年度?|回|期|号|次|月|日|版|件|団体)?)")
SHORT = 9


@register.filter
def unbroken(title: str) -> SafeString:
    """Returns a title as HTML in which short words, and numbers with their counters, are spans that never break."""
    return mark_safe(" ".join(_word(word) for word in title.split(" ")))


def _word(word):
    if 1 < len(word) <= SHORT:
        return _whole(word)
    pieces = COUNTED.split(word)
    return "".join(
        _whole(piece) if index % 2 else conditional_escape(piece) for index, piece in enumerate(pieces)
    )


def _whole(piece):
    return f'<span class="num">{conditional_escape(piece)}</span>'
