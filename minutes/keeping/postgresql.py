"""Backs up and restores a PostgreSQL database with its own client programs: pg_dump, pg_restore and psql.

The file is in pg_dump's custom format, which pg_restore reads without this program too.
"""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from django.db import connection, transaction

from minutes.keeping.manifest import BackupRefused
from minutes.models import PublicState

FILE = "database.dump"
NO_TOOL = "{} がありません。PostgreSQL のクライアント（サーバーと同じか、それより新しい版）を入れてください。"
LIBPQ = {
    "dbname": "PGDATABASE",
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
}
# Where a restore was killed, the tables that it put aside are still the old database.
OLD = "before_restore"
PUT_ASIDE = f"""BEGIN;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_namespace WHERE nspname = '{OLD}') THEN DROP SCHEMA public CASCADE;
  ELSE ALTER SCHEMA public RENAME TO {OLD}; END IF;
END $$;
CREATE SCHEMA public;
"""
# The script of a dump leaves no search path.
SHUT = (
    "INSERT INTO public.minutes_publicstate (subject, changes)"
    f" VALUES ('{PublicState.Subject.SHUT}', {PublicState.Shut.UNFINISHED:d})"
    " ON CONFLICT (subject) DO UPDATE SET changes = excluded.changes;\n"
)
COMMIT = "COMMIT;\n"
# Stop at the first error and report it in one line.
PSQL = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse", "--file=-")


def dump(target: Path) -> None:
    """Writes the database as it is at one moment to a file; others may go on writing meanwhile."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def check(file: Path, migrations: list[str]) -> None:
    """Raises BackupRefused unless the file is a whole dump of this program's database and psql is installed."""
    contents = _run("pg_restore", "--list", str(file))
    if b" TABLE DATA public minutes_edition " not in contents:
        raise BackupRefused(f"{file.name} は会議録のデータベースではありません。")
    with tempfile.TemporaryFile() as script:
        _write_script(file, script)
    _run("psql", "--version")


def replace(file: Path, bring_up: Callable[[], None]) -> None:
    """Replaces the whole database by the dump, shut, and lets `bring_up` work there; the old one is put aside.

    Where `bring_up` fails, the old tables come back. Where the process is killed, the dump's are there, and shut. Raises
    BackupRefused where the dump cannot be loaded.
    """
    load(file)
    try:
        bring_up()
    except BaseException:
        connection.close()
        _take_back()
        raise


def drop_old_tables() -> None:
    """Drops the tables of the database that was replaced; to be called in the transaction that opens the new one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = %s)", [OLD])
        if cursor.fetchone()[0]:
            cursor.execute(f"DROP SCHEMA {OLD} CASCADE")


def _take_back():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute(f"ALTER SCHEMA {OLD} RENAME TO public")


def load(file: Path) -> None:
    """Puts the tables aside and loads the dump, shut, in one transaction: all of it or nothing.

    Raises BackupRefused at the first error.

    The script itself holds BEGIN and COMMIT. With psql's --single-transaction, the end of the input is a COMMIT:
    when this process was killed, psql committed the half that it had read. Now it reads no COMMIT then. The
    schema alone is 130 kB, twice what the pipe between the two holds.
    """
    connection.close()
    with tempfile.TemporaryFile() as script:
        _write_script(file, script)  # read to its end before anything is dropped
        script.seek(0)
        _run(
            "psql",
            *PSQL,
            stdin=chain([PUT_ASIDE.encode()], script, [SHUT.encode(), COMMIT.encode()]),
            stdout=subprocess.DEVNULL,
        )


def _write_script(file, script):
    _run("pg_restore", "--no-owner", "--no-privileges", "--file=-", str(file), stdout=script)


def _run(tool, *arguments, stdin: Iterable[bytes] = (), stdout=subprocess.PIPE) -> bytes:
    """Runs a client program, feeds it the lines of `stdin`, and returns its output where that is piped.

    Raises BackupRefused where the program is missing or fails, with the last line that it reported.
    """
    with tempfile.TemporaryFile() as stderr:
        with _start([tool, *arguments], stdin=subprocess.PIPE, stdout=stdout, stderr=stderr) as process:
            _feed(process.stdin, stdin)
            output = process.stdout.read() if process.stdout else b""
        if process.returncode:
            stderr.seek(0)
            report = stderr.read().decode(errors="replace").strip().splitlines() or [""]
            raise BackupRefused(f"{tool} ができませんでした: {report[-1]}")
    return output


def _start(command, **streams):
    try:
        return subprocess.Popen(command, env=_environment(), **streams)
    except FileNotFoundError as error:
        raise BackupRefused(NO_TOOL.format(command[0])) from error


def _feed(pipe, lines):
    # A program that stops at an error closes the pipe and reports the error.
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.writelines(lines)


def _environment():
    """The variables by which libpq finds the database; a password on a command line would be seen by every user."""
    params = connection.get_connection_params()
    libpq = {variable: str(params[name]) for name, variable in LIBPQ.items() if params.get(name)}
    return os.environ | libpq | {"LC_ALL": "C.UTF-8"}
