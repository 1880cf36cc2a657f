"""Plays the database of a backup back by hand, as an administrator does who knows nothing of manage.py restore."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from tests.databases import client_programs, file_of


def play_back(url: str, backup: Path) -> None:
    """Puts the database of a backup in the place of the one at a URL."""
    (file,) = backup.glob("database.*")
    if file.suffix == ".sqlite3":
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(file_of(url))) as target:
            source.backup(target)
        return
    environment = os.environ | {
        "PATH": os.pathsep.join([*map(str, client_programs()), os.environ["PATH"]]),
    }
    command = ["pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={url}", str(file)]
    subprocess.run(command, check=True, capture_output=True, env=environment)
