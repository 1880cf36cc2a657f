"""Two web machines on one PostgreSQL and one bucket, as real processes: what one takes the other serves, and a kill of one
loses nothing. FILES_URLS="s3+http://… s3+http://…" runs it on two empty buckets of a real server (docs/scale.md)."""

import hashlib
import json
import os
import secrets
import urllib.error

import pytest

from tests.databases import REGISTRY, new_database, on_postgresql, ready
from tests.minutes.files.bucket.machines import Machine, UploadingClerk
from tests.minutes.files.bucket.stores import new_bucket
from tests.minutes.files.samples import PDF

# Two gunicorns, a database and commands of their own: half a minute.
pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.skipif(not on_postgresql(), reason="several machines share a PostgreSQL"),
]
SECOND = PDF + b"% second"


@pytest.fixture(scope="module")
def buckets(request):
    """Two empty buckets: that of the site, and one for a restore."""
    if given := os.environ.get("FILES_URLS"):
        return given.split()
    endpoint = request.getfixturevalue("object_store")
    return [new_bucket(endpoint) for _ in range(2)]


@pytest.fixture(scope="module")
def database():
    return new_database(f"machines{secrets.token_hex(4)}", like=ready(REGISTRY))


@pytest.fixture(scope="module")
def machines(tmp_path_factory, database, buckets):
    folder = tmp_path_factory.mktemp("machines")
    machines = [Machine(folder / name, database, buckets[0]) for name in ("first", "second")]
    made = json.loads(machines[0].run("-m", "tests.minutes.files.bucket.machines"))
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.wait()
    yield machines, made
    for machine in machines:
        machine.kill()


def public_address(content):
    return f"/files/{hashlib.sha256(content).hexdigest()}/資料1.pdf"


def refused(machine):
    """The status of a sign-in with a wrong password."""
    try:
        UploadingClerk(machine.site, "wrong")
    except urllib.error.HTTPError as error:
        return error.code
    return 200


def test_what_one_takes_the_other_serves_and_a_kill_loses_nothing(machines):
    (first, second), (meeting, handout) = machines
    assert ["記録実務者会議" in machine.ask("/")[1].decode() for machine in (first, second)] == [False, False]

    clerk = UploadingClerk(first.site)
    assert clerk.upload(handout, "資料1.pdf", PDF)
    assert clerk.at(second).file(handout) == PDF  # the same session, the same file
    assert second.ask(public_address(PDF))[0] == 404
    assert clerk.publish(meeting)
    # The page that the first had kept is stale at once.
    assert ["記録実務者会議" in machine.ask("/")[1].decode() for machine in (first, second)] == [True, True]
    assert [machine.ask(public_address(PDF)) for machine in (first, second)] == [(200, PDF)] * 2

    assert clerk.at(first).upload(handout, "資料1.pdf", SECOND)
    assert clerk.publish(meeting)
    first.kill()
    assert clerk.at(second).file(handout) == SECOND
    assert [second.ask(public_address(content)) for content in (PDF, SECOND)] == [(200, PDF), (200, SECOND)]
    assert second.ask("/healthz")[0] == 200
    assert clerk.upload(handout, "資料1.pdf", PDF) and clerk.publish(meeting)
    lines = (first.folder.parent / "journal-of-all.jsonl").read_text().splitlines()
    assert [json.loads(line)["what"] for line in lines].count("publish") == 3
    # Nothing else lies on the disk of either.
    assert [machine.lying() for machine in (first, second)] == [["media-journal.jsonl"]] * 2
    assert "3の版を確かめました。すべて合っています。" in second.run("manage.py", "verify_editions")


def test_failures_to_sign_in_are_counted_together(machines):
    (first, second), _ = machines
    if first.process is None:
        first.start()  # killed in the test before
        first.wait()
    answers = [refused(machine) for machine in (first, second, first, second, first, second, first)]
    assert answers == [200, 200, 200, 200, 429, 429, 429]


def test_a_backup_of_one_is_restored_into_another_bucket(machines, buckets, database, tmp_path):
    (first, second), _ = machines
    second.run("manage.py", "backup", str(tmp_path / "kept"))
    digests = [hashlib.sha256(content).hexdigest() for content in (PDF, SECOND)]
    copied = [tmp_path / "kept" / "media" / "handouts" / digest[:2] / digest for digest in digests]
    assert [path.read_bytes() for path in copied] == [PDF, SECOND]
    listed = json.loads((tmp_path / "kept" / "manifest.json").read_text())["files"]
    assert {path.relative_to(tmp_path / "kept").as_posix() for path in copied} <= set(listed)

    for machine in (first, second):
        machine.kill()
    empty = new_database(f"restored{secrets.token_hex(4)}")
    second.environment |= {"DATABASE_URL": empty, "FILES_URL": buckets[1]}
    second.run("manage.py", "restore", str(tmp_path / "kept"))
    assert "すべて合っています。" in second.run("manage.py", "verify_editions")
    second.start()
    second.wait()
    assert [second.ask(public_address(content)) for content in (PDF, SECOND)] == [(200, PDF), (200, SECOND)]
