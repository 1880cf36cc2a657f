"""python -m tests.fuzz [--requests 100000] [--seed 1]: no request, however broken, is answered by a 5xx.

On SQLite, or with TEST_DATABASE=postgresql on a PostgreSQL of its own. Ends with 1 where anything was answered by a 5xx.
"""

import argparse
import logging
import os
import sys

import tests.environment  # noqa: F401 (settles the environment before Django reads its settings)
from tests.databases import REGISTRY, new_database, ready


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    typed = parser.parse_args()
    os.environ["DATABASE_URL"] = new_database(f"fuzz{os.getpid()}", like=ready(REGISTRY))
    logging.disable()
    os.environ["DJANGO_SETTINGS_MODULE"] = "council.settings"

    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    from council.wsgi import application
    from tests.fuzz.run import fuzz
    from tests.fuzz.scene import make_site

    make_site()
    report = fuzz(application, count=typed.requests, seed=typed.seed)
    print("\n".join(report.lines()))
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
