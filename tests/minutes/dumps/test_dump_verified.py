"""docs/verify_download.py on a dump, run as a stranger with nothing but Python would: whole, and with each fault named."""

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.acts import reword
from tests.builders import publish_now, published
from tests.minutes.dumps.dumped import all_files, dump_now

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "verify_download.py"


@pytest.fixture
def downloads(tmp_path):
    """Returns a folder with all files of a dump; a line break, a quotation mark and a long remark stand in it."""
    meeting = published().meeting
    reword(meeting, 12, '"十日"と\n決めている。' + "長" * 140_000)
    publish_now(meeting)
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name, data in all_files(Client(), dump_now()).items():
        (folder / name).write_bytes(data)
    return folder


def check(folder):
    """Runs the script; -I keeps out our path and environment, -S every installed package. Returns (code, output)."""
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(folder / "manifest.json")]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_a_whole_dump_holds(downloads):
    manifest = json.loads((downloads / "manifest.json").read_bytes())
    code, said = check(downloads)
    assert (code, said.splitlines()[:-1]) == (
        0,
        [f"{file['name']}: holds, {file['digest']}" for file in manifest["files"]],
    )
    assert len(manifest["files"]) == 11 and said.splitlines()[-1].startswith("the manifest: ")


def missing(path):
    path.unlink()


def cut(path):
    path.write_bytes(path.read_bytes()[:-20])


def changed(path):
    path.write_bytes(
        gzip.compress(gzip.decompress(path.read_bytes()).replace("深川市".encode(), "旭川市".encode()))
    )


@pytest.mark.parametrize("fault", [missing, cut, changed])
@pytest.mark.parametrize("name", ["remarks.jsonl.gz", "remarks.csv.gz"])
def test_each_fault_is_named(downloads, fault, name):
    fault(downloads / name)
    code, said = check(downloads)
    assert (code, [line.partition(":")[0] for line in said.splitlines() if "WRONG" in line]) == (1, [name])


def resealed(folder, name, data):
    """Writes a file, and its digest into the manifest, as somebody would who can do both."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    (folder / name).write_bytes(data)
    for file in manifest["files"]:
        if file["name"] == name:
            file.update(size=len(data), digest=hashlib.sha256(data).hexdigest())
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no gzip", "cannot be read"),
        (gzip.compress(b'{"number": 1}\n', mtime=0), "does not hold what the manifest says"),
        (gzip.compress(b'{"number": 1\n', mtime=0), "cannot be read"),
    ],
)
def test_what_lies_inside_is_looked_at_too(downloads, data, why):
    resealed(downloads, "remarks.jsonl.gz", data)
    code, said = check(downloads)
    assert (code, f"remarks.jsonl.gz: WRONG: {why}" in said) == (1, True)
