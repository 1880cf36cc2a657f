"""Serves the scene to the browser tests, in a process and from a database of its own: python -m tests.browser.scenes.serve

Prints its port on one line when it is ready, and serves until its standard input closes.
"""

import logging
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

folder = tempfile.TemporaryDirectory(prefix="council-browser-")
own = Path(folder.name) / "site.sqlite3"
os.environ["TEST_DATABASE_URL"] = f"sqlite:///{own}"

import tests.environment  # noqa: E402, F401 (settles the environment before Django reads its settings)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

import django  # noqa: E402
from django.conf import settings  # noqa: E402

from tests.databases import REGISTRY, file_of, ready  # noqa: E402
from tests.once import FOLDER, once  # noqa: E402


def main():
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    logging.getLogger("django.server").setLevel(logging.ERROR)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    scene = FOLDER / "browser.sqlite3"
    once("browser", lambda: build(scene))
    shutil.copyfile(scene, own)
    shutil.copyfile(_journal_of(scene), _journal())
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


def build(scene):
    """Builds the scene in this process's database and keeps a copy for the servers of other workers."""
    from django.db import connection

    from tests.browser.scenes.scene import build_scene

    shutil.copyfile(file_of(ready(REGISTRY)), own)
    build_scene()
    connection.close()
    shutil.copyfile(own, scene)
    shutil.copyfile(_journal(), _journal_of(scene))


def _journal():
    from minutes.publication.journal_files import journal_path

    return journal_path()


def _journal_of(scene):
    """The journal of the scene: a database that has lost its journal shuts its public pages."""
    return scene.with_suffix(".journal")


if __name__ == "__main__":
    main()
