"""Every picture of the handbook is of today's pages, and is in the handbook."""

import re
from pathlib import Path

import pytest

from minutes.admin.handbook.chapters import CHAPTERS
from tests.browser.handbook.desk_walk import STATIONS, Desk, signed_in_windows, walk
from tests.browser.handbook.fingerprints import fingerprint, kept
from tests.browser.scenes.running import running_site

ROOT = Path(__file__).resolve().parents[3]
LARGEST = 120_000


@pytest.fixture
def new_site():
    """A site that no other test has written to."""
    with running_site() as address:
        yield address


# Takes some seconds: it walks the desk from an import to a withdrawal.
def test_every_picture_is_of_todays_page(browser, new_site):
    page_of = signed_in_windows(browser, new_site)
    today = {}
    for name, page in walk(Desk(new_site, page_of)):
        today[name] = fingerprint(page)
    assert today == kept(), "take the pictures again, and look at them: make pictures"


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("head => { head.textContent = '校閲する' }", "words"),
        ("head => { head.style.color = 'green' }", "look"),
    ],
)
def test_a_page_that_is_other_than_before_is_found(open_page, change, part):
    page = open_page("/admin/minutes/meeting/1/review/", signed_in=True)
    before = fingerprint(page)
    assert fingerprint(page) == before
    page.locator("h1").evaluate(change)
    after = fingerprint(page)
    assert {name for name in before if before[name] != after[name]} == {part}


def test_there_is_a_picture_of_each_station_and_it_is_small():
    sizes = {path.stem: path.stat().st_size for path in (ROOT / "static" / "handbook").iterdir()}
    assert sizes.keys() == STATIONS.keys() == kept().keys()
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_the_chapters_show_each_picture_once():
    shown = [
        name
        for chapter in CHAPTERS
        for name in re.findall(
            r'{% picture "(\w+)"', (ROOT / "templates" / chapter.template).read_text(encoding="utf-8")
        )
    ]
    assert sorted(shown) == sorted(STATIONS)
