"""axe finds nothing on any public page, wide or narrow, light or dark."""

import pytest

from tests.browser.conftest import PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(open_page, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    found = {}
    for path in PAGES:
        results = Axe().run(open_page(path, width=width, color_scheme=scheme))
        if results.violations_count:
            found[path] = results.generate_report()
    assert found == {}
