"""The site by way of PgBouncer, which lends a connection of the database for one transaction: pages, acts, commands."""

import os
import shutil
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.scale.web_server import ask, free_port, web_server

# A pooler, a web server and the scene: some ten seconds.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.long,
    pytest.mark.skipif(
        os.environ.get("TEST_DATABASE") != "postgresql" or shutil.which("pgbouncer") is None,
        reason="it stands before PostgreSQL, and is to be installed (Debian: pgbouncer)",
    ),
]
WORDS = "十日と決めている。"
FOUND = "/search/?q=%E5%8D%81%E6%97%A5%E3%81%A8%E6%B1%BA%E3%82%81"  # 十日と決め
SETTINGS = """
[databases]
* = host={socket} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
ignore_startup_parameters = options
logfile = {folder}/log
"""


@pytest.fixture
def pooled(scene, tmp_path):
    """The scene behind a pooler that has two connections for all."""
    site = scene.copied(tmp_path)
    url = urlsplit(site.url)
    socket, port = parse_qs(url.query)["host"][0], free_port()
    user = url.username or "postgres"
    site.environment |= {"DATABASE_URL": f"postgres://{user}@127.0.0.1:{port}{url.path}"}
    with folder_for_all() as folder:
        settings = folder / "pgbouncer.ini"
        settings.write_text(SETTINGS.format(socket=socket, user=user, port=port, folder=folder))
        with pooler(settings, port):
            yield site


@contextmanager
def folder_for_all():
    """A folder that another user may enter; pytest's own are shut at a depth that depends on its workers."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@contextmanager
def pooler(settings, port):
    as_other = ["-u", "pgserver"] if os.getuid() == 0 else []
    process = subprocess.Popen(
        [shutil.which("pgbouncer"), "-q", *as_other, settings], stderr=subprocess.DEVNULL
    )
    try:
        await_listener(process, port)
        yield
    finally:
        process.terminate()
        process.wait()


def await_listener(process, port):
    while True:
        assert process.poll() is None, "the pooler has ended"
        with suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)


def test_pages_and_acts(pooled):
    with web_server(pooled) as port:
        before = [ask(port, path) for path in ("/meetings/", "/meetings/2026-09-02-1/", FOUND)]
        assert [(answer.status, WORDS in answer.text) for answer in before] == [
            (200, False),
            (200, True),
            (200, True),
        ]
        pooled.run("take_away")
        after = [ask(port, path) for path in ("/meetings/2026-09-01-1/", "/meetings/2026-09-02-1/")]
        assert [(answer.status, WORDS in answer.text) for answer in after] == [(200, False), (410, False)]
    assert pooled.state()["problems"] == []


@pytest.mark.parametrize("command", ["verify_editions", "check_search", "rebuild_search", "rebuild_derived"])
def test_commands(pooled, command):
    pooled.manage(command)
