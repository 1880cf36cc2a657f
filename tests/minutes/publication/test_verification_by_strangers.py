"""docs/verify_download.py, run as a stranger with nothing but Python would run it on the downloads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from minutes.models import Utterance
from tests.builders import MANUSCRIPT, publish_now, published

pytestmark = pytest.mark.django_db

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "verify_download.py"
ADDRESS = "/meetings/2026-09-03-1/"


@pytest.fixture(scope="module")
def downloads(rows_of_module):
    """Returns the downloads of two editions and their chain, {file name: bytes}."""
    first = published()
    Utterance.objects.filter(meeting=first.meeting, number=12).update(text="十四日と決めている。")
    publish_now(first.meeting)
    answers = {
        name: Client().get(ADDRESS + name) for name in ("editions/1.json", "editions/2.json", "editions.json")
    }
    for answer in answers.values():
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json; charset=utf-8")
    return {Path(name).name: answer.content for name, answer in answers.items()}


@pytest.fixture
def folder(downloads, tmp_path):
    """Returns a folder with the downloads, saved as a browser would save them; a test may change its files."""
    for name, content in downloads.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def check(folder):
    """Runs the script; -I keeps out our path and environment, -S every installed package. Returns (code, output)."""
    names = ["1.json", "2.json", "editions.json"]
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), *names], cwd=folder, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def change(path, alter):
    value = json.loads(path.read_text(encoding="utf-8"))
    alter(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def test_what_was_published_holds(folder):
    digests = [json.loads((folder / f"{number}.json").read_text())["digest"] for number in (1, 2)]
    assert check(folder) == (
        0,
        f"2026-09-03-1 edition 1: holds, {digests[0]}\n2026-09-03-1 edition 2: holds, {digests[1]}\n",
    )


def test_a_changed_word_is_told_with_its_place(folder):
    change(folder / "1.json", lambda one: one["record_2"]["blocks"][11].update(text="二日と決めている。"))
    code, said = check(folder)
    assert code == 1
    assert "2026-09-03-1 edition 1: WRONG: the text at u12/text is not the one that was published" in said


def test_who_spoke_is_in_the_digest(folder):
    change(folder / "2.json", lambda one: one["record_2"]["blocks"][11].update(speaker=17))
    code, said = check(folder)
    assert code == 1
    assert "2026-09-03-1 edition 2: WRONG: the digest is" in said


def test_an_edition_computed_anew_breaks_the_chain(folder, client):
    """Whoever rewrites edition 1, digest and all, must rewrite every edition after it."""
    change(folder / "1.json", lambda one: one.update(digest="0" * 64))
    code, said = check(folder)
    assert code == 1
    assert "WRONG: edition 2 does not follow edition 1" in said
    assert "WRONG: edition 1 has another digest in editions.json" in said


def test_a_withdrawn_text_is_named_and_the_chain_still_holds(folder):
    """The files are as a withdrawal leaves them: without the words and their salt, with the leaf."""

    def withdraw(one):
        one["record_2"]["blocks"][11]["text"] = ""
        del one["salts"]["u12/text"]

    for number in (1, 2):
        change(folder / f"{number}.json", withdraw)
    code, said = check(folder)
    assert code == 0
    assert said.count("withdrawn, cannot be checked: u12/text") == 2


def test_downloads_that_never_were(client):
    address = f"/meetings/{published(MANUSCRIPT.replace('9月3日', '9月4日')).address}/"
    for name in ("editions/2.json", "editions/0.json", "editions/999999999.json", "editions/1234567890.json"):
        assert client.get(address + name).status_code == 404, name
    assert client.get("/meetings/2026-09-04-2/editions.json").status_code == 404


def test_a_text_passed_off_as_a_code_and_a_code_as_a_text_are_told(folder):
    """Whether a string is a text is read off the leaves; the digest tells when that was tampered with."""
    original = (folder / "1.json").read_bytes()
    change(folder / "1.json", lambda one: one["leaves"].pop("u12/text"))
    assert "WRONG: the text at u12/text has no leaf: it was not published there" in check(folder)[1]
    assert "edition 1: WRONG: the digest is" in check(folder)[1]
    (folder / "1.json").write_bytes(original)
    change(folder / "1.json", lambda one: one["leaves"].update({"held_on": "0" * 64}))
    assert "edition 1: WRONG: the text at held_on is missing" in check(folder)[1]


def test_a_row_that_is_missing_or_stands_elsewhere_is_told(folder):
    original = (folder / "1.json").read_bytes()
    change(folder / "1.json", lambda one: one["record_2"]["blocks"].pop(11))
    assert "edition 1: WRONG: the text at u12/text is missing" in check(folder)[1]
    (folder / "1.json").write_bytes(original)
    change(folder / "1.json", lambda one: one["record_2"]["blocks"].reverse())
    assert "the order of rows or a text differs from what was published" in check(folder)[1]


def test_a_format_that_comes_later_is_named_and_not_called_wrong(folder):
    change(folder / "2.json", lambda one: one.update(format=3, record_3=one.pop("record_2")))
    code, said = check(folder)
    assert code == 1
    assert "2026-09-03-1 edition 2: a newer format: get a newer verify_download.py" in said
    assert "WRONG" not in said
