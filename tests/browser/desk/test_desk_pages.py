"""What holds for the desk's own pages: axe finds nothing, nothing scrolls sideways, the focus is seen."""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.page_checks import focus_outlines, preload_axe, problems, set_view
from tests.browser.scenes.desk import DESK_PAGES


@pytest.fixture(scope="module")
def desk(blind_browser, site):
    """One signed-in window for all pages: opening a window takes longer than checking a page."""
    context = blind_browser.new_context(locale="ja-JP")
    page = context.new_page()
    preload_axe(page)
    page.goto(f"{site}/admin/")
    sign_in(page)
    yield page
    context.close()


@pytest.mark.parametrize("path", DESK_PAGES)
def test_axe_finds_nothing_and_the_page_fits_its_window(desk, site, path):
    set_view(desk, 1280)
    answer = desk.goto(site + path)
    assert answer.status == 200
    assert problems(desk) == {}


def test_the_focus_is_always_seen(desk, site):
    desk.set_viewport_size({"width": 1280, "height": 800})
    for path in ("/admin/", "/admin/minutes/utterance/1/change/", "/admin/minutes/meeting/1/publish/"):
        desk.goto(site + path)
        seen = focus_outlines(desk, 30)
        assert [outline for outline in seen if outline[1:] != ["solid", "4px"]] == [], path
        assert len(seen) > 8, path
