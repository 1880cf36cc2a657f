"""Template filter that names the kind of a handout's file: {% load file_kind_names %} {{ file.type|file_kind }}"""

from django import template

from minutes.files.file_kinds import KIND_NAMES

register = template.Library()


@register.filter
def file_kind(media_type: str) -> str:
    """Returns PDF for application/pdf, and a media type that the program does not know as it is."""
    return KIND_NAMES.get(media_type, media_type)
