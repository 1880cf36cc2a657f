"""A web server of a test's own: gunicorn over an installation, and what is asked of it."""

import http.client
import re
import socket
import subprocess
import time
from contextlib import contextmanager


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def web_server(site, module: str = "tests.fuzz.served:application", **environment: str):
    """Yields the port of a gunicorn that serves an installation."""
    port = free_port()
    site.environment |= {"BIND": "127.0.0.1", "PORT": str(port), "WEB_PROCESSES": "1"} | environment
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = site.start_module("gunicorn", module, **quiet)
    try:
        await_answer(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def await_answer(port: int) -> None:
    """Waits until a server is well. A minute is far more than it takes on a crowded machine."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if ask(port, "/healthz").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers at port {port}")


class Answer:
    def __init__(self, response: http.client.HTTPResponse):
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        # A search marks its words in what it finds.
        self.text = re.sub("</?mark>", "", self.body.decode(errors="replace"))


def ask(port: int, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = Answer(connection.getresponse())
    connection.close()
    return answer
