"""Rewrites the files of the database: nothing erased stays in freed pages, index segments, statistics or log."""

import re
import time

from django.db import connection

from minutes.dumps.kept_dumps import drop_dead_files
from minutes.keeping.shards import purge_shards
from minutes.keeping.shards.distribute_passages import is_distributed
from minutes.keeping.shards.plan import TABLE
from minutes.keeping.shards.purge_shards import NotPurged
from minutes.publication.derived.walk import compact
from minutes.publication.erase import delete_erased_files

TIMEOUT = 60  # seconds
READ_MEANWHILE = "ほかの処理がデータベースを読んでいるので、消した行を除けません。サーバーを止めてからもう一度実行してください。"
NO_ANSWER = "資料の置き場所が答えないので（{}）、消去した資料のファイルが残っているかもしれません。まだ何も書き直していません。"
NO_ANSWER_OF_DUMPS = "一括ダウンロードの置き場所が答えないので（{}）、終わったもののファイルが残っているかもしれません。まだ何も書き直していません。"
ALSO_ON_WORKERS = "（会議ごとに分けた先の、どの機械でも）"


def purge() -> list[str]:
    """Rewrites the database's files without what was deleted or overwritten; returns what was done, step by step.

    It runs outside a transaction; all others wait for it. Raises NotPurged where something has to be done by hand.
    """
    files = _purge_files()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")
    compact()
    return files + {"sqlite": _purge_sqlite, "postgresql": _purge_postgresql}[connection.vendor]()


def _purge_files():
    try:
        left = delete_erased_files()
    except OSError as error:
        raise NotPurged(NO_ANSWER.format(error.strerror)) from error
    try:
        of_dumps = drop_dead_files()
    except OSError as error:
        raise NotPurged(NO_ANSWER_OF_DUMPS.format(error.strerror)) from error
    done = {"消去した資料のファイル": left, "終わった一括ダウンロードのファイル": of_dumps}
    return [f"{what}{count}件" for what, count in done.items() if count]


def _purge_sqlite():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        raise NotPurged(
            "ほかの処理がデータベースを使っていて、WAL を空にできません。サーバーを止めてからもう一度実行してください。"
        )
    return ["検索の索引", "VACUUM", "WAL を空にした"]


def current_transaction(cursor) -> int:
    """Returns the ID of a transaction that is over. Everything committed before has a lower one."""
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    return cursor.fetchone()[0]


def rewrite(cursor, table: str, deleted_before: int) -> None:
    """Rewrites a table until its file holds no row that was deleted before a transaction (its ID).

    Once is not enough: autovacuum may take an old snapshot after nobody was seen to hold one.
    """
    for _ in range(TIMEOUT):
        _wait_for_snapshots(cursor, deleted_before)
        if rewrite_once(cursor, table) == 0:
            return
        time.sleep(1)
    raise NotPurged(READ_MEANWHILE)


def _wait_for_snapshots(cursor, deleted_before):
    """Waits until no snapshot can see rows that were deleted before a transaction: VACUUM FULL keeps what one can see.

    Snapshots of autovacuum's own ANALYZE count too. VACUUM FULL's snapshot reaches back to the oldest transaction
    that writes in any database of the server: while one test wrote in its database, erased rows of another
    database stayed in their file.
    """
    for _ in range(TIMEOUT):
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


def rewrite_once(cursor, table: str) -> int:
    """Rewrites a table once; returns how many deleted rows its file still holds, because a snapshot may see them."""
    row_counts = []

    def count_rows(notice):
        # DETAIL: 3 dead row versions cannot be removed yet.
        row_counts.extend(map(int, re.findall(r"\d+", notice.message_detail or "")[:1]))

    server = cursor.connection
    server.add_notice_handler(count_rows)
    try:
        cursor.execute(f"VACUUM (FULL, VERBOSE) {table}")
    finally:
        server.remove_notice_handler(count_rows)
    return sum(row_counts)


def _rewrite_shards(cursor):
    """Rewrites the shards of the passages until none holds a row that was deleted before: VACUUM goes to each of them."""
    deleted_before = purge_shards.current_transactions()
    for _ in range(TIMEOUT):
        if not purge_shards.is_any_seen(deleted_before):
            rewrite_once(cursor, TABLE)
            if purge_shards.dead_rows() == 0:
                cursor.execute(f"ANALYZE {TABLE}")
                return
        time.sleep(1)
    raise NotPurged(READ_MEANWHILE)


def _purge_postgresql():
    """Rewrites every table by VACUUM FULL, since plain VACUUM leaves the bytes of deleted rows in their pages.

    The statistics are rewritten too: they hold the commonest values of each column.
    """
    has_shards = is_distributed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()")
        tables, deleted_before = [name for (name,) in cursor.fetchall()], current_transaction(cursor)
        for table in tables:
            if not (has_shards and table == TABLE):
                rewrite(cursor, table, deleted_before)
        if has_shards:
            _rewrite_shards(cursor)
        cursor.execute("ANALYZE")
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            raise NotPurged(
                "表は書き直しました。残りはデータベースの管理者が実行してください: "
                "VACUUM FULL pg_catalog.pg_statistic; CHECKPOINT;"
                f"{ALSO_ON_WORKERS if has_shards else ''}"
            )
        rewrite(cursor, "pg_catalog.pg_statistic", current_transaction(cursor))
        cursor.execute("CHECKPOINT")
    if has_shards:
        purge_shards.purge_statistics()
    steps = [f"VACUUM FULL {len(tables)}表", "ANALYZE", "統計の書き直し", "CHECKPOINT"]
    return [*steps, "分けた先の機械でも"] if has_shards else steps
