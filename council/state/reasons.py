"""What may be wrong with an installation, a function each: `manage.py check` asks all, /healthz those that shut pages."""

import datetime
import json
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max
from django.utils import timezone

from members.models import Organisation
from minutes.keeping.journal.journal_standing import checked_standing
from minutes.models import Edition, JournalLine, Retraction, WaitingMail, Withdrawal
from minutes.publication.journal_files import journal_path
from minutes.search.engines.choose import engine

A_MINUTE = datetime.timedelta(minutes=1)


class Reason(NamedTuple):
    """What is wrong, and what to do about it."""

    what: str
    remedy: str


def database_is_silent() -> Reason | None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        connection.close()
        return Reason(
            "データベースが答えません。", "動いているか、DATABASE_URL が合っているかを確かめてください。"
        )
    return None


def tables_are_missing() -> Reason | None:
    if _known_migrations() <= set(MigrationRecorder(connection).applied_migrations()):
        return None
    return Reason(
        "データベースの表が、このプログラムの版のものになっていません。",
        "manage.py migrate を打ってください。",
    )


@cache
def _known_migrations():
    return frozenset(MigrationLoader(None).disk_migrations)


def static_files_are_missing() -> Reason | None:
    """Every page names a file by the name that collecting gave it, so without them no page is made."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    collected = "Manifest" not in settings.STORAGES["staticfiles"]["BACKEND"] or manifest.exists()
    remedy = "manage.py collectstatic --noinput を打ち、サーバーを起動し直してください。"
    return None if collected else Reason("画面に使うファイル（static）が集められていません。", remedy)


def registry_is_empty() -> Reason | None:
    if Organisation.objects.exists():
        return None
    return Reason("団体の表が入っていません。", "manage.py load_registry を打ってください。")


def media_cannot_be_written() -> Reason | None:
    try:
        default_storage.try_writing()
    except OSError as error:
        if settings.OBJECT_STORE:
            remedy = "FILES_URL のアドレス、鍵、バケツの名と、その鍵の権限（読む、書く、消す、一覧）を確かめてください。"
            return Reason(f"資料の置き場所（FILES_URL）に書けません（{error.strerror}）。", remedy)
        remedy = "MEDIA_ROOT のフォルダの持ち主と、ディスクの空きを確かめてください。"
        return Reason(f"資料のフォルダ（MEDIA_ROOT）に書けません（{error.strerror}）。", remedy)
    return None


def media_is_open_to_all() -> Reason | None:
    """Drafts' files lie there too, and files that were withdrawn."""
    with suppress(OSError):  # media_cannot_be_written says it
        if default_storage.is_open_to_all():
            remedy = "バケツの公開の設定（ACL、ポリシー、静的サイト）を外してください。下書きの資料も、そこにあります。"
            return Reason("資料の置き場所（FILES_URL）を、だれでも直に読めます。", remedy)
    return None


def journal_cannot_be_written() -> Reason | None:
    path = journal_path()
    try:
        if path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_APPEND))
        elif path.parent.exists():
            tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        remedy = f"{path.name} とそのフォルダの持ち主を、サーバーを動かす利用者にしてください。"
        return Reason(f"公開の記録（ジャーナル）に書けません（{error.strerror}）。", remedy)
    return None


def journal_is_not_followed() -> Reason | None:
    """Returns why public pages are shut: the database is older than its journal, or does not know it."""
    found = checked_standing()
    return None if found.is_open else Reason(found.message, "")


def clock_is_behind() -> Reason | None:
    """Returns a reason where something was made public at a moment that is still to come."""
    moments = [
        Edition.objects.aggregate(newest=Max("published_at"))["newest"],
        Retraction.objects.aggregate(newest=Max("retracted_at"))["newest"],
        Withdrawal.objects.aggregate(newest=Max("withdrawn_at"))["newest"],
        _moment_of_the_last_act(),
        _clock_of_the_database(),
    ]
    newest = max((moment for moment in moments if moment), default=None)
    if newest is None or newest <= timezone.now() + A_MINUTE:
        return None
    shown = f"{timezone.localtime(newest):%Y-%m-%d %H:%M}"
    return Reason(
        f"この機械の時計が、最後の公開やデータベースの時計（{shown}）より前を指しています。",
        "時計を合わせてください。",
    )


def _moment_of_the_last_act():
    """The moment of the journal's last line in the table; None before the first act."""
    line = JournalLine.objects.values_list("line", flat=True).last()
    at = json.loads(line).get("at") if line else None
    return datetime.datetime.fromisoformat(at) if at else None


def _clock_of_the_database():
    """SQLite's clock is the machine's own."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def search_engine_is_missing() -> Reason | None:
    try:
        engine()
    except ImproperlyConfigured as error:
        return Reason(str(error), "名と、それを入れてあるかを確かめるか、空にしてください。")
    return None


def mails_are_overdue() -> Reason | None:
    trouble = WaitingMail.trouble(timezone.now())
    remedy = (
        "EMAIL_URL とメールのサーバーを確かめ、manage.py send_mail が五分おきに動いているかを見てください。"
    )
    return Reason(trouble, remedy) if trouble else None


# In this order: without a database, or without its tables, nothing that stands below can be asked.
OF_THE_DATABASE = (database_is_silent, tables_are_missing)
SHUTTING = (*OF_THE_DATABASE, static_files_are_missing, search_engine_is_missing, journal_is_not_followed)
OF_ROWS = (registry_is_empty, clock_is_behind, search_engine_is_missing, mails_are_overdue)
OF_FILES = (
    static_files_are_missing,
    media_cannot_be_written,
    media_is_open_to_all,
    journal_cannot_be_written,
)


def first(functions) -> Reason | None:
    """Returns the first reason that one of the functions finds."""
    return next((reason for function in functions if (reason := function())), None)
