"""Takes the table of passages apart by meetings, over the machines of Citus (docs/scale.md)."""

from django.db import DatabaseError, connection, transaction

from minutes.keeping.living_database import applied_migrations
from minutes.keeping.shards.plan import TABLE, Constraint, steps

NO_POSTGRESQL = "PostgreSQL ではないので、会議ごとに分けられません。何も変えていません。"
NO_CITUS = (
    "このデータベースには拡張 citus が入っていないので、会議ごとに分けられません。何も変えていません。"
    "データベースの管理者が CREATE EXTENSION citus をしてから、もう一度打ってください（docs/scale.md）。"
)
REFUSED = "PostgreSQL に断られたので、何も変えていません: {}"
CONSTRAINTS = """
    SELECT conname, contype::text, ARRAY(
        SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS part(number, place)
        JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place
    )
    FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'f')
    ORDER BY contype = 'f', contype, conname
"""


class NotDistributed(Exception):
    """Why the table stays as it is; the message is one line for the administrator."""


def distribute() -> list[str]:
    """Does whatever is left to be done and returns it, step by step; nothing where the table is distributed already.

    One transaction: all of it or nothing. Writers and readers of passages wait meanwhile. Raises NotDistributed where the
    database is no PostgreSQL with Citus, and BackupRefused where it is no site's or not migrated.
    """
    if connection.vendor != "postgresql":
        raise NotDistributed(NO_POSTGRESQL)
    if not is_citus_installed():
        raise NotDistributed(NO_CITUS)
    applied_migrations()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            left = steps(_constraints(cursor), is_distributed=is_distributed())
            for step in left:
                cursor.execute(step.statement)
    except DatabaseError as error:
        raise NotDistributed(REFUSED.format(str(error).splitlines()[0])) from error
    return [step.done for step in left]


def is_citus_installed() -> bool:
    return _asked("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')")


def is_distributed() -> bool:
    """Returns whether Citus keeps the table of passages. Where there is no Citus, there is no list to look into."""
    return (
        connection.vendor == "postgresql"
        and is_citus_installed()
        and _asked(
            "SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = to_regclass(%s))", TABLE
        )
    )


def _asked(question, *params) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, params)
        return cursor.fetchone()[0]


def _constraints(cursor):
    cursor.execute(CONSTRAINTS, [TABLE])
    return [Constraint(name, kind, tuple(columns)) for name, kind, columns in cursor.fetchall()]
