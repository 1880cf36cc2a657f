"""Template filter that names a meeting, or a row of one: {% load record_names %} {{ meeting|named }}"""

from django import template

from minutes.desk.workflow.meeting_titles import record_name

register = template.Library()


@register.filter
def named(row) -> str:
    return record_name(row)
