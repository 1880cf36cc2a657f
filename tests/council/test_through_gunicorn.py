"""Requests that once ended in a 500, sent through gunicorn to a site of its own, signed in where the page asks for it."""

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.databases import REGISTRY, new_database, ready
from tests.fuzz.made_up import TOKEN

ROOT = Path(__file__).resolve().parents[2]
# A server, its database and a site of records: four seconds, once for the module.
pytestmark = [pytest.mark.long, pytest.mark.django_db]
DIGITS = "9" * 5000
FORM = "application/x-www-form-urlencoded"
ANYBODY = [
    ("GET", "/?q=%E3%81%82", {"Content-Type": "text/plain; charset=idna"}, {}, 200),
    ("GET", "/meetings/?q=%E3%81%82", {"Content-Type": f"{FORM}; charset*=idna''x"}, {}, 200),
    ("GET", f"/files/{'0' * 64}/a%00b", {}, {}, 404),
    ("GET", "/meetings/%00/", {}, {}, 404),
    ("GET", f"/search/?q=a&after={DIGITS}", {}, {}, 200),
    ("POST", "/admin/login/", {}, {"username": "fuzz", "password": "x", "otp_token": DIGITS}, 200),
]
DESK = [
    *(
        ("GET", f"/admin/minutes/{table}/x/history/", {}, {}, 404)
        for table in ("meeting", "utterance", "body")
    ),
    ("GET", "/admin/members/organisation/a_00b/history/", {}, {}, 404),
    ("POST", "/admin/minutes/attendeeorganisation/1/change/", {}, {"organisation": "x"}, 200),
    ("POST", "/admin/members/organisationchange/add/", {}, {"before": "x", "after": "9" * 30}, 200),
    ("POST", "/admin/minutes/utterance/1/change/", {}, {"_saveasnew": "1"}, 400),
    (
        "POST",
        "/admin/auth/group/",
        {},
        {"action": "delete_selected", "index": "0", "_selected_action": '"'},
        400,
    ),
    ("GET", "/admin/minutes/meeting/1/change/?_to_field=address", {}, {}, 400),
    ("GET", f"/admin/minutes/utterance/?number__gte={'9' * 30}", {}, {}, 400),
    ("GET", f"/admin/minutes/utterance/?meeting__id__exact={'9' * 30}", {}, {}, 200),
    (
        "POST",
        "/admin/minutes/meeting/4/steps/",
        {},
        {"kind": "sent", "seen_revision": "0", "note": "a\0b"},
        302,
    ),
    (
        "POST",
        "/admin/minutes/handout/4/delete/",
        {},
        {"post": "yes", "seen_revision": "0", "reason": "a\0b"},
        302,
    ),
    (
        "POST",
        "/admin/minutes/meeting/4/manuscript/",
        {},
        {"manuscript": "a\0b", "do": "confirm", "reason": "\0"},
        200,
    ),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Returns the port of a gunicorn and the session cookie of a superuser on its site."""
    folder = tmp_path_factory.mktemp("gunicorn")
    url = new_database(f"gunicorn{secrets.token_hex(4)}", folder, like=ready(REGISTRY))
    environment = os.environ | {
        "DATABASE_URL": url,
        "TEST_DATABASE_URL": url,
        "MEDIA_ROOT": str(folder),
        "WEB_PROCESSES": "1",
    }
    made = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.served"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "tests.fuzz.served:application"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment | {"BIND": "127.0.0.1", "PORT": str(port)},
        stderr=subprocess.DEVNULL,
    )
    _wait(port)
    yield port, json.loads(made.stdout)["superuser"]
    process.terminate()
    process.wait()


def _wait(port):
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("gunicorn does not answer")


def status(server, method, address, headers, typed, *, signed_in):
    port, session = server
    cookies = f"csrftoken={TOKEN}" + (f"; {session}" if signed_in else "")
    body = urlencode(typed) if method == "POST" else None
    sent = {"Cookie": cookies, "X-CSRFToken": TOKEN} | ({"Content-Type": FORM} if body else {}) | headers
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request(method, address, body, sent)
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status


def statuses(server, table, **how):
    return [(*row[:2], status(server, *row[:-1], **how)) for row in table]


def test_what_anybody_can_send(server):
    assert statuses(server, ANYBODY, signed_in=False) == [(*row[:2], row[-1]) for row in ANYBODY]


def test_what_somebody_at_the_desk_can_send(server):
    assert statuses(server, DESK, signed_in=True) == [(*row[:2], row[-1]) for row in DESK]
