"""The state that a dump is made of: read in one snapshot, and asked again when the dump is published."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from minutes.models import JournalState, PublicState


@dataclass(frozen=True)
class DumpState:
    """Under which withdrawals (their counter) and in which epoch of the database something is made, and whether its pages
    are shut."""

    epoch: str
    withdrawn: int
    why_shut: PublicState.Shut


def state_now() -> DumpState:
    counters = dict(PublicState.objects.values_list("subject", "changes"))
    return DumpState(
        epoch=JournalState.objects.values_list("epoch", flat=True).first() or "",
        withdrawn=counters.get(PublicState.Subject.WITHDRAWN, 0),
        why_shut=PublicState.Shut(counters.get(PublicState.Subject.SHUT, PublicState.Shut.OPEN)),
    )


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything that is read within is of one moment, however long it takes; others may go on writing.

    Within a transaction, what is read is of that one (SQLite), or as it isolates (PostgreSQL).
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _deferred():
            yield
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def _deferred():
    """Django begins every transaction on SQLite as a writer's (SQLITE_OPTIONS), for which all others would wait."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
