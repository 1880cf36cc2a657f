"""The frame of the pages that Django's admin does not make itself: site header, title, what the page is about, the way back."""

from django.contrib import admin
from django.template.response import TemplateResponse

from minutes.admin.way_back import way_back


def render_page(request, template: str, title: str, *, subject=None, **context) -> TemplateResponse:
    """Returns a page of the admin. `subject` is the row that the page is about, if there is one."""
    frame = admin.site.each_context(request) | {"title": title, "back": way_back(request)}
    if subject is not None:
        frame |= {"subtitle": str(subject), "opts": subject._meta}
    return TemplateResponse(request, template, frame | context)
