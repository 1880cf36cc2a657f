"""A PostgreSQL database as one file of pg_dump's own format, which pg_restore reads without this program too."""

import os
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import psycopg
from django.db import connection

from minutes.keeping.manifest import BackupRefused

FILE = "database.dump"
NO_TOOL = "{} がありません。PostgreSQL のクライアント（サーバーと同じか、それより新しい版）を入れてください。"


def dump(target: Path) -> None:
    """pg_dump reads one moment of the database, whoever writes meanwhile."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def check(file: Path, migrations: list[str]) -> None:
    """Raises BackupRefused unless the file is a dump that can be read to its end."""
    listed = _run("pg_restore", "--list", str(file))
    if b" TABLE DATA public minutes_edition " not in listed:
        raise BackupRefused(f"{file.name} は会議録のデータベースではありません。")
    with tempfile.TemporaryFile() as script:
        _script(file, script)


def load(file: Path) -> None:
    """Put the dump in the place of all that stands: one transaction, so all of it or nothing."""
    connection.close()
    try:
        with tempfile.TemporaryFile() as script, psycopg.connect(**_where()) as target:
            _script(file, script)
            script.seek(0)
            target.execute("DROP SCHEMA public CASCADE")
            target.execute("CREATE SCHEMA public")
            _play(target, script)
    except psycopg.Error as error:
        raise BackupRefused(f"データベースに書けませんでした（{error}）。") from error


def _play(target, script: Iterable[bytes]) -> None:
    """Run a script of pg_restore's: statements, and rows between COPY … FROM stdin; and \\. ."""
    statements = []
    lines = iter(script)
    for line in lines:
        if line.startswith(b"COPY ") and line.endswith(b" FROM stdin;\n"):
            target.execute(b"".join(statements))
            statements = []
            with target.cursor().copy(line) as copy:
                for row in iter(lambda: next(lines), b"\\.\n"):
                    copy.write(row)
        elif not line.startswith((b"\\restrict", b"\\unrestrict")):  # meant for psql, not for a server
            statements.append(line)
    target.execute(b"".join(statements))


def _script(file, into):
    _run("pg_restore", "--no-owner", "--no-privileges", "--file=-", str(file), into=into)


def _run(tool, *arguments, into=subprocess.PIPE) -> bytes:
    try:
        done = subprocess.run([tool, *arguments], env=_environment(), stdout=into, stderr=subprocess.PIPE)
    except FileNotFoundError as error:
        raise BackupRefused(NO_TOOL.format(tool)) from error
    if done.returncode:
        said = (done.stderr.decode(errors="replace").strip().splitlines() or [""])[-1]
        raise BackupRefused(f"{tool} ができませんでした: {said}")
    return done.stdout or b""


def _where() -> dict:
    """How to reach the database, as libpq names it."""
    names = ("dbname", "host", "port", "user", "password")
    params = connection.get_connection_params()
    return {name: str(params[name]) for name in names if params.get(name)}


def _environment():
    libpq = {
        "dbname": "PGDATABASE",
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "password": "PGPASSWORD",
    }
    return os.environ | {libpq[name]: value for name, value in _where().items()} | {"LC_ALL": "C.UTF-8"}
