"""What every page may say about the site itself."""

from django.conf import settings


def site(request):
    """Template context: the name of the site."""
    return {"site_name": settings.SITE_NAME}
