"""kill -9 of the server while a clerk saves and publishes. The full size: KILLED_SAVES=100 pytest <this file>."""

import os
import random
import signal
import socket
import threading
import time
import urllib.error
import urllib.request

import pytest

from tests.minutes.keeping.processes.clerk_at_work import Clerk

pytestmark = pytest.mark.django_db
SAVES = int(os.environ.get("KILLED_SAVES", "8"))
A_LIFE = 5  # acknowledged saves between two kills


def serve(own):
    """gunicorn as docker runs it, on a port of its own, in a group of processes of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own.environment |= {"PORT": str(port), "BIND": "127.0.0.1", "DEBUG": "1", "WEB_PROCESSES": "1"}
    quiet = {"stdout": None, "stderr": None}
    server = own.start_module("gunicorn", "council.wsgi", start_new_session=True, **quiet)
    site = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{site}/healthz", timeout=5)
            return server, site
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def live(own, turn, meeting, first, chance):
    """One life of the server: acknowledged marks and publications, until it is killed in the middle of something."""
    server, site = serve(own)
    marks, published = [], 0
    try:
        clerk = Clerk(site)
        while True:
            if len(marks) == A_LIFE:
                threading.Timer(chance.uniform(0, 0.06), os.killpg, (server.pid, signal.SIGKILL)).start()
            mark = f"〔{first + len(marks)}〕"
            assert clerk.add_words(turn, mark)
            marks.append(mark)
            if len(marks) % 3 == 0:
                assert clerk.publish(meeting)
                published += 1
    except (OSError, ConnectionError):
        pass
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
    return marks, published


@pytest.mark.long
def test_nothing_acknowledged_is_lost_and_nothing_half_is_public(seen, own):
    turn, meeting = (int(word) for word in own.work("last_turn").split())
    chance = random.Random(4)
    acknowledged, published = [], 0
    while len(acknowledged) < SAVES:
        marks, number = live(own, turn, meeting, 1000 * (1 + len(acknowledged)), chance)
        acknowledged += marks
        published += number
    found = own.look()
    assert [mark for mark in acknowledged if found["last"][str(meeting)].count(mark) != 1] == []
    assert (found["problems"], found["halves"]) == ([], [])
    assert found["editions"] - seen["editions"] >= published
