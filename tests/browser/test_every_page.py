"""What holds for every public page: axe finds nothing, and nothing scrolls sideways."""

import pytest

from tests.browser.page_checks import (
    ONLY_COLOURS,
    axe_report,
    focus_outlines,
    preload_axe,
    problems,
    set_view,
)
from tests.browser.scenes.public import PAGES

# A picture without words in every view, faint words in the dark scheme only, a box too wide for the narrow window only.
FAULTY = """<!doctype html><html lang="ja"><title>x</title><style>@media (prefers-color-scheme: dark) {
:root { background: #000 } p { color: #111 } }</style><main><h1>x</h1><img src="data:,"><p>十日と決めている。</p>
<div style="inline-size: 600px">x</div></main></html>"""
FAINT = ".faint { color: #ddd; background: #fff } .grey { background: #222 } .clear { opacity: .2 }"


@pytest.fixture(scope="module")
def window(blind_browser):
    """One window for all pages: opening a window and loading axe in it takes as long as checking a page."""
    context = blind_browser.new_context(locale="ja-JP")
    page = context.new_page()
    preload_axe(page)
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_fits_its_window(window, site, path):
    set_view(window, 1280)
    window.goto(site + path)
    assert problems(window, narrowest=320) == {}


def test_what_is_wrong_with_a_page_is_found_in_each_view(window):
    set_view(window, 1280)
    window.goto("about:blank")
    window.set_content(FAULTY)
    views = problems(window, narrowest=320)
    seen = {
        name: [rule for rule in ("image-alt", "color-contrast") if rule in str(problem)]
        for name, problem in views.items()
    }
    assert seen == {
        (1280, "light"): ["image-alt"],
        (1280, "dark"): ["color-contrast"],
        (375, "light"): ["image-alt"],
        (375, "scroll"): [],
        (320, "scroll"): [],
        (320, "light"): ["image-alt"],
    }


@pytest.mark.parametrize(
    ("words", "faint"),
    [
        ("<p>一番<p>二番<p class=faint>三番<p class=faint>四番", ["三番"]),
        ("<p>一番<div class=grey><p>二番<p>三番</div>", ["二番"]),
        ("<p class=faint hidden>一番<p class=faint>二番", ["二番"]),
        ("<div class=clear><p>一番</div><p>二番", ["一番"]),
        ("<button class=faint disabled>一番</button><button class=faint>二番</button>", ["二番"]),
        ("<p class=faint>一<p class=faint>二番", ["二番"]),
        ("<p><em class=faint></em><p><em class=faint>二番</em>", ["二番"]),
        ("<p><b class=faint>一番</b><p><i class=faint>二番</i>", ["一番", "二番"]),
    ],
)
def test_of_words_drawn_alike_the_first_that_is_seen_is_judged(window, words, faint):
    window.goto("about:blank")
    window.set_content(f"<style>{FAINT}</style>{words}")
    report = axe_report(window, ONLY_COLOURS)
    assert [word for word in ("一番", "二番", "三番", "四番") if f">{word}<" in report] == faint


def test_a_focus_that_is_not_seen_is_found(window):
    window.goto("about:blank")
    window.set_content(
        "<a href=x>x</a><a href=y style='outline: 4px solid'>y</a><button style='outline: 0'>z</button>"
    )
    assert focus_outlines(window, 3) == [
        ["A", "auto", "1px"],
        ["A", "solid", "4px"],
        ["BUTTON", "none", "0px"],
    ]
