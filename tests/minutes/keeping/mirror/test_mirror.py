"""docs/mirror.py polls only the changes, while two write at once. Full size: MIRROR_ACTS=200 pytest <this file>."""

import json
import os
from pathlib import Path

import pytest

from tests.minutes.keeping.mirror.mirror_tasks import SCRIPT, without_host

# Marked, so that it runs on both databases; it works on one of its own.
pytestmark = [pytest.mark.django_db, pytest.mark.long]  # processes that publish, back up and restore
ACTS = int(os.environ.get("MIRROR_ACTS", "20"))
SEED = int(os.environ.get("MIRROR_SEED", "1"))


@pytest.fixture
def site(migrated_site, tmp_path):
    return Mirrored(migrated_site.copied(tmp_path))


class Mirrored:
    """An installation, its mirror, and what was withdrawn there: [address, words] each."""

    def __init__(self, installation):
        self.installation, self.withdrawn = installation, []
        self.file = Path(f"{installation.media}-copy.json")

    def write(self, acts: int, seed: int) -> None:
        """Two write at once; the mirror polls as long as they do, and once more when they are done."""
        writers = [self.installation.start("write_anything", seed + number, acts // 2) for number in (0, 1)]
        while any(writer.poll() is None for writer in writers):
            self.installation.run("mirror")
        for writer in writers:
            output, errors = writer.communicate()
            assert writer.returncode == 0, errors
            self.withdrawn += [json.loads(line) for line in output.splitlines()]
        self.installation.run("mirror")

    def compare(self) -> None:
        """The copy is what the site shows, to the last value, and holds nothing that was withdrawn."""
        copy = json.loads(without_host(self.file.read_text(encoding="utf-8")))["objects"]
        assert copy == json.loads(self.installation.run("shown"))
        kept = {name: json.dumps(value, ensure_ascii=False) for name, value in copy.items()}
        assert [
            (name, words)
            for address, words in self.withdrawn
            for name, text in kept.items()
            if name.split("/")[1] == address and words in text
        ] == []
        assert self.installation.state()["problems"] == []


def test_a_program_that_only_polls_the_changes_holds_what_the_site_shows(site, tmp_path):
    site.write(ACTS // 4, SEED)
    site.compare()
    site.installation.manage("backup", tmp_path / "backup")
    site.write(ACTS // 2, SEED + 10)
    site.compare()
    assert site.withdrawn
    site.installation.manage("restore", tmp_path / "backup")
    site.installation.run("mirror")
    site.compare()
    site.write(ACTS - ACTS // 4 - ACTS // 2, SEED + 20)
    site.compare()


def test_the_example_is_short_and_needs_nothing_but_python():
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    imported = [line.split()[1] for line in lines if line.startswith(("import ", "from "))]
    assert len(lines) <= 60
    assert imported == ["json", "sys", "time", "urllib.error", "urllib.request", "pathlib"]
