"""A server for the browser tests, in a process and with a database of its own: python -m tests.browser.serve

Prints its port on one line when the scene stands, and serves until its standard input closes.
"""

import logging
import os
import sys
import tempfile
import threading
from pathlib import Path

folder = tempfile.TemporaryDirectory(prefix="council-browser-")
os.environ["TEST_DATABASE_URL"] = f"sqlite:///{Path(folder.name) / 'site.sqlite3'}"

import tests.environment  # noqa: E402, F401 (settles the environment before Django reads its settings)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

import django  # noqa: E402
from django.conf import settings  # noqa: E402


def main():
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    logging.getLogger("django.server").setLevel(logging.ERROR)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    from members.registry import load_registry
    from tests.browser.scene import build_scene

    call_command("migrate", verbosity=0)
    load_registry()
    build_scene()
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
