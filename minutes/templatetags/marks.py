"""Template filter for two wordings: {% load marks %} {% include "_marked.html" with pieces=before|marked:after %}"""

from django import template

from minutes.publication.marks import excerpt, marks

register = template.Library()


@register.filter
def marked(before: str, after: str):
    """The pieces of both, shortly: what is the same far from a change is left out."""
    return excerpt(marks(before, after), around=40)
