"""What the desk says to whoever is signed in where a page is missing or not his to open: with the way back to the desk."""

from django.contrib import admin
from django.utils.cache import add_never_cache_headers

from minutes.admin.page_frame import render_page

MISSING = "このアドレスのページはありません"
NOT_ALLOWED = "この画面を開く権限がありません"


def is_at_the_desk(request) -> bool:
    """Returns whether somebody of the desk asked for a page of it. To others, the desk answers like any other page."""
    return (
        request.path_info.startswith("/admin/")
        and hasattr(request, "user")  # not where the request was refused before its session was read
        and admin.site.has_permission(request)
    )


def missing_page(request, said: str):
    """Returns the desk's page with status 404. `said` is what a page of ours says of what is missing, or empty."""
    return _refused(request, "admin/refusals/missing.html", MISSING, 404, said=said)


def not_allowed_page(request):
    """Returns the desk's page with status 403."""
    return _refused(request, "admin/refusals/not_allowed.html", NOT_ALLOWED, 403)


def _refused(request, template, title, status, **context):
    response = render_page(request, template, title, **context)
    response.status_code = status
    add_never_cache_headers(response)
    return response
