"""The site of the fuzzer behind gunicorn: `python -m tests.fuzz.served` makes it in the database of DATABASE_URL and
prints the cookies of its roles; `gunicorn tests.fuzz.served:application` serves it with plain static files."""

import json
import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# From where they lie: in a fresh clone, nobody has collected them yet.
settings.WHITENOISE_USE_FINDERS = True
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

from council.wsgi import application  # noqa: E402

__all__ = ["application"]

if __name__ == "__main__":
    from tests.fuzz.scene import cookies, make_site

    make_site()
    print(json.dumps(cookies()))
