"""/robots.txt (RFC 9309): which addresses a crawler leaves alone, and where the sitemap is."""

from django.http import HttpResponse
from django.urls import reverse

# What has no end of addresses, or costs much to make and says nothing that the public pages do not say. The pages of
# older editions and of a day are not here: a crawler must open them to read that they are not to be listed (noindex).
LEFT_ALONE = (
    "/admin/",
    "/api/",
    "/dumps/*/",
    "/organisations/*/remarks.csv",
    "/organisations/*/remarks/?",
    "/search/?",
    "/search/feed/?",
    "/search/hits.",
    "/meetings/*?q=",
    "/meetings/*/cite.",
    "/meetings/*/compare/",
    "/meetings/*/report/",
)


# Of these, what says to programs that find a site what there is to read.
FOUND = ("/api/v1/openapi.json",)


def robots(request):
    sitemap = request.build_absolute_uri(reverse("pages:sitemap"))
    rules = [*(f"Disallow: {path}" for path in LEFT_ALONE), *(f"Allow: {path}" for path in FOUND)]
    lines = ["User-agent: *", *rules, "", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
