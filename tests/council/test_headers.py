"""Every answer carries the policies; a server in real use passes Django's own check; health asks nobody's name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError

from council.headers import CONTENT_SECURITY_POLICY
from tests.builders import clerk, published

ROOT = Path(__file__).resolve().parents[2]
SAID = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/meetings/2026-09-03-1/", "/nowhere/", "/admin/login/", "/admin/"])
def test_every_answer_says_what_may_run(client, path):
    published()
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in SAID} == SAID


def test_nothing_inline_is_allowed():
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY


@pytest.mark.django_db
def test_no_admin_page_needs_more(client):
    """Django's own admin keeps its scripts and styles in files."""
    client.force_login(clerk())
    for path in ("/admin/", "/admin/minutes/meeting/", "/admin/auth/user/add/", "/admin/second-factor/"):
        page = client.get(path).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert all("src=" in tag.split(">")[0] for tag in page.split("<script")[1:]), path


@pytest.mark.django_db
def test_health_answers_whatever_host_it_is_asked_by(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/healthz", headers={"host": "10.0.0.7:8000"})
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert client.cookies.output() == ""


@pytest.mark.django_db
def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    from council import health

    class Gone:
        def cursor(self):
            raise DatabaseError

        def close(self):
            pass

    monkeypatch.setattr(health, "connection", Gone())
    assert client.get("/healthz").status_code == 503


def settled(**environment):
    """What `manage.py check --deploy` says with these settings, warnings as failures."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    usual = {"DATABASE_URL": "sqlite://:memory:", "DEBUG": "0", "HTTPS": "1", "BEHIND_PROXY": "0"}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=kept | usual | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.long
def test_a_server_in_real_use_passes_the_check_for_deployment():
    done = settled(SECRET_KEY="an0ther-" * 8, ALLOWED_HOSTS="kaigiroku.example.jp", LOG_FORMAT="json")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_key_that_could_be_guessed_is_refused():
    done = settled(SECRET_KEY="changeme")
    assert done.returncode == 1
    assert "SECRET_KEY が短すぎます" in done.stderr
