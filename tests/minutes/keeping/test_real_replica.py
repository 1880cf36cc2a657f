"""Two web processes that read a replica of the primary, while remarks are withdrawn: no reader is sent withdrawn words.

Full size alone, since it starts two servers: WITHDRAWALS=200 REAL_SERVERS=1 TEST_DATABASE=postgresql pytest <this file>.
Each quarter of the withdrawals is done with the replica in another state.
"""

import http.client
import json
import os
import socket
import subprocess
import threading
import time
from urllib.parse import quote

import pytest

from tests.minutes.keeping.journal.test_real_servers import primary, pytestmark, servers, site

__all__ = ["primary", "pytestmark", "servers", "site"]

WITHDRAWALS = int(os.environ.get("WITHDRAWALS", "24"))
PAGES = (
    "{meeting}",
    "{meeting}u/12/",
    "{meeting}editions/1/",
    "{meeting}editions/1.json",
    "/search/?q=倉庫の奥",
    "/",
)


@pytest.fixture
def replica(site, primary, servers):
    server = servers("replica").copied_from(primary, "-R").start()
    yield server
    server.freeze(False)


@pytest.fixture
def ports(site, replica):
    """Starts two web servers that know the replica; returns their ports."""
    made, ports = [], []
    for _ in range(2):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            ports.append(free.getsockname()[1])
        site.environment |= {
            "DATABASE_REPLICA_URLS": replica.url("minutes").replace("postgresql://", "postgres://"),
            "BIND": "127.0.0.1",
            "PORT": str(ports[-1]),
            "WEB_PROCESSES": "1",
        }
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        made.append(site.start_module("gunicorn", "tests.fuzz.served:application", **quiet))
    del site.environment["DATABASE_REPLICA_URLS"]
    for port in ports:
        while ask(port, "/healthz")[0] != 200:
            time.sleep(0.1)
    yield ports
    for process in made:
        process.terminate()
        process.wait()


def ask(port, path):
    """Returns status and body; 0 where nobody answers yet."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request("GET", quote(path, safe="/?="))
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""
    finally:
        line.close()


class Clerk:
    """Publishes and withdraws one remark after another; each step is waited for."""

    def __init__(self, site):
        self.process = site.start("withdraw_one_by_one", 1, WITHDRAWALS, stdin=subprocess.PIPE)

    def publish(self) -> str:
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self._said("published")

    def _said(self, act):
        said, address = json.loads(self.process.stdout.readline())
        assert said == act
        return f"/meetings/{address}/"

    def is_done(self) -> None:
        self._said("withdrawn")


def reads_of(replica) -> int:
    return replica.ask("SELECT xact_commit FROM pg_stat_database WHERE datname = 'minutes'")


def hold(replica, state):
    """Brings the replica into a state."""
    if state == "paused":
        replica.ask("SELECT pg_wal_replay_pause()")
    if state == "frozen":
        replica.freeze()
    if state == "cut off":
        replica.freeze(False)
        replica.stop()


def test_no_reader_is_sent_withdrawn_words(site, replica, ports):
    clerk, ended, seen = Clerk(site), threading.Event(), {}

    def readers():
        """Read without a pause what stands and what is being withdrawn, so that kept pages are of every age."""
        while not ended.is_set():
            for port in ports:
                seen.setdefault(ask(port, "/meetings/2026-09-01-1/")[0], port)
                seen.setdefault(ask(port, "/search/?q=帳簿")[0], port)

    threads = [threading.Thread(target=readers, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    wrong, slowest = [], {}
    before = reads_of(replica)
    for serial in range(WITHDRAWALS):
        state = ("healthy", "paused", "frozen", "cut off")[serial * 4 // WITHDRAWALS]
        if serial % (WITHDRAWALS // 4) == 0:
            if state == "paused":
                assert reads_of(replica) > before  # the healthy replica was read
            hold(replica, state)
        meeting, words = clerk.publish(), f"帳簿{serial + 1}号を倉庫の奥"
        clerk.is_done()
        for port in ports:
            for page in PAGES:
                began = time.monotonic()
                status, body = ask(port, page.format(meeting=meeting))
                slowest[state] = max(slowest.get(state, 0), time.monotonic() - began)
                if status != 200 or words in body.replace("<mark>", "").replace("</mark>", ""):
                    wrong.append((state, serial, port, page, status))
    ended.set()
    clerk.process.communicate()
    for thread in threads:
        thread.join()
    print({state: f"{seconds:.1f} s" for state, seconds in slowest.items()})
    assert (wrong, set(seen)) == ([], {200})
    assert site.state()["problems"] == []
