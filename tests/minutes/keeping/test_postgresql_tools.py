"""How backup and restore call the client programs of PostgreSQL: the command lines, the script, the errors."""

import json
import os
import sys

import pytest

from minutes.keeping import postgresql
from minutes.keeping.manifest import BackupRefused

PASSWORD = "correct horse battery"
RECORDING = f"""#!{sys.executable}
import json, os, sys
name = os.path.basename(sys.argv[0])
if name == "pg_restore":
    print(" TABLE DATA public minutes_edition " if "--list" in sys.argv else "SELECT 'of the dump';")
stdin = sys.stdin.read() if name == "psql" else ""
with open(os.path.join(os.path.dirname(sys.argv[0]), "calls"), "a") as calls:
    print(json.dumps([name, sys.argv[1:], os.environ.get("PGPASSWORD"), stdin]), file=calls)
"""
FAILING = f"""#!{sys.executable}
import sys
sys.exit("psql:<stdin>:2: NOTICE:  drop cascades to 61 other objects\\npsql:<stdin>:7: ERROR:  disk full")
"""


class Connection:
    """A connection's parameters, with a password as on a real server."""

    def get_connection_params(self):
        return {"dbname": "council", "host": "db", "user": "council", "password": PASSWORD}

    def close(self):
        pass


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """A folder of programs that write down how they are called; there are no others."""
    monkeypatch.setattr(postgresql, "connection", Connection())
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("pg_dump", "pg_restore", "psql"):
        put(tmp_path / name, RECORDING)
    return tmp_path


def put(program, source):
    program.write_text(source)
    program.chmod(0o700)


def calls(tools):
    return [json.loads(line) for line in (tools / "calls").read_text().splitlines()]


def test_the_password_is_on_no_command_line(tools):
    postgresql.dump(tools / "database.dump")
    postgresql.check(tools / "database.dump", [])
    postgresql.load(tools / "database.dump")
    assert [name for name, *_ in calls(tools)] == [
        "pg_dump",
        "pg_restore",
        "pg_restore",
        "psql",
        "pg_restore",
        "psql",
    ]
    assert [line for line in calls(tools) if PASSWORD in str(line[1])] == []
    assert {password for _, _, password, _ in calls(tools)} == {PASSWORD}


def test_psql_gets_the_whole_script_as_one_transaction(tools):
    postgresql.load(tools / "database.dump")
    _, arguments, _, script = calls(tools)[-1]
    assert script == (f"{postgresql.PUT_ASIDE}SELECT 'of the dump';\n{postgresql.SHUT}COMMIT;\n")
    assert set(arguments) > {"--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"}


def test_what_psql_refuses_is_said_in_one_line(tools):
    put(tools / "psql", FAILING)
    with pytest.raises(BackupRefused) as refused:
        postgresql.load(tools / "database.dump")
    assert str(refused.value) == "psql ができませんでした: psql:<stdin>:7: ERROR:  disk full"


@pytest.mark.parametrize("missing", ["pg_restore", "psql"])
def test_a_missing_program_is_named_before_anything_is_touched(tools, missing):
    os.unlink(tools / missing)
    with pytest.raises(BackupRefused, match=f"^{missing} がありません。PostgreSQL のクライアント"):
        postgresql.check(tools / "database.dump", [])
