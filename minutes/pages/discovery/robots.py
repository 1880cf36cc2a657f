"""/robots.txt (RFC 9309): which addresses a crawler leaves alone, and where the sitemap is."""

from django.http import HttpResponse
from django.urls import reverse

# What has no end of addresses, or costs much to make and says nothing that the public pages do not say. The pages of
# older editions and of a day are not here: a crawler must open them to read that they are not to be listed (noindex).
LEFT_ALONE = (
    "/admin/",
    "/search/?",
    "/search/hits.",
    "/meetings/*?q=",
    "/meetings/*/compare/",
    "/meetings/*/report/",
)


def robots(request):
    sitemap = request.build_absolute_uri(reverse("pages:sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in LEFT_ALONE), "", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
