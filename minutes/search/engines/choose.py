"""Chooses the engine: the one that SEARCH_ENGINE names, else the index that the database itself keeps."""

from functools import cache
from typing import cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from minutes.reading import connection
from minutes.search.engines import postgresql, sqlite
from minutes.search.engines.engine import Engine
from minutes.search.engines.sql_engine import SqlEngine

DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}
OF_DATABASES: dict[str, Engine] = {vendor: SqlEngine(dialect) for vendor, dialect in DIALECTS.items()}


def engine() -> Engine:
    """Returns the engine in use. Raises ImproperlyConfigured where SEARCH_ENGINE names none."""
    return _named(settings.SEARCH_ENGINE) if settings.SEARCH_ENGINE else OF_DATABASES[connection.vendor]


def narrow_passages() -> str:
    """Returns the table of passages as it is named where an index of it is read and no row: for SQL over the passages."""
    return DIALECTS[connection.vendor].NARROW_PASSAGES


@cache
def _named(path: str) -> Engine:
    try:
        return cast(Engine, import_string(path)())
    except (ImportError, TypeError) as error:
        raise ImproperlyConfigured(f"SEARCH_ENGINE: 検索エンジン {path} を使えません。") from error
