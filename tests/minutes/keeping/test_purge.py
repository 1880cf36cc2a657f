"""After erasing and purging, no file of the database holds the words, neither as UTF-8 nor as index tokens."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from time import sleep

import psycopg
import pytest
from django.core.management import CommandError, call_command

from minutes.keeping import purge as purging
from tests.databases import on_postgresql
from tests.minutes.keeping.processes.fake_citus import install_fake_citus

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("kept", ["whole", "by meetings"] if on_postgresql() else ["whole"])
def test_no_file_of_the_database_holds_what_was_erased(migrated, kept):
    if kept == "by meetings":
        install_fake_citus(migrated.url)
        migrated.manage("distribute")
    environment = os.environ | {"TEST_DATABASE_URL": migrated.url, "DATABASE_URL": migrated.url}
    scene = subprocess.run(
        [sys.executable, "-m", "tests.minutes.keeping.processes.erasing_scene"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert scene.returncode == 0, scene.stderr[-2000:]
    steps = dict(json.loads(scene.stdout))
    assert steps["published"] != []
    assert (steps["purged"], steps["verified"]) == ([], [])


HOLDERS = {
    "a snapshot, and no lock on the table": (True, "SELECT 1"),
    "a transaction that writes in another database": (False, "SELECT pg_current_xact_id()"),
}


@pytest.mark.django_db
@pytest.mark.skipif(not on_postgresql(), reason="SQLite rewrites its file alone")
@pytest.mark.parametrize("holder", HOLDERS)
def test_deleted_rows_that_somebody_may_still_see_are_counted_and_waited_for(migrated, monkeypatch, holder):
    here, begin = HOLDERS[holder]
    with (
        psycopg.connect(migrated.url, autocommit=True) as writer,
        psycopg.connect(migrated.url if here else os.environ["TEST_DATABASE_URL"]) as other,
    ):
        writer.execute("CREATE TABLE words AS SELECT generate_series(1, 3) AS word")
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        other.execute(begin)
        writer.execute("DELETE FROM words")
        now = purging.current_transaction(writer.cursor())
        assert purging.rewrite_once(writer.cursor(), "words") == 3
        waits = []
        monkeypatch.setattr(
            purging.time, "sleep", lambda seconds: (waits.append(seconds), other.rollback(), sleep(seconds))
        )
        purging.rewrite(writer.cursor(), "words", now)
        assert waits
        assert purging.rewrite_once(writer.cursor(), "words") == 0


def test_what_has_to_be_done_by_hand_is_said(monkeypatch, db):
    def busy():
        raise purging.NotPurged("サーバーを止めてからもう一度実行してください。")

    monkeypatch.setattr("minutes.management.commands.purge.purge", busy)
    with pytest.raises(CommandError, match="サーバーを止めてから"):
        call_command("purge", stdout=StringIO())
