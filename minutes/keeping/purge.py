"""What was erased leaves the files of the database too: freed pages, index segments, statistics, the log."""

import re
import time

from django.db import connection

# Seconds.
PATIENCE = 60
READ_MEANWHILE = "ほかの処理がデータベースを読んでいるので、消した行を除けません。サーバーを止めてからもう一度実行してください。"


class NotPurged(Exception):
    """What could not be purged and what to do about it, one line for whoever runs the machine."""


def purge() -> list[str]:
    """Rewrite the database's files without what was deleted or overwritten; returns what was done, line by line.

    Runs outside a transaction, alone: others wait. Raises NotPurged where something has to be done by hand.
    """
    return {"sqlite": _purge_sqlite, "postgresql": _purge_postgresql}[connection.vendor]()


def _purge_sqlite():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute("PRAGMA temp_store=MEMORY")
        indexes = _full_text_tables(cursor)
        for table in indexes:
            # A deleted token stays in its segment until segments are merged.
            cursor.execute(f'INSERT INTO "{table}"("{table}") VALUES(\'optimize\')')
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        raise NotPurged(
            "ほかの処理がデータベースを使っていて、WAL を空にできません。サーバーを止めてからもう一度実行してください。"
        )
    return [f"検索の索引 {len(indexes)}", "VACUUM", "WAL を空にした"]


def _full_text_tables(cursor):
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(sql) LIKE 'create virtual table%fts5%'"
    )
    return [name for (name,) in cursor.fetchall()]


def transaction_of_now(cursor) -> int:
    """The number of a transaction that is over: what was committed before has lower ones."""
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    return cursor.fetchone()[0]


def rewrite(cursor, table: str, deleted_before: int) -> None:
    """Rewrite a table until no row that was deleted before that transaction had to stay.

    Autovacuum may take a snapshot, an old one, after nobody was seen to hold any.
    """
    for _ in range(PATIENCE):
        _wait_for_snapshots(cursor, deleted_before)
        if dead_rows_kept(cursor, table) == 0:
            return
        time.sleep(1)
    raise NotPurged(READ_MEANWHILE)


def _wait_for_snapshots(cursor, deleted_before):
    """A row stays in its file for as long as anybody's snapshot may see it, autovacuum's own ANALYZE among them.

    VACUUM FULL's own snapshot reaches back to the oldest transaction that is writing, in whatever database of the
    server: while one test wrote in its database, erased rows of another one's stayed in their file.
    """
    for _ in range(PATIENCE):
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > %s AND NOT EXISTS ("
            " SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL))",
            [deleted_before],
        )
        if cursor.fetchone()[0]:
            return
        time.sleep(1)
    raise NotPurged(READ_MEANWHILE)


def dead_rows_kept(cursor, table: str) -> int:
    """Rewrite a table; how many deleted rows the rewritten file still holds, because somebody may see them."""
    kept = []

    def listen(notice):
        # DETAIL: 3 dead row versions cannot be removed yet.
        kept.extend(map(int, re.findall(r"\d+", notice.message_detail or "")[:1]))

    server = cursor.connection
    server.add_notice_handler(listen)
    try:
        cursor.execute(f"VACUUM (FULL, VERBOSE) {table}")
    finally:
        server.remove_notice_handler(listen)
    return sum(kept)


def _purge_postgresql():
    """Plain VACUUM leaves the rows' bytes in their pages; statistics keep the commonest values of each column."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()")
        tables, now = [name for (name,) in cursor.fetchall()], transaction_of_now(cursor)
        for table in tables:
            rewrite(cursor, table, now)
        cursor.execute("ANALYZE")
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            raise NotPurged(
                "表は書き直しました。残りはデータベースの管理者が実行してください: "
                "VACUUM FULL pg_catalog.pg_statistic; CHECKPOINT;"
            )
        rewrite(cursor, "pg_catalog.pg_statistic", transaction_of_now(cursor))
        cursor.execute("CHECKPOINT")
    return [f"VACUUM FULL {len(tables)}表", "ANALYZE", "統計の書き直し", "CHECKPOINT"]
