"""Servers of PostgreSQL that a test starts, copies, recovers and promotes as an administrator does."""

import contextlib
import os
import shutil
import signal
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg

from tests.databases import client_programs

# Nobody may run a server as root. The user that the server of the tests runs as is there already.
USER = "pgserver" if os.getuid() == 0 else None
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{socket}'
wal_level = replica
max_wal_senders = 4
hot_standby = on
archive_mode = on
archive_command = 'cp %p {archive}/%f'
"""


class Server:
    """One server with its own data; `socket` is where it is reached. All servers of a test share an archive."""

    def __init__(self, folder: Path, name: str) -> None:
        self.data, self.socket, self.archive = folder / name, folder / f"{name}-socket", folder / "archive"
        self.archive.mkdir(exist_ok=True)
        self.socket.mkdir()
        for made in (folder, self.socket, self.archive):
            made.chmod(0o777)

    def create(self) -> "Server":
        """Makes an empty server and starts it."""
        self.call("initdb", "--pgdata", self.data, "--auth=trust", "--username=site", "--encoding=UTF8")
        self.set(SETTINGS.format(socket=self.socket, archive=self.archive))
        return self.start()

    def copied_from(self, other: "Server", *options: str) -> "Server":
        """Takes a base backup of a server that runs; with -R, as a replica of it."""
        self.call(
            "pg_basebackup", "--pgdata", self.data, "--dbname", other.url("postgres"), "-Xstream", *options
        )
        self.set(f"unix_socket_directories = '{self.socket}'")
        return self

    def snapshot_of(self, other: "Server") -> "Server":
        """Takes what lies on the disk of a server that has been stopped."""
        subprocess.run(["cp", "--archive", other.data, self.data], check=True)
        self.set(f"unix_socket_directories = '{self.socket}'")
        return self

    def set(self, lines: str) -> None:
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(f"\n{lines}\n")

    def start(self) -> "Server":
        self.call("pg_ctl", "--pgdata", self.data, "--wait", "--log", self.data / "log", "start")
        return self

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.call("pg_ctl", "--pgdata", self.data, "--mode=fast", "--wait", "stop")

    def freeze(self, frozen: bool = True) -> None:
        """Stops all processes of the server where they are, as a machine that swaps or hangs; or lets them go on."""
        file = self.data / "postmaster.pid"
        if not file.exists():
            return
        first = int(file.read_text().splitlines()[0])
        for pid in [first, *children_of(first)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP if frozen else signal.SIGCONT)

    def promote(self) -> None:
        self.call("pg_ctl", "--pgdata", self.data, "--wait", "promote")

    def recover_to(self, point: str) -> "Server":
        """Starts as a recovery to a restore point, and waits until it takes writes."""
        self.set(
            f"restore_command = 'cp {self.archive}/%f %p'\nrecovery_target_name = '{point}'\n"
            "recovery_target_action = 'promote'"
        )
        (self.data / "recovery.signal").touch()
        shutil.chown(self.data / "recovery.signal", USER) if USER else None
        self.start()
        while self.ask("SELECT pg_is_in_recovery()"):
            pass
        return self

    def ask(self, statement: str, database: str = "postgres"):
        """Returns the first value that a statement gives, if it gives one."""
        with closing(psycopg.connect(self.url(database), autocommit=True)) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None

    def url(self, database: str) -> str:
        return f"postgresql://site@/{database}?host={self.socket}"

    def call(self, program: str, *words) -> None:
        (programs,) = client_programs()
        command = [str(programs / program), *map(str, words)]
        done = subprocess.run(
            command,
            user=USER,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd="/",
        )
        assert done.returncode == 0, done.stderr.decode()


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in tasks]
