"""Exports over gunicorn to readers that are slow: what is withdrawn meanwhile does not come, and all others are served."""

import contextlib
import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.council.export_scene import REMARKS, WORDS
from tests.databases import REGISTRY, new_database, ready

ROOT = Path(__file__).resolve().parents[2]
# A server, its site and processes that change it: ten seconds.
pytestmark = [pytest.mark.long, pytest.mark.django_db]
FOUND = "?q=%E5%8D%81%E6%97%A5"  # 十日
JSON, CSV = f"/search/hits.json{FOUND}", f"/search/hits.csv{FOUND}"


class Site:
    """A gunicorn of one process, and the acts on its database."""

    def __init__(self, folder):
        url = new_database(f"slow{secrets.token_hex(4)}", folder, like=ready(REGISTRY))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = os.environ | {
            "DATABASE_URL": url,
            "TEST_DATABASE_URL": url,
            "MEDIA_ROOT": str(folder / "media"),
            "WEB_PROCESSES": "1",
            "BIND": "127.0.0.1",
            "PORT": str(self.port),
        }
        (folder / "media").mkdir()
        self.act("make")
        command = [sys.executable, "-m", "gunicorn", "tests.fuzz.served:application"]
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL)
        self.wait()

    def act(self, name):
        command = [sys.executable, "-m", "tests.council.export_scene", name]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)

    def wait(self):
        for _ in range(300):
            with contextlib.suppress(OSError):
                return socket.create_connection(("127.0.0.1", self.port)).close()
            time.sleep(0.1)
        raise TimeoutError("gunicorn does not answer")

    def get(self, address):
        """Returns status, headers and text of an answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request("GET", address)
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            line.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory, django_db_setup):
    made = Site(tmp_path_factory.mktemp("slow"))
    yield made
    made.server.terminate()
    made.server.wait()


class SlowReader:
    """Takes the first kilobytes of an answer, and the rest when it is told to."""

    def __init__(self, site, address):
        self.line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        self.line.sock = socket.socket()
        self.line.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 1024)
        self.line.sock.settimeout(60)
        self.line.sock.connect(("127.0.0.1", site.port))
        self.line.request("GET", address)
        self.answer = self.line.getresponse()
        assert self.answer.status == 200
        self.first = self.answer.read(20_000)

    def rest(self):
        """Returns the whole answer, and whether its end came."""
        try:
            return (self.first + self.answer.read()).decode(errors="ignore"), True
        except http.client.IncompleteRead as broken:
            return (self.first + broken.partial).decode(errors="ignore"), False
        finally:
            self.line.close()


def test_a_slow_reader_is_sent_nothing_that_was_withdrawn_meanwhile(site):
    slow = [SlowReader(site, JSON), SlowReader(site, CSV)]
    status, headers, page = site.get(JSON)
    assert (status, headers["Retry-After"], "いまはダウンロードできません" in page) == (503, "30", True)
    assert [site.get(page)[0] for page in ("/", f"/search/{FOUND}", "/meetings/")] == [200, 200, 200]

    site.act("publish")
    (text, is_whole), (table, is_whole_table) = (reader.rest() for reader in slow)
    assert (is_whole, is_whole_table) == (True, True)
    rows = json.loads(text)
    assert (WORDS in rows[-1]["text"], WORDS in table.splitlines()[-1]) == (True, True)
    assert len(rows) >= REMARKS + 2

    slow = [SlowReader(site, JSON), SlowReader(site, CSV)]
    site.act("withdraw")
    for text, is_whole in [reader.rest() for reader in slow]:
        assert (is_whole, WORDS in text) == (False, False)
        assert 20_000 < len(text.encode()) < 600_000
        with pytest.raises(json.JSONDecodeError):
            json.loads(text)

    status, _, text = site.get(JSON)
    assert (status, len(json.loads(text)), WORDS in text) == (200, len(rows), False)
