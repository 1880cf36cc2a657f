"""Publishes, corrects, reports, withdraws, erases and purges words in a database of its own.

python -m tests.minutes.keeping.processes.erasing_scene prints one line of JSON: after each step, the files that hold
the words. DATABASE_URL names a database with its tables and no rows.
"""

import datetime
import json
import os
from io import StringIO
from pathlib import Path

import tests.environment  # noqa: F401 (settles the environment before Django reads its settings)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

import django
from django.conf import settings

WORDS = "鱶澤霹靂彌五郎は躑躅ヶ崎の蘆薈を髑髏と申した。"
# Index tokens: pairs of characters of WORDS that are in no other text.
TOKENS = ["霹靂", "躑躅", "蘆薈", "髑髏"]


def main():
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django.setup()
    from minutes.keeping import purge

    # VACUUM FULL waits for the oldest writer of the whole server, and that may be the module of another worker.
    purge.TIMEOUT = 300  # seconds
    print(json.dumps(list(play())))


def play():
    from django.contrib.admin.models import CHANGE, LogEntry
    from django.core.management import call_command
    from django.db import connection

    from minutes.models import Meeting
    from minutes.publication.verify import verify_meeting
    from tests.acts import erase_now, reword, withdraw_now
    from tests.builders import MANUSCRIPT, clerk, publish_now, published

    if connection.vendor == "postgresql":
        keep_texts_uncompressed(connection)
    meeting = published(MANUSCRIPT.replace("十日と決めている。", WORDS)).meeting
    reword(meeting, 12, f"なお、{WORDS}")
    publish_now(meeting, reason="脱落")
    LogEntry.objects.log_actions(
        clerk().pk, Meeting.objects.filter(pk=meeting.pk), CHANGE, f"「{WORDS}」", single_object=True
    )
    report(meeting)
    remark(meeting)
    yield "published", files_holding_words(connection)
    (act,) = withdraw_now(meeting, "u12", note=WORDS, requested_by=WORDS)
    erase_now(act, at=act.withdrawn_at + datetime.timedelta(hours=2))
    yield "erased", files_holding_words(connection)
    call_command("purge", stdout=StringIO())
    yield "purged", files_holding_words(connection)
    yield "verified", verify_meeting(meeting)


def keep_texts_uncompressed(connection):
    """Keeps PostgreSQL from compressing texts over 2 kB: the test could not find words in a compressed text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" SET STORAGE EXTERNAL')


def report(meeting):
    """Stores a reader's report that quotes the words."""
    from django.utils import timezone

    from minutes.models import ReaderReport

    ReaderReport.objects.create(
        meeting=meeting, number=12, edition=1, text=f"「{WORDS}」が違う。", received_at=timezone.now()
    )


def remark(meeting):
    """Stores notes on a line that quote the words, and answers to them."""
    from django.utils import timezone

    from minutes.models import LineNote, LineNoteAnswer
    from tests.builders import clerk

    by, at = clerk(), timezone.now()
    for block in ("u12", "u13"):
        note = LineNote.objects.create(meeting=meeting, block=block, text=f"「{WORDS}」か。", by=by, at=at)
        LineNoteAnswer.objects.create(note=note, text=WORDS, by=by, at=at)


def files_holding_words(connection):
    """Returns the names of the database's files that hold the words, or a token of them, as UTF-8."""
    patterns = [word.encode() for word in [WORDS, *TOKENS]]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CHECKPOINT")
            cursor.execute("SHOW data_directory")
            root = Path(cursor.fetchone()[0])
            cursor.execute("SELECT oid::text FROM pg_database WHERE datname = current_database()")
            files = [*(root / "base" / cursor.fetchone()[0]).iterdir(), *(root / "global").iterdir()]
        else:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            database = Path(str(connection.settings_dict["NAME"]))
            files = sorted(database.parent.glob(f"{database.name}*"))
    return [
        path.name if connection.vendor == "postgresql" else path.suffix
        for path in files
        if path.is_file() and any(pattern in path.read_bytes() for pattern in patterns)
    ]


if __name__ == "__main__":
    main()
