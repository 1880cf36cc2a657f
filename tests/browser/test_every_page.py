"""What holds for every public page: axe finds nothing, and nothing scrolls sideways."""

import pytest

from tests.browser.looks import bring_axe, look, outlines, problems
from tests.browser.scene import PAGES

# A picture without words at every look; faint words in the dark only; a box too wide for the narrow only.
FAULTY = """<!doctype html><html lang="ja"><title>x</title><style>@media (prefers-color-scheme: dark) {
:root { background: #000 } p { color: #111 } }</style><main><h1>x</h1><img src="data:,"><p>十日と決めている。</p>
<div style="inline-size: 600px">x</div></main></html>"""


@pytest.fixture(scope="module")
def window(browser):
    """One window for all pages: opening one, and reading axe in it, takes as long as axe's look at a page."""
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    bring_axe(page)
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_fits_its_window(window, site, path):
    look(window, 1280)
    window.goto(site + path)
    assert problems(window, narrowest=320) == {}


def test_what_is_wrong_with_a_page_is_found_at_each_look(window):
    look(window, 1280)
    window.goto("about:blank")
    window.set_content(FAULTY)
    found = problems(window, narrowest=320)
    seen = {
        name: [rule for rule in ("image-alt", "color-contrast") if rule in str(said)]
        for name, said in found.items()
    }
    assert seen == {
        (1280, "light"): ["image-alt"],
        (1280, "dark"): ["color-contrast"],
        (375, "light"): ["image-alt"],
        (375, "scroll"): [],
        (320, "scroll"): [],
    }


def test_a_focus_that_is_not_seen_is_found(window):
    window.goto("about:blank")
    window.set_content(
        "<a href=x>x</a><a href=y style='outline: 4px solid'>y</a><button style='outline: 0'>z</button>"
    )
    assert outlines(window, 3) == [["A", "auto", "1px"], ["A", "solid", "4px"], ["BUTTON", "none", "0px"]]
