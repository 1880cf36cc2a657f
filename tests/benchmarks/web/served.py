"""python -m tests.benchmarks.web.served: processor time of a request over a real gunicorn, under four readers at once.

A kept page and a 304 beside /healthz, in turns, so that other work on the machine affects all of them alike. ROUNDS and
REQUESTS come from the environment.
"""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.benchmarks.kept import ROOT
from tests.benchmarks.pages import PAGES, prepare

READERS = 4
ROUNDS, REQUESTS = int(os.environ.get("ROUNDS", "7")), int(os.environ.get("REQUESTS", "400"))
TICKS = os.sysconf("SC_CLK_TCK")


def processor_time(pid: int) -> float:
    """Returns the seconds of processor that a process has used, by /proc."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ask(port: int, path: str, number: int, tag: str = "") -> http.client.HTTPResponse:
    """Asks for a page so often over one connection, and returns the last answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(number):
        connection.request("GET", path, headers={"If-None-Match": tag} if tag else {})
        answer = connection.getresponse()
        answer.read()
    connection.close()
    return answer


def milliseconds(worker: int, port: int, path: str, tag: str) -> float:
    """Returns the processor time of the worker a request, asked by READERS at once."""
    readers = [threading.Thread(target=ask, args=(port, path, REQUESTS, tag)) for _ in range(READERS)]
    began = processor_time(worker)
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return (processor_time(worker) - began) * 1000 / (READERS * REQUESTS)


def measure(worker: int, port: int) -> dict[str, float]:
    """Returns {what was asked for: median milliseconds of processor a request}."""
    asked = {"/healthz": ("/healthz", "")}
    for name, path in PAGES.items():
        answer = ask(port, path, 3)
        assert answer.status == 200, (path, answer.status)
        asked[name], asked[f"{name}、304"] = (path, ""), (path, answer.headers["ETag"])
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (path, tag) in asked.items():
            times[name].append(milliseconds(worker, port, path, tag))
    return {name: statistics.median(measured) for name, measured in times.items()}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(port: int) -> subprocess.Popen:
    """Starts a gunicorn of one worker, and waits until it answers."""
    environment = os.environ | {
        "PORT": str(port),
        "BIND": "127.0.0.1",
        "WEB_PROCESSES": "1",
        "LOG_LEVEL": "INFO",
    }
    command = [sys.executable, "-m", "gunicorn", "council.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            ask(port, "/healthz", 1)
            return server
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("gunicorn does not answer")


def main():
    with tempfile.TemporaryDirectory(prefix="council-bench-") as folder:
        os.environ["TEST_DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        import tests.environment  # noqa: F401

        os.environ["DJANGO_SETTINGS_MODULE"] = "council.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        prepare()
        port = free_port()
        server = serve(port)
        try:
            children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
            times = measure(int(children[0]), port)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()
    health = times["/healthz"]
    for name, measured in times.items():
        print(f"{name}\t{measured:.3f} ms\t{measured / health:.2f}")


if __name__ == "__main__":
    main()
