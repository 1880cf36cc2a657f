"""What holds for the desk's own pages: axe finds nothing, nothing scrolls sideways, the focus is seen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.scene import DESK_PAGES

LOOKS = [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]


@pytest.fixture(scope="module")
def desk(browser, site):
    """One signed-in window for all pages: signing in takes longer than looking."""
    from tests.browser.scene import PASSWORD, USERNAME

    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(f"{site}/admin/login/")
    page.locator("[name=username]").fill(USERNAME)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").click()
    yield page
    context.close()


@pytest.mark.parametrize("path", DESK_PAGES)
def test_axe_finds_nothing_and_the_page_fits_its_window(desk, site, path):
    found = {}
    answer = desk.goto(site + path)
    assert answer.status == 200
    for width, scheme in LOOKS:
        desk.set_viewport_size({"width": width, "height": 800})
        desk.emulate_media(color_scheme=scheme)
        results = Axe().run(desk)
        if results.violations_count:
            found[width, scheme] = results.generate_report()
    for width in (375, 1280):
        desk.set_viewport_size({"width": width, "height": 800})
        inner = desk.evaluate("document.documentElement.scrollWidth")
        if inner > width:
            found[width] = inner
    assert found == {}


def test_the_focus_is_always_seen(desk, site):
    desk.set_viewport_size({"width": 1280, "height": 800})
    for path in ("/admin/", "/admin/minutes/utterance/1/change/", "/admin/minutes/meeting/1/publish/"):
        desk.goto(site + path)
        seen = 0
        for _ in range(30):
            desk.keyboard.press("Tab")
            tag, style, width = desk.evaluate(
                "(() => { const one = document.activeElement, style = getComputedStyle(one);"
                " return [one.tagName, style.outlineStyle, style.outlineWidth] })()"
            )
            if tag == "BODY":  # round once: the window itself
                break
            assert (style, width) == ("solid", "4px"), f"{path} {tag}"
            seen += 1
        assert seen > 8, path
