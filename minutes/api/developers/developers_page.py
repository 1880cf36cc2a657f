"""/developers/: what programs can read here, and how. Made from the OpenAPI document, with examples of this site."""

from django.conf import settings
from django.shortcuts import render

from minutes.api.developers.document_reader import objects_in, operations_in
from minutes.api.developers.examples import example_addresses
from minutes.api.open_api import api
from minutes.api.problems import DESCRIBED, SAID
from minutes.pages.caching import cached_by_etag
from minutes.pages.dependencies import of_site
from minutes.pages.methods import answering
from minutes.pages.site_root import site_root


def _developers(request):
    document = api.get_openapi_schema()
    operations = operations_in(document)
    context = {
        "site": site_root(request),
        "operations": operations,
        "objects": objects_in(document),
        "examples": example_addresses(operations),
        "problems": [(status, *SAID[status]) for status in (*DESCRIBED, 500)],
        "a_minute": settings.API_REQUESTS_A_MINUTE,
    }
    return render(request, "developers/developers.html", context)


developers = answering(cached_by_etag(_developers, of_site))
