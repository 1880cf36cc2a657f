"""The template context processor for facts about the site."""

from django.conf import settings


def site(request):
    """Returns the name of the site, for every template."""
    return {"site_name": settings.SITE_NAME}
