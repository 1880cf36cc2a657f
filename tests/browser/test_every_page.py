"""What holds for every public page: axe finds nothing, and nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.scene import PAGES

LOOKS = [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_fits_its_window(open_page, path):
    """One load, looked at wide and narrow, light and dark; axe's colours depend on the last two."""
    page, found = open_page(path), {}
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page)
        if results.violations_count:
            found[width, scheme] = results.generate_report()
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        inner = page.evaluate("document.documentElement.scrollWidth")
        if inner > width:
            found[width] = inner
    assert found == {}
