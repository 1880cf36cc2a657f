"""Security headers of every response, /healthz, and Django's check for deployment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from council.headers import CONTENT_SECURITY_POLICY
from council.version import VERSION
from tests.builders import clerk, published

TAGS = [
    word
    for tag in ("security", "models", "urls", "templates", "admin", "staticfiles")
    for word in ("--tag", tag)
]
ROOT = Path(__file__).resolve().parents[2]
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def edition(rows_of_module):
    return published()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/meetings/2026-09-03-1/", "/nowhere/", "/admin/login/", "/admin/"])
def test_every_response_has_the_security_headers(client, edition, path):
    response = client.get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_nothing_inline_is_allowed():
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY


@pytest.mark.django_db
def test_no_admin_page_has_inline_scripts_or_styles(client):
    client.force_login(clerk())
    for path in ("/admin/", "/admin/minutes/meeting/", "/admin/auth/user/add/", "/admin/second-factor/"):
        page = client.get(path).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert all("src=" in tag.split(">")[0] for tag in page.split("<script")[1:]), path


@pytest.mark.django_db
def test_health_answers_under_any_host_name(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/healthz", headers={"host": "10.0.0.7:8000"})
    assert (response.status_code, response.content) == (200, f"ok {VERSION}\n".encode())
    assert client.cookies.output() == ""


def check_deploy(**environment):
    """Runs `manage.py check --deploy` in this environment, with warnings as failures; not the checks of its state."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    defaults = {
        "DATABASE_URL": "sqlite:///none.sqlite3",
        "DEBUG": "0",
        "HTTPS": "1",
        "BEHIND_PROXY": "0",
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", *TAGS],
        cwd=ROOT,
        env=inherited | defaults | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.long
def test_production_settings_pass_the_check_for_deployment():
    check = check_deploy(SECRET_KEY="an0ther-" * 8, ALLOWED_HOSTS="kaigiroku.example.jp", LOG_FORMAT="json")
    assert (check.returncode, check.stderr) == (0, "")


def test_a_secret_key_that_could_be_guessed_is_refused():
    check = check_deploy(SECRET_KEY="changeme")
    assert check.returncode == 1
    assert check.stderr.startswith("SECRET_KEY: 短すぎるか、推測できます。")
