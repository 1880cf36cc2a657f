"""What is asked of an installation, in a process of its code; each returns the figure for the table."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.upgrade.base import ROOT
from tests.upgrade.installation import Installation

# A clone of one's own has no shared folder; the site is made of the invented records then.
RECORD = ROOT.parent / "shared" / "records" / "joho-kokan-kaigi-2012-10-23.txt"


def make_site(one: Installation) -> str:
    record = ["--record", RECORD] if RECORD.exists() else []
    return _lines(one.module("tests.upgrade.site.make_site", *record))[-1]


def go_on(one: Installation) -> str:
    """What happens on the site after its backup."""
    return _lines(one.module("tests.upgrade.site.make_site", "--later"))[-1]


def back_up(one: Installation, folder: Path) -> str:
    one.manage("backup", folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    return f"{len(files)} files, {sum(path.stat().st_size for path in files):,} bytes"


def upgrade(one: Installation) -> str:
    """As docs/operations.md says; the rest of it is about serving."""
    one.manage("migrate", "--verbosity", "0")
    return _lines(one.manage("load_registry"))[-1]


def restore(one: Installation, folder: Path) -> str:
    return f"{len(_lines(one.manage('restore', folder))) - 1} acts of the journal done again"


def verify_editions(one: Installation) -> str:
    return f"{_number(one.manage('verify_editions'))} editions hold"


def check_search(one: Installation) -> str:
    """The same questions on every installation."""
    return f"{_number(one.manage('check_search', '--seed', '1'))} questions, no difference"


def walk(one: Installation, asked: Iterable[str] = (), *, alone: bool = False) -> str:
    """Writes down what the public addresses answer; `asked` are those that it begins at, `alone` all there are."""
    shutil.rmtree(one.pages, ignore_errors=True)
    words = ["--alone"] if alone else []
    if asked:
        file = one.folder / "asked.json"
        file.write_text(json.dumps(sorted(asked)), encoding="utf-8")
        words += ["--asked", file]
    return f"{one.module('tests.upgrade.pages.walk', one.pages, *words)} pages"


def _lines(said):
    return said.splitlines() or [""]


def _number(said):
    """The first number of the last line: how many there were."""
    return (re.findall(r"[0-9]+", _lines(said)[-1]) or ["no"])[0]
