"""Template filter that names a meeting, or a row of one: {% load meeting_names %} {{ meeting|named }}"""

from django import template

from minutes.admin.meeting_summary import record_name

register = template.Library()


@register.filter
def named(row) -> str:
    return record_name(row)
