"""Template filter for a handout's file: {% load handouts %} {{ file.type|file_kind }}"""

from django import template

from minutes.files.file_kinds import NAMES

register = template.Library()


@register.filter
def file_kind(kind: str) -> str:
    """PDF for application/pdf; a type of which nothing is known as it is."""
    return NAMES.get(kind, kind)
