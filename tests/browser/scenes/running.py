"""The server of the browser tests as a process: with running_site() as address: …"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def running_site() -> Iterator[str]:
    """Yields the address of a new server with a scene of its own, and ends it."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.browser.scenes.serve"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin and server.stdout
        port = server.stdout.readline().strip()
        assert port.isdecimal(), "the server of the browser tests did not start"
        yield f"http://127.0.0.1:{port}"
        server.stdin.close()
