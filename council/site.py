"""The template context processor for facts about the site."""

from django.conf import settings

from council.version import VERSION


def site(request):
    """Returns the name of the site, its licence and the version of the program, for every template."""
    return {"site_name": settings.SITE_NAME, "licence": settings.LICENCE, "program_version": VERSION}
