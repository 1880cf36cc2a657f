"""Rewrites what Citus keeps of the passages on other machines, as purge does on this one."""

from django.db import connection

from minutes.keeping.shards.plan import TABLE

# The oldest transaction that this machine may still show somebody something of, and how many look at older states.
OLDEST = """
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text || ' ' || (
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL))
"""
# VACUUM's own report stays on the machine that runs it. It writes down how many rows it copied, which counts dead ones
# that somebody may still see; the others can be counted. As real, since the first number is kept as one.
DEAD_ROWS = """
    SELECT greatest(0, reltuples - (SELECT count(*) FROM %1$s)::real)::bigint
    FROM pg_class WHERE oid = '%1$s'::regclass
"""


class NotPurged(Exception):
    """What could not be purged and what to do about it; the message is one line for the administrator."""


def current_transactions() -> dict[str, int]:
    """Returns the ID of a transaction that is over, of each machine. Everything committed before has a lower one."""
    return {node: int(told) for node, told in _on_workers("SELECT pg_current_xact_id()::text").items()}


def is_any_seen(deleted_before: dict[str, int]) -> bool:
    """Returns whether somebody may see rows that were deleted before these transactions, on any machine."""
    told = {node: [int(number) for number in line.split()] for node, line in _on_workers(OLDEST).items()}
    return any(
        oldest <= deleted_before.get(node, oldest) or others for node, (oldest, others) in told.items()
    )


def dead_rows() -> int:
    """Returns how many deleted rows the shards still hold after VACUUM FULL, because somebody may see them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT success, result FROM run_command_on_shards(%s, %s)", [TABLE, DEAD_ROWS])
        told = cursor.fetchall()
    _refuse([result for success, result in told if not success])
    return sum(int(result) for _, result in told)


def purge_statistics() -> None:
    """Rewrites the statistics, which hold the commonest values of each column, and lets nothing wait for the disk. Only
    the administrator of the databases may: VACUUM warns anybody else and does nothing."""
    for command in ("VACUUM FULL pg_catalog.pg_statistic", "CHECKPOINT"):
        _on_workers(command)


def _on_workers(command) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nodename || ':' || nodeport, success, result FROM run_command_on_workers(%s)", [command]
        )
        told = cursor.fetchall()
    _refuse([f"{node}: {result}" for node, success, result in told if not success])
    return {node: result for node, _, result in told}


def _refuse(errors):
    if errors:
        raise NotPurged(f"分けた先の機械でできませんでした: {errors[0]}")
