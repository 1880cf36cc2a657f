"""copy_database: from SQLite to PostgreSQL by one command."""

import os
import shutil

import pytest

from tests.minutes.keeping.processes.installation import Installation

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(
    os.environ.get("TEST_DATABASE") != "postgresql", reason="moves into a PostgreSQL"
)


@pytest.fixture
def office(fork_server, tmp_path, monkeypatch):
    """An installation on SQLite in which somebody has worked."""
    with monkeypatch.context() as on_sqlite:
        on_sqlite.setenv("TEST_DATABASE", "sqlite")
        office = Installation(tmp_path)
    office.manage("migrate", "--verbosity", "0")  # the databases to copy are PostgreSQL's in this run
    office.run("scene", 2)
    office.run("change")
    return office


def database_file(installation):
    return installation.url.removeprefix("sqlite:///")


@on_postgresql
def test_everything_arrives_and_work_goes_on(office, migrated):
    shutil.copyfile(office.journal, migrated.journal)  # the media folder stays, and its journal beside it
    output = migrated.manage("copy_database", database_file(office)).stdout
    assert "公開した版を確かめました。" in output
    office_state, copied = office.state(), migrated.state()
    # What is derived is made again there, which raises the counters of the caches.
    assert copied.pop("counter") > office_state.pop("counter")
    assert copied == office_state | {"sessions": 0}
    migrated.run("write", 5, 0)  # new primary keys follow the copied ones
    state = migrated.state()
    assert (state["problems"], state["halves"], state["editions"]) == ([], [], office_state["editions"] + 1)
    again = migrated.manage("copy_database", database_file(office), check=False)
    assert "もう会議かアカウントがあります" in again.stderr


@on_postgresql
def test_a_file_of_something_else_is_refused(migrated, tmp_path):
    (tmp_path / "letter").write_text("not a database")
    for name, message in (("letter", "SQLite のデータベースではありません"), ("nowhere", "がありません")):
        done = migrated.manage("copy_database", tmp_path / name, check=False)
        assert (done.returncode, message in done.stderr) == (1, True)


def test_only_into_an_empty_postgresql(installation):
    if os.environ.get("TEST_DATABASE") == "postgresql":
        done = installation.manage("copy_database", "nowhere", check=False)
        assert "もう会議かアカウントがあります" in done.stderr
    else:
        done = installation.manage("copy_database", "nowhere", check=False)
        assert "PostgreSQL を指定してください" in done.stderr
    assert done.returncode == 1
