"""/developers/: what programs can read here, and how. Made from the OpenAPI document."""

from django.shortcuts import render

from minutes.pages.caching import cached_by_etag
from minutes.pages.dependencies import of_site


def _developers(request):
    return render(request, "developers/developers.html", {})


developers = cached_by_etag(_developers, of_site)
