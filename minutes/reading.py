"""Which database a public page reads: the primary, or a replica (DATABASE_REPLICA_URLS) that proved to show the same.

A replica lags, and a withdrawal must reach every reader. So each page compares the counters of what is public on the
primary with those in the snapshot of the replica that the page itself is made from, and takes the replica only where
they are equal. A position in the log would not do: the one that is readable inside a transaction lies before its commit.
What is streamed is made after the view has returned, and so after the snapshot has ended: it is read on the primary.
"""

import itertools
import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from typing import Any, TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections, transaction

# A server that was stopped answers neither yes nor no. Seconds that a page waits for one statement of a replica, and
# seconds that a replica is left alone after it failed.
PATIENCE, REST = 5, 10

Answer = TypeVar("Answer")
_database: ContextVar[str] = ContextVar("database", default=DEFAULT_DB_ALIAS)
_rests_until: dict[str, float] = {}
_turns = itertools.count()


class Router:
    """DATABASE_ROUTERS: models are read where the page is made from, and written on the primary."""

    def db_for_read(self, model, **hints) -> str:
        return _database.get()

    def db_for_write(self, model, **hints) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints) -> bool:
        return True

    def allow_migrate(self, alias, app_label, **hints) -> bool:
        return alias == DEFAULT_DB_ALIAS


class _Connection:
    """Django's connection to the database that is read now, for plain SQL."""

    def __getattr__(self, name) -> Any:
        return getattr(connections[_database.get()], name)

    def __setattr__(self, name, value) -> None:
        setattr(connections[_database.get()], name, value)


connection = _Connection()


def read_by_replica(answer: Callable[[], Answer], *, proof: Callable[[], object], shown: object) -> Answer:
    """Returns what `answer` makes: of a replica, if `proof` gives there what the primary gave (`shown`), else of the primary.

    `answer` only reads, so it is made again from the primary where a replica fails half way.
    """
    alias = _next_replica()
    if alias is None:
        return answer()
    at_replica = _database.set(alias)
    try:
        with transaction.atomic(using=alias):
            _be_impatient(alias)
            if proof() == shown:
                return answer()
    except (InterfaceError, DatabaseError):
        connections[alias].close()
        _rests_until[alias] = time.monotonic() + REST
    finally:
        _database.reset(at_replica)
    return answer()


def of_primary(question: Callable[[], Answer]) -> Answer:
    """Returns what a question is answered by the primary, whatever the page is made from."""
    at_primary = _database.set(DEFAULT_DB_ALIAS)
    try:
        return question()
    finally:
        _database.reset(at_primary)


def _next_replica() -> str | None:
    """Returns one of the replicas that do not rest, each in its turn."""
    now = time.monotonic()
    awake = [alias for alias in settings.REPLICAS if _rests_until.get(alias, 0) <= now]
    return awake[next(_turns) % len(awake)] if awake else None


def _be_impatient(alias):
    """Bounds each wait of this connection. The server's own statement_timeout is of no use where the server is stopped."""
    raw = connections[alias].connection
    raw.wait = partial(type(raw).wait, raw, timeout=PATIENCE)
