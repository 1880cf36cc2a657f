"""The floor of bench-pages: the site's addresses, and a bare Django view that returns the bytes of a page."""

from django.http import HttpResponse
from django.urls import include, path

BODIES: dict[str, bytes] = {}


def bare(request, name):
    return HttpResponse(BODIES[name])


handler400 = "council.refusals.bad_request"
urlpatterns = [path("bare/<str:name>/", bare), path("", include("council.urls"))]
