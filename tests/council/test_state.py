"""The state of an installation: what `manage.py check` and /healthz say, and commands on a database without tables."""

import datetime
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import registry
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connection

from council.state import reasons
from council.state.state_checks import state_checks
from council.version import VERSION
from members.models import Organisation
from minutes.models import Edition
from tests.builders import clerk, published
from tests.databases import new_database
from tests.minutes.keeping.processes.installation import environment

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def forget_a_migration():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'minutes' AND name LIKE '0013%%'")


def lose_the_database(monkeypatch):
    class Lost:
        def cursor(self):
            raise DatabaseError

        def close(self):
            pass

    monkeypatch.setattr(reasons, "connection", Lost())


def in_production(settings, folder):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "council.static_files.module_storage.ModuleManifestStorage"}
    }
    settings.STATIC_ROOT = folder


def found():
    return [error.id.removeprefix("council.") for error in state_checks()]


def test_nothing_is_wrong():
    published()
    assert found() == []


def test_a_database_that_does_not_answer(client, monkeypatch):
    lose_the_database(monkeypatch)
    assert found() == ["database_is_silent"]
    assert client.get("/healthz").status_code == 503


def test_tables_of_another_version(client):
    forget_a_migration()
    assert found() == ["tables_are_missing"]
    answer = client.get("/healthz")
    assert (answer.status_code, "manage.py migrate" in answer.content.decode()) == (503, True)


def test_static_files_that_nobody_collected(client, settings, tmp_path):
    in_production(settings, tmp_path)
    assert found() == ["static_files_are_missing"]
    assert client.get("/healthz").status_code == 503
    (tmp_path / "staticfiles.json").write_text("{}")
    assert found() == []
    assert client.get("/healthz").content.decode() == f"ok {VERSION}\n"


def test_an_empty_registry(client, monkeypatch):
    monkeypatch.setattr(Organisation, "objects", Organisation.objects.none())
    assert found() == ["registry_is_empty"]
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "errno", [28, 30, 13]
)  # a full disk, a disk that refuses to write, a folder of another user
def test_files_that_cannot_be_written(monkeypatch, errno):
    def refuse(*_, **__):
        raise OSError(errno, "no")

    monkeypatch.setattr(reasons.tempfile, "TemporaryFile", refuse)
    monkeypatch.setattr(reasons.os, "open", refuse)
    assert found() == ["media_cannot_be_written", "journal_cannot_be_written"]


def test_a_clock_behind_what_was_published():
    edition = published()
    Edition.objects.filter(pk=edition.pk).update(
        published_at=edition.published_at + datetime.timedelta(days=3650)
    )
    assert found() == ["clock_is_behind"]


def test_each_says_what_to_do_and_the_command_fails(capsys):
    forget_a_migration()
    with pytest.raises(SystemCheckError, match=r"(?s)council\.tables_are_missing.*HINT: manage\.py migrate"):
        call_command("check")
    assert state_checks not in registry.registry.registered_checks


# Three processes of manage.py.
@pytest.mark.long
@pytest.mark.parametrize("command", [["load_registry"], ["verify_editions"], ["first_account"]])
def test_a_command_on_a_database_without_tables_says_so_in_a_line(tmp_path, command):
    settings = environment(new_database(f"empty{secrets.token_hex(4)}", tmp_path), tmp_path)
    run = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=settings, capture_output=True, text=True
    )
    line = (
        "データベースの表が、このプログラムの版のものになっていません。manage.py migrate を打ってください。\n"
    )
    assert (run.returncode, run.stderr) == (1, line)


def test_the_foot_of_the_desk_names_the_version(client):
    client.force_login(clerk())
    assert f"会議録のプログラム {VERSION} 版" in client.get("/admin/").content.decode()
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_where_weaknesses_are_reported(client, settings):
    address = "/.well-known/security.txt"
    assert client.get(address).status_code == 404
    settings.SECURITY_CONTACT = "mailto:anzen@kaigiroku.example.jp"
    lines = client.get(address).content.decode().splitlines()
    assert (lines[0], lines[2]) == (
        "Contact: mailto:anzen@kaigiroku.example.jp",
        "Preferred-Languages: ja, en",
    )
    until = datetime.datetime.fromisoformat(lines[1].removeprefix("Expires: "))
    left = until - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=178) < left < datetime.timedelta(days=181)
