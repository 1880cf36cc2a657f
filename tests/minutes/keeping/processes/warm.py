"""Processes that need not start Python and Django anew: forked from one that has, with a database of their own.

python -m tests.minutes.keeping.processes.warm SOCKET waits for what to do, until its standard input closes. A second of the
processor goes into starting one `manage.py`, and these tests start some thirty.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


class Process:
    """What subprocess.Popen offers, of it what these tests use."""

    def __init__(self, warm: Path, environment: dict, call: list, *, stdin=None, stdout=subprocess.PIPE):
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 (closed by communicate)
        self.returncode = self.stdin = self.stdout = None
        if stdin == subprocess.PIPE:
            stdin, end = os.pipe()
            self.stdin = os.fdopen(end, "w")
        if stdout == subprocess.PIPE:
            end, stdout = os.pipe()
            self.stdout = os.fdopen(end)
        self._guardian = socket.socket(socket.AF_UNIX)
        self._guardian.connect(str(warm))
        with open(os.devnull) as nothing:
            self._ask([environment, call], [nothing if stdin is None else stdin, stdout, self._errors])
        for end in (stdin, stdout):
            if isinstance(end, int):
                os.close(end)

    def _ask(self, request, files):
        words = json.dumps(request).encode()
        numbers = [one if isinstance(one, int) else one.fileno() for one in files]
        socket.send_fds(self._guardian, [len(words).to_bytes(4, "big")], numbers)
        self._guardian.sendall(words)
        self.pid = int.from_bytes(self._guardian.recv(4), "big")

    def poll(self):
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(timeout=0.001)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            self._guardian.settimeout(timeout)
            try:
                self.returncode = int.from_bytes(self._guardian.recv(4), "big", signed=True)
            except TimeoutError as error:
                raise subprocess.TimeoutExpired(str(self.pid), timeout) from error
        return self.returncode

    def kill(self):
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def communicate(self):
        said = self.stdout.read() if self.stdout else None
        self.wait()
        self._errors.seek(0)
        problem = self._errors.read()
        for one in (self.stdin, self.stdout, self._errors, self._guardian):
            if one:
                one.close()
        return said, problem


@contextlib.contextmanager
def warm_process(folder: Path, environment: dict):
    """The socket that one listens at."""
    path = folder / "warm"
    command = [sys.executable, "-m", "tests.minutes.keeping.processes.warm", str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:
        assert process.stdout.readline() == "warm\n"
        yield path
        process.stdin.close()


def serve(path):
    """One guardian for each call, so that this process never waits."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as waiting:
        waiting.bind(path)
        waiting.listen()
        print("warm", flush=True)
        while sys.stdin not in select.select([sys.stdin, waiting], [], [])[0]:
            asking, _ = waiting.accept()
            with asking:
                if os.fork() == 0:
                    waiting.close()
                    guard(asking)


def guard(asking):
    """Do what is asked in a process of its own; tell its number, then how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    length, files, _, _ = socket.recv_fds(asking, 4, 3)
    environment, call = json.loads(asking.recv(int.from_bytes(length, "big"), socket.MSG_WAITALL))
    worker = os.fork()
    if worker == 0:
        asking.close()
        work(environment, call, files)
    for one in files:
        os.close(one)
    asking.sendall(worker.to_bytes(4, "big"))
    _, status = os.waitpid(worker, 0)
    with contextlib.suppress(OSError):
        asking.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))
    os._exit(0)


def work(environment, call, files):
    from django.db import connections

    for number, one in enumerate(files):
        os.dup2(one, number)
    code = 1
    try:
        code = answer(environment, call) or 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        connections.close_all()  # SQLite then puts its log away, as at the end of any process
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def answer(environment, call):
    """manage.py's commands, or a function of work.py, on the database that the environment names."""
    from django.conf import settings
    from django.core.management import execute_from_command_line
    from django.db import connections

    from council.settings import database
    from tests.minutes.keeping.processes import work

    os.environ.clear()
    os.environ.update(environment)
    settings.MEDIA_ROOT = Path(environment["MEDIA_ROOT"])
    settings.DATABASES = {"default": database(environment["DATABASE_URL"])}
    connections.settings = connections.configure_settings(settings.DATABASES)
    connections["default"] = connections.create_connection("default")
    if call[0] == "manage":
        return execute_from_command_line(["manage.py", *call[1:]])
    return work.WORK[call[0]](*map(int, call[1:]))


if __name__ == "__main__":
    import tests.minutes.keeping.processes.work  # noqa: F401 (Django and all that the work needs)
    from minutes.search.analysis.tokens import rules_version

    rules_version()  # kept, and so known to every process that is forked
    serve(sys.argv[1])
