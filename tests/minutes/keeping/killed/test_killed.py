"""kill -9 of the server while a clerk saves and publishes. Full size: KILLED_SAVES=100 pytest <this file>."""

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
SAVES_PER_LIFE = 5  # acknowledged saves between two kills


def serve(installation):
    """Starts gunicorn as Docker does, on a free port and in a process group of its own; returns it and its URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    installation.environment |= {"PORT": str(port), "BIND": "127.0.0.1", "DEBUG": "1", "WEB_PROCESSES": "1"}
    quiet = {"stdout": None, "stderr": None}
    server = installation.start_module("gunicorn", "council.wsgi", start_new_session=True, **quiet)
    site = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{site}/healthz", timeout=5)
            return server, site
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def live(installation, turn, meeting, first, chance):
    """Saves and publishes until the server is killed in the middle; returns the acknowledged tags and publications."""
    server, site = serve(installation)
    tags, published = [], 0
    try:
        clerk = Clerk(site)
        while True:
            if len(tags) == SAVES_PER_LIFE:
                threading.Timer(chance.uniform(0, 0.06), os.killpg, (server.pid, signal.SIGKILL)).start()
            tag = f"〔{first + len(tags)}〕"
            assert clerk.add_words(turn, tag)
            tags.append(tag)
            if len(tags) % 3 == 0:
                assert clerk.publish(meeting)
                published += 1
    except (OSError, ConnectionError):
        pass
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
    return tags, published


@pytest.mark.long
def test_nothing_acknowledged_is_lost_and_nothing_half_is_public(scene_state, installation):
    turn, meeting = (int(word) for word in installation.run("last_turn").split())
    chance = random.Random(4)
    acknowledged, published = [], 0
    while len(acknowledged) < SAVES:
        tags, publications = live(installation, turn, meeting, 1000 * (1 + len(acknowledged)), chance)
        acknowledged += tags
        published += publications
    state = installation.state()
    assert [tag for tag in acknowledged if state["last"][str(meeting)].count(tag) != 1] == []
    assert (state["problems"], state["halves"]) == ([], [])
    assert state["editions"] - scene_state["editions"] >= published
