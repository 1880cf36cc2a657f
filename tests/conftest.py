"""What every test finds: the registry loaded, static files unhashed, the shared records or a skip."""

import gc
import os
import sqlite3
import threading
from contextlib import closing
from itertools import filterfalse, islice
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from tests.databases import REGISTRY, file_of, new_database, on_postgresql, ready

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_configure(config):
    """The databases are made while the workers of xdist start and collect."""
    if getattr(config.option, "numprocesses", None):
        threading.Thread(target=ready, args=[REGISTRY], daemon=True).start()


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, run what touches a database; the rest has just run on SQLite."""
    touching = {item for item in items if item.get_closest_marker("django_db") or "db" in item.fixturenames}
    if on_postgresql():
        config.hook.pytest_deselected(items=[item for item in items if item not in touching])
        items[:] = [item for item in items if item in touching]
    items[:] = shared_out(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")), touching)


def shared_out(items, workers, touching):
    """xdist cuts the list into one piece for each worker. Each piece begins with its part of the long ones, so that
    none is left to one worker at the end, and of these with what can run while the databases are being made."""
    long = sorted(filter(is_long, items), key=lambda item: item in touching)
    rest = filterfalse(is_long, items)
    for worker in range(workers):
        first = long[worker::workers]
        size = len(items) * (worker + 1) // workers - len(items) * worker // workers
        yield from first
        yield from islice(rest, size - len(first))


def is_long(item):
    return item.get_closest_marker("long") is not None


def pytest_collection_finish():
    """What stands now stands to the end: garbage is sought among the younger, and less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session", autouse=True)
def plain_static_files():
    django_settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def no_page_is_kept(monkeypatch):
    """A test's rows are rolled back, and the counters that tell pages apart with them."""
    from minutes.pages import caching

    monkeypatch.setattr(caching.body_cache, "limit", 0)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of the database with the registry, a process; tests roll back to it. On SQLite it is in memory."""
    from django.db import connection

    like = ready(REGISTRY)
    with django_db_blocker.unblock():
        if on_postgresql():
            name = f"tests{os.getpid()}"
            new_database(name, like=like)
            connection.settings_dict["NAME"] = django_settings.DATABASES["default"]["NAME"] = name
            connection.close()
        else:
            connection.connect()
            with closing(sqlite3.connect(file_of(like))) as origin:
                origin.backup(connection.connection)
    yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="module")
def rows_of_module(django_db_setup, django_db_blocker):
    """For a fixture of a module that writes rows: all tests of the module find them, none leaves its own behind."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def shared():
    """The folder of real records and tables beside the project; a clone of one's own has none."""
    if not SHARED.is_dir():
        pytest.skip("../shared がないので、実際の記録を使う試験は行いません")
    return SHARED


@pytest.fixture(scope="session")
def real_text(shared):
    return (shared / "records" / "joho-kokan-kaigi-2012-10-23.txt").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def empty_index(request, django_db_blocker):
    """A test that commits ends with a flush of all tables of models; the index of SQLite is none of them."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        from minutes.search.index import backend

        with django_db_blocker.unblock():
            backend().empty()
