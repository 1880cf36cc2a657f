"""Forks processes from one that has started Python and Django already; each works on a database of its own.

python -m tests.minutes.keeping.processes.fork_server SOCKET serves until its standard input closes. Starting one
manage.py costs a second of processor time, and these tests start some thirty.
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
    """A forked process, with the part of subprocess.Popen's interface that these tests use."""

    def __init__(
        self, fork_server: Path, environment: dict, call: list, *, stdin=None, stdout=subprocess.PIPE
    ):
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 (closed by communicate)
        self.returncode = self.stdin = self.stdout = None
        if stdin == subprocess.PIPE:
            stdin, end = os.pipe()
            self.stdin = os.fdopen(end, "w")
        if stdout == subprocess.PIPE:
            end, stdout = os.pipe()
            self.stdout = os.fdopen(end)
        self._supervisor = socket.socket(socket.AF_UNIX)
        self._supervisor.connect(str(fork_server))
        with open(os.devnull) as nothing:
            self._request([environment, call], [nothing if stdin is None else stdin, stdout, self._errors])
        for end in (stdin, stdout):
            if isinstance(end, int):
                os.close(end)

    def _request(self, request, files):
        data = json.dumps(request).encode()
        descriptors = [file if isinstance(file, int) else file.fileno() for file in files]
        socket.send_fds(self._supervisor, [len(data).to_bytes(4, "big")], descriptors)
        self._supervisor.sendall(data)
        self.pid = int.from_bytes(self._supervisor.recv(4), "big")

    def poll(self):
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(timeout=0.001)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            self._supervisor.settimeout(timeout)
            try:
                self.returncode = int.from_bytes(self._supervisor.recv(4), "big", signed=True)
            except TimeoutError as error:
                raise subprocess.TimeoutExpired(str(self.pid), timeout) from error
        return self.returncode

    def kill(self):
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def communicate(self):
        output = self.stdout.read() if self.stdout else None
        self.wait()
        self._errors.seek(0)
        errors = self._errors.read()
        for file in (self.stdin, self.stdout, self._errors, self._supervisor):
            if file:
                file.close()
        return output, errors


@contextlib.contextmanager
def running_fork_server(folder: Path, environment: dict):
    """Runs a fork server; yields the path of its socket."""
    path = folder / "socket"
    command = [sys.executable, "-m", "tests.minutes.keeping.processes.fork_server", str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:
        assert process.stdout.readline() == "ready\n"
        yield path
        process.stdin.close()


def serve(path):
    """Forks one supervisor for each request, so that the server itself never waits."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        print("ready", flush=True)
        while sys.stdin not in select.select([sys.stdin, listener], [], [])[0]:
            client, _ = listener.accept()
            with client:
                if os.fork() == 0:
                    listener.close()
                    supervise(client)


def supervise(client):
    """Runs the requested call in a child; sends its process ID, then its exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    length, files, _, _ = socket.recv_fds(client, 4, 3)
    environment, call = json.loads(client.recv(int.from_bytes(length, "big"), socket.MSG_WAITALL))
    child = os.fork()
    if child == 0:
        client.close()
        run_in_child(environment, call, files)
    for file in files:
        os.close(file)
    client.sendall(child.to_bytes(4, "big"))
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(OSError):
        client.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))
    os._exit(0)


def run_in_child(environment, call, files):
    from django.db import connections

    for descriptor, file in enumerate(files):
        os.dup2(file, descriptor)
    code = 1
    try:
        code = run(environment, call) or 0
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


def run(environment, call):
    """Runs a command of manage.py or a task of tasks.py on the database that the environment names."""
    from django.conf import settings
    from django.core.management import execute_from_command_line
    from django.db import connections

    from council.settings import database
    from tests.minutes.keeping.processes.tasks import TASKS

    os.environ.clear()
    os.environ.update(environment)
    settings.MEDIA_ROOT = Path(environment["MEDIA_ROOT"])
    dumps = settings.MEDIA_ROOT.with_name(f"{settings.MEDIA_ROOT.name}-dumps")
    settings.STORAGES["dumps"]["OPTIONS"]["location"] = dumps
    settings.JOURNAL_COPY = environment.get("JOURNAL_COPY", "")
    settings.DATABASES = {"default": database(environment["DATABASE_URL"])}
    connections.settings = connections.configure_settings(settings.DATABASES)
    connections["default"] = connections.create_connection("default")
    if call[0] == "manage":
        return execute_from_command_line(["manage.py", *call[1:]])
    return TASKS[call[0]](*map(int, call[1:]))


if __name__ == "__main__":
    import tests.minutes.keeping.processes.tasks  # noqa: F401 (Django and all that the tasks need)
    from minutes.search.analysis.tokens import rules_version

    rules_version()  # cached, and so known to every process that is forked
    serve(sys.argv[1])
