"""What every test finds: the registry loaded, static files unhashed, the shared records or a skip."""

import os
from pathlib import Path

import pytest
from django.conf import settings as django_settings

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, run what touches a database; the rest has just run on SQLite."""
    if os.environ.get("TEST_DATABASE") != "postgresql":
        return
    touching = [item for item in items if item.get_closest_marker("django_db") or "db" in item.fixturenames]
    config.hook.pytest_deselected(items=[item for item in items if item not in touching])
    items[:] = touching


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

    monkeypatch.setattr(caching.bodies, "limit", 0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the registry once a test database; tests roll back to it."""
    from members.registry import load_registry

    with django_db_blocker.unblock():
        load_registry()


@pytest.fixture
def shared():
    """The folder of real records and tables beside the project; a clone of one's own has none."""
    if not SHARED.is_dir():
        pytest.skip("../shared がないので、実際の記録を使う試験は行いません")
    return SHARED


@pytest.fixture
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
