"""Installations of a test's own, apart from pytest-django's database, and the processes that work on them."""

import json
import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

from tests.databases import client_programs, new_database
from tests.minutes.keeping.processes.fork_server import ROOT, Process

KEY = "a-key-of-the-tests-only-" * 4
_serial = count(1)


def environment(url: str, media: Path) -> dict:
    """Returns the environment of a process that works on a database and a media folder."""
    return os.environ | {
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(media),
        "SECRET_KEY": KEY,
        "DEBUG": "0",
        "HTTPS": "0",
        "LOG_LEVEL": "WARNING",
        # The client programs of the server itself, before any older ones of the machine.
        "PATH": os.pathsep.join([*map(str, client_programs()), os.environ["PATH"]]),
    }


class Installation:
    """A database with its media folder, on the kind of server that the tests run on."""

    fork_server: Path  # the socket of the server that forks the processes (conftest.py)

    def __init__(self, folder: Path, like: str | None = None):
        """`like`: the URL of a database to copy; without it, the database is empty."""
        self.media = folder / f"media{next(_serial)}"
        self.media.mkdir()
        self.journal = folder / f"{self.media.name}-journal.jsonl"
        self.url = new_database(f"installation{os.getpid()}_{next(_serial)}", folder, like=like)
        self.environment = environment(self.url, self.media)

    def copied(self, folder: Path) -> "Installation":
        """Returns a copy: the database and its journal, without the media files."""
        copy = Installation(folder, self.url)
        if self.journal.exists():
            shutil.copyfile(self.journal, copy.journal)
        return copy

    def another_machine(self, folder: Path) -> "Installation":
        """Returns a machine with a media folder of its own that works on the same database."""
        machine = Installation(folder)
        machine.url = self.url
        machine.environment |= {"DATABASE_URL": self.url}
        return machine

    def manage(self, *words, check=True) -> subprocess.CompletedProcess:
        """Runs a command of manage.py in a process of its own, to its end. Fails the test on an error if `check`."""
        process = self.start("manage", *words)
        stdout, stderr = process.communicate()
        assert not check or process.returncode == 0, stderr
        return subprocess.CompletedProcess(words, process.returncode, stdout, stderr)

    def run(self, *words) -> str:
        """Runs a task (tasks.py) in a process of its own, to its end, and returns its output."""
        process = self.start(*words)
        stdout, stderr = process.communicate()
        assert process.returncode == 0, stderr
        return stdout

    def start(self, *words, **pipes) -> Process:
        """Starts a task, or a command of manage.py, in a process of its own."""
        return Process(self.fork_server, self.environment, [*map(str, words)], **pipes)

    def start_module(self, *words, **options) -> subprocess.Popen:
        """Starts python -m … in a new process, which is not forked."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        command = [sys.executable, "-m", *map(str, words)]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True, **options)

    def state(self) -> dict:
        """Returns all that the tests compare of a database (see tasks.py)."""
        return json.loads(self.run("state"))

    def reader(self) -> dict:
        """Returns what a reader sees (see tasks.py)."""
        return json.loads(self.run("seen"))
