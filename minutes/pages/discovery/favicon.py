"""/favicon.ico: what programs ask for that read no page, and browsers that draw no SVG."""

from django.shortcuts import redirect
from django.templatetags.static import static


def favicon(request):
    """Leads to the file among the static ones, which has its own name and cache with each release."""
    response = redirect(static("icon.ico"))
    response["Cache-Control"] = "max-age=86400"
    return response
