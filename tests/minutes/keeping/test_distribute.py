"""distribute: the table of passages as Citus takes it, and all that works on it afterwards.

Citus itself cannot be installed by the tests (docs/scale.md says what was tried with it); fake_citus.py stands in for it,
so the steps before it are really done.
"""

import sqlite3
import subprocess
import time
from contextlib import closing

import psycopg
import pytest

from minutes.keeping.shards.distribute_passages import CONSTRAINTS, NO_CITUS, NO_POSTGRESQL
from minutes.keeping.shards.plan import DISTRIBUTE, Constraint, steps
from minutes.keeping.shards.purge_shards import DEAD_ROWS
from tests.databases import client_programs, file_of, on_postgresql
from tests.minutes.keeping.processes.fake_citus import install_fake_citus

postgresql_alone = pytest.mark.skipif(not on_postgresql(), reason="SQLite has no other machines")
PRIMARY, SORT, PART, FOREIGN = (
    "minutes_passage_pkey",
    "minutes_passage_sort_key_60ac8345_uniq",
    "passage_part_once_a_meeting",
    "minutes_passage_meeting_id_c55497d6_fk_minutes_meeting_id",
)
TODAY = [
    Constraint(PRIMARY, "p", ("id",)),
    Constraint(SORT, "u", ("sort_key",)),
    Constraint(PART, "u", ("meeting_id", "number", "part")),
    Constraint(FOREIGN, "f", ("meeting_id",)),
]
DISTRIBUTED = [
    Constraint(PRIMARY, "p", ("meeting_id", "id")),
    Constraint(SORT, "u", ("meeting_id", "sort_key")),
    Constraint(PART, "u", ("meeting_id", "number", "part")),
]
STATEMENTS = [
    f'ALTER TABLE minutes_passage DROP CONSTRAINT "{PRIMARY}",'
    f' ADD CONSTRAINT "{PRIMARY}" PRIMARY KEY ("meeting_id", "id")',
    f'ALTER TABLE minutes_passage DROP CONSTRAINT "{SORT}",'
    f' ADD CONSTRAINT "{SORT}" UNIQUE ("meeting_id", "sort_key")',
    f'ALTER TABLE minutes_passage DROP CONSTRAINT "{FOREIGN}"',
    "SELECT create_distributed_table('minutes_passage', 'meeting_id')",
]
WHOLE = "掲載箇所の表を、会議ごとに分けました。\n"
ALREADY = "掲載箇所の表は、もう会議ごとに分かれています。何も変えていません。\n"
WAITING = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE "minutes_passage"%'
"""
AWAY = """
    CREATE OR REPLACE FUNCTION pg_catalog.run_command_on_workers(command text, OUT nodename text, OUT nodeport int,
        OUT success bool, OUT result text) RETURNS SETOF record LANGUAGE sql
    AS $$ SELECT 'db3', 5432, false, 'connection refused' $$
"""


@pytest.mark.parametrize(
    ("constraints", "is_distributed", "expected"),
    [(TODAY, False, STATEMENTS), (DISTRIBUTED, False, [DISTRIBUTE]), (DISTRIBUTED, True, [])],
    ids=["today", "after a restore", "done"],
)
def test_the_statements_are_what_is_left_to_be_done(constraints, is_distributed, expected):
    assert [step.statement for step in steps(constraints, is_distributed=is_distributed)] == expected


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
def test_without_citus_it_says_so_and_changes_nothing(installation):
    before = schema(installation.url)
    done = installation.manage("distribute", check=False)
    told = NO_CITUS if on_postgresql() else NO_POSTGRESQL
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"CommandError: {told}\n")
    assert schema(installation.url) == before


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
@postgresql_alone
def test_a_table_that_citus_refuses_stays_as_it_was(installation):
    """Somebody made an index of his own that is unique without the meeting: the steps before are taken back."""
    install_fake_citus(installation.url)
    ask(installation.url, "CREATE UNIQUE INDEX twice ON minutes_passage (sort_key)")
    before = schema(installation.url)
    done = installation.manage("distribute", check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "CommandError: PostgreSQL に断られたので、何も変えていません: "
        'a unique index of "minutes_passage" lacks "meeting_id"\n'
    )
    assert schema(installation.url) == before


@pytest.mark.long  # a score of processes: a life of a site on the changed table
@pytest.mark.django_db
@postgresql_alone
def test_a_site_lives_on_the_distributed_table(installation, tmp_path):
    assert constraints(installation.url) == TODAY
    assert (
        ask(
            installation.url,
            "SELECT conname FROM pg_constraint WHERE confrelid = 'minutes_passage'::regclass",
        )
        == []
    )
    install_fake_citus(installation.url)
    lines = installation.manage("distribute").stdout.splitlines(keepends=True)
    assert (len(lines), lines[-1]) == (4, WHOLE)
    assert constraints(installation.url) == DISTRIBUTED
    assert ask(installation.url, "SELECT logicalrelid::text, partkey FROM pg_dist_partition") == [
        ("minutes_passage", "meeting_id")
    ]
    distributed = schema(installation.url)
    assert installation.manage("distribute").stdout == ALREADY
    installation.manage("migrate", "--verbosity", "0")
    assert schema(installation.url) == distributed

    installation.run("change")
    installation.run("write", 5, 0)
    installation.run("take_away")
    reader = installation.reader()
    assert (reader["words"], reader["status"].count(200)) == ([], 6)
    for command in (["rebuild_search"], ["rebuild_derived"], ["verify_editions"], ["purge"]):
        installation.manage(*command)
    installation.manage("check_search", "--words", 200, "--queries", 50, "--seed", 1)
    assert [command for (command,) in ask(installation.url, "SELECT command FROM pg_dist_sent")][-2:] == [
        "VACUUM FULL pg_catalog.pg_statistic",
        "CHECKPOINT",
    ]
    assert schema(installation.url) == distributed

    kept = ("problems", "editions", "revisions", "last")
    state = {name: installation.state()[name] for name in kept}
    assert state["problems"] == []
    installation.manage("backup", tmp_path / "kept")
    installation.manage("restore", tmp_path / "kept")
    assert constraints(installation.url) == DISTRIBUTED
    assert {name: installation.state()[name] for name in kept} == state
    assert installation.reader() == reader
    assert installation.manage("distribute").stdout == WHOLE


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
@postgresql_alone
def test_a_rebuild_that_waits_for_a_withdrawal_writes_nothing_of_before(installation):
    """The withdrawal holds the row when the rebuild has read its words; by the time the rebuild may write, they are gone."""
    said = "address = '2026-09-01-1' AND number = 12"
    ask(installation.url, "UPDATE minutes_passage SET folded = ''")
    with psycopg.connect(installation.url) as withdrawal:
        withdrawal.execute(
            f"UPDATE minutes_passage SET text = '［取消し］', folded = '[取消し]' WHERE {said}"
        )
        rebuild = installation.start("manage", "rebuild_search")
        while not ask(installation.url, WAITING):
            assert rebuild.poll() is None
            time.sleep(0.05)
    rebuild.communicate()
    assert rebuild.returncode == 0
    assert ask(installation.url, f"SELECT folded FROM minutes_passage WHERE {said}") == [("[取消し]",)]
    assert ask(installation.url, "SELECT count(*) FROM minutes_passage WHERE folded = ''") == [(0,)]


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
@postgresql_alone
def test_rows_are_moved_into_a_table_before_it_is_distributed(migrated):
    install_fake_citus(migrated.url)
    migrated.manage("distribute")
    done = migrated.manage("copy_database", "nowhere", check=False)
    assert (done.returncode, "もう会議ごとに分かれています" in done.stderr) == (1, True)


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
@postgresql_alone
def test_a_machine_that_cannot_be_purged_is_named(migrated):
    install_fake_citus(migrated.url)
    migrated.manage("distribute")
    ask(migrated.url, AWAY)
    done = migrated.manage("purge", check=False)
    told = "CommandError: 分けた先の機械でできませんでした: db3:5432: connection refused\n"
    assert (done.returncode, done.stderr) == (1, told)


@pytest.mark.long  # processes of their own
@pytest.mark.django_db
@postgresql_alone
def test_deleted_rows_that_a_shard_keeps_are_counted(migrated):
    """VACUUM's report does not come from another machine; what it copied and what can be seen does."""
    install_fake_citus(migrated.url)
    counted = f"SELECT result FROM run_command_on_shards('words', $${DEAD_ROWS}$$)"
    ask(migrated.url, "CREATE TABLE words AS SELECT generate_series(1, 5) AS word")
    with psycopg.connect(migrated.url) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        reader.execute("SELECT 1")
        ask(migrated.url, "DELETE FROM words WHERE word > 2")
        ask(migrated.url, "VACUUM FULL words")
        assert ask(migrated.url, counted) == [("3",)]
    until = time.monotonic() + 60
    while ask(migrated.url, counted) != [
        ("0",)
    ]:  # PostgreSQL's own ANALYZE of another table is a reader, too
        assert time.monotonic() < until
        ask(migrated.url, "VACUUM FULL words")


def ask(url, statement, *params):
    with psycopg.connect(url, autocommit=True) as server:
        cursor = server.execute(statement, params or None)
        return cursor.fetchall() if cursor.description else []


def constraints(url):
    return [
        Constraint(name, kind, tuple(columns))
        for name, kind, columns in ask(url, CONSTRAINTS, "minutes_passage")
    ]


def schema(url):
    """The schema to the byte. Since 2025 pg_dump writes a random word around its script."""
    if not on_postgresql():
        with closing(sqlite3.connect(file_of(url))) as file:
            return file.execute("SELECT * FROM sqlite_master").fetchall()
    (programs,) = client_programs()
    dumped = subprocess.run([programs / "pg_dump", "--schema-only", url], capture_output=True, check=True)
    return [line for line in dumped.stdout.splitlines() if b"restrict" not in line]
