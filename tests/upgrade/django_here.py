"""Django with the settings of the folder that a process runs in."""

import os


def begin() -> None:
    """Static files bear their plain names: a stylesheet that changed changes no page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
    import django
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
