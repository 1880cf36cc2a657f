"""The fixtures and hooks of every test: the database with the registry, the shared records, the order of the tests."""

import gc
import os
import sqlite3
import threading
from contextlib import closing
from itertools import filterfalse, islice
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import override_settings
from hypothesis import HealthCheck, settings

from tests.databases import REGISTRY, file_of, new_database, on_postgresql, ready
from tests.journal import journal_as_it_was

SHARED = Path(__file__).resolve().parents[2] / "shared"

# `make quick`: ten examples of each law instead of a hundred (more or fewer by tests/texts.py), and one case of each
# table of cases. No law fails by the clock: on a busy machine, making up an example can take a second.
QUICK = bool(os.environ.get("QUICK"))
settings.register_profile(
    "council",
    max_examples=10 if QUICK else 100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("council")


def pytest_configure(config):
    """Makes the databases while the workers of xdist start and collect."""
    if getattr(config.option, "numprocesses", None):
        threading.Thread(target=ready, args=[REGISTRY], daemon=True).start()


def pytest_collection_modifyitems(config, items):
    """Leaves out, on PostgreSQL, every test that touches no database: it has just run on SQLite."""
    touching = {item for item in items if item.get_closest_marker("django_db") or "db" in item.fixturenames}
    if on_postgresql():
        leave_out(config, items, [item for item in items if item not in touching])
    if QUICK:
        leave_out(config, items, list(all_cases_but_the_first(items)))
    items[:] = distributed(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")), touching)


def leave_out(config, items, deselected):
    config.hook.pytest_deselected(items=deselected)
    deselected = set(deselected)
    items[:] = [item for item in items if item not in deselected]


def all_cases_but_the_first(items):
    functions = set()
    for item in items:
        function = item.nodeid.partition("[")[0]
        if function in functions:
            yield item
        functions.add(function)


def distributed(items, workers, touching):
    """Yields the tests in the order in which the workers take them.

    xdist cuts the list into one piece for each worker. Each piece begins with its part of the long tests, so that no
    worker is left with one at the end, and among these with the ones that need no database: it is still being made.
    """
    long = list(filter(is_long, items))
    rest = filterfalse(is_long, items)
    for worker in range(workers):
        first = share([item for item in long if item not in touching], worker, workers)
        first += share([item for item in long if item in touching], worker, workers)
        yield from first
        yield from islice(rest, max(0, len(share(items, worker, workers)) - len(first)))


def share(items, worker, workers):
    """Returns one worker's part: neighbours, which share the scene of their module."""
    return items[len(items) * worker // workers : len(items) * (worker + 1) // workers]


def is_long(item):
    return item.get_closest_marker("long") is not None


def pytest_collection_finish():
    """Lets the garbage collector run less often, and never over what collection has made: that lives to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session", autouse=True)
def plain_static_files():
    """Overrides the settings instead of changing them: what was already made of them is then made anew."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=django_settings.STORAGES | {"staticfiles": plain},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True)
def no_page_is_kept(monkeypatch):
    """Keeps no page from test to test: the rollback takes back the counters by which kept pages are told apart."""
    from minutes.pages import caching

    monkeypatch.setattr(caching.body_cache, "limit", 0)
    forget_what_pages_saw()


def forget_what_pages_saw():
    from minutes.pages import caching, remembered

    caching.body_cache.withdrawn = None
    caching.highest_seen.clear()
    remembered.forget()


@pytest.fixture(autouse=True)
def no_download_is_open(monkeypatch):
    """Django's client closes a download that was read to its end; one that was not keeps its place until it is collected."""
    from minutes.pages import streaming

    monkeypatch.setattr(streaming, "places", threading.BoundedSemaphore(streaming.AT_ONCE))


@pytest.fixture(autouse=True)
def no_old_journal():
    with journal_as_it_was():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Gives each process a copy of the database with the registry, on SQLite in memory. Tests roll back to it."""
    from django.db import connection

    like = ready(REGISTRY)
    with django_db_blocker.unblock():
        if on_postgresql():
            name = f"tests{os.getpid()}"
            new_database(name, like=like)
            connection.settings_dict["NAME"] = django_settings.DATABASES["default"]["NAME"] = name
            connection.close()
        else:
            # In memory: no setting may ask for that, so no file is left where a path was forgotten.
            connection.settings_dict["NAME"] = django_settings.DATABASES["default"]["NAME"] = ":memory:"
            connection.connect()
            with closing(sqlite3.connect(file_of(like))) as origin:
                origin.backup(connection.connection)
    yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="module")
def rows_of_module(django_db_setup, django_db_blocker):
    """Lets a module-scoped fixture write rows, which are rolled back after the last test of the module.

    Every test of the module finds these rows as they were written: what a test writes itself is rolled back after it.
    Objects in memory are not: a fixture that returns rows to tests that write gets them from the database each time.
    A test with `django_db(transaction=True)` cannot stand in such a module: it commits, and flushes the tables.
    """
    from django.db import transaction

    # Before any fixture of one test: what the module before has seen would shut the pages that this one asks for.
    forget_what_pages_saw()
    with journal_as_it_was(), django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def shared():
    """Returns the folder of real records and tables beside the project. A clone has none: the test is skipped."""
    if not SHARED.is_dir():
        pytest.skip("../shared がないので、実際の記録を使う試験は行いません")
    return SHARED


@pytest.fixture(scope="session")
def real_text(shared):
    return (shared / "records" / "joho-kokan-kaigi-2012-10-23.txt").read_text(encoding="utf-8")
