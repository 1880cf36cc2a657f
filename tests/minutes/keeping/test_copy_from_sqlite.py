"""From SQLite to PostgreSQL by one command."""

import os

import pytest

from tests.minutes.keeping.processes.own import Own

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(
    os.environ.get("TEST_DATABASE") != "postgresql", reason="moves into a PostgreSQL"
)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A SQLite database in which somebody has worked."""
    with monkeypatch.context() as here:
        here.setenv("TEST_DATABASE", "sqlite")
        own = Own(tmp_path)
    own.manage("migrate", "--verbosity", "0")  # the copies of this run are of the other kind
    own.work("scene", 2)
    own.work("change")
    return own


def file_of(own):
    return own.url.removeprefix("sqlite:///")


@on_postgresql
def test_everything_arrives_and_work_goes_on(office, migrated):
    said = migrated.manage("copy_database", file_of(office)).stdout
    assert "公開した版を確かめました。" in said
    there = office.look()
    assert migrated.look() == there | {"sessions": 0}
    migrated.work("write", 5, 0)  # numbers go on behind those that were copied
    found = migrated.look()
    assert (found["problems"], found["halves"], found["editions"]) == ([], [], there["editions"] + 1)
    again = migrated.manage("copy_database", file_of(office), check=False)
    assert "もう会議かアカウントがあります" in again.stderr


@on_postgresql
def test_a_file_of_something_else_is_refused(migrated, tmp_path):
    (tmp_path / "letter").write_text("not a database")
    for name, answer in (("letter", "SQLite のデータベースではありません"), ("nowhere", "がありません")):
        done = migrated.manage("copy_database", tmp_path / name, check=False)
        assert (done.returncode, answer in done.stderr) == (1, True)


def test_only_into_an_empty_postgresql(own):
    if os.environ.get("TEST_DATABASE") == "postgresql":
        done = own.manage("copy_database", "nowhere", check=False)
        assert "もう会議かアカウントがあります" in done.stderr
    else:
        done = own.manage("copy_database", "nowhere", check=False)
        assert "PostgreSQL を指定してください" in done.stderr
    assert done.returncode == 1
