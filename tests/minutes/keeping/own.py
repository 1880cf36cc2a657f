"""Databases of a test's own, outside pytest-django's, and processes that work on them."""

import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path

from tests.databases import client_programs, new_database
from tests.minutes.keeping.warm import ROOT, Process

KEY = "a-key-of-the-tests-only-" * 4
_serial = count(1)


def environment(url: str, media: Path) -> dict:
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


class Own:
    """One database with its media folder, on the kind of server that the tests run on."""

    warm: Path  # where processes are forked (conftest.py)

    def __init__(self, folder: Path, like: str | None = None):
        """`like`: the URL of the database that this one is a copy of."""
        self.media = folder / f"media{next(_serial)}"
        self.media.mkdir()
        self.url = new_database(f"own{os.getpid()}_{next(_serial)}", folder, like=like)
        self.environment = environment(self.url, self.media)

    def manage(self, *words, check=True) -> subprocess.CompletedProcess:
        """A command of manage.py, in a process of its own, to its end."""
        process = self.start("manage", *words)
        said, problem = process.communicate()
        assert not check or process.returncode == 0, problem
        return subprocess.CompletedProcess(words, process.returncode, said, problem)

    def work(self, *words) -> str:
        """A function of work.py, in a process of its own, to its end."""
        process = self.start(*words)
        said, problem = process.communicate()
        assert process.returncode == 0, problem
        return said

    def start(self, *words, **pipes) -> Process:
        """A process at work on this database; its output can be read."""
        return Process(self.warm, self.environment, [*map(str, words)], **pipes)

    def start_module(self, *words, **how) -> subprocess.Popen:
        """One that starts from nothing: python -m …"""
        how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
        command = [sys.executable, "-m", *map(str, words)]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True, **how)

    def look(self) -> dict:
        return json.loads(self.work("look"))
