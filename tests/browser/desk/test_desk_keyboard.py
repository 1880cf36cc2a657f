"""The desk by keyboard: on every page Tab reaches everything that can be pressed or filled, in the order of reading, in view."""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.page_checks import set_view
from tests.browser.scenes.desk_pages import DESK_PAGES, REFUSED

# A record of 400 turns has a thousand stops; a page's own parts are among its first ones.
MOST_STOPS = 45
STOPS = """() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const first = (one) => one.type !== "radio" || one.checked ||
    (!document.querySelector(`input[name="${one.name}"]:checked`) && one === document.querySelector(`input[name="${one.name}"]:enabled`));
  const parts = "a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, [tabindex='0']";
  window.stops = [...document.querySelectorAll(parts)].filter((one) => one.tabIndex >= 0 && seen(one) && first(one));
  window.reached = [];
  addEventListener("focusin", ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    const { top, bottom } = target.getBoundingClientRect();
    reached.push([stops.indexOf(target), outlineStyle, outlineWidth, bottom > 0 && top < innerHeight]);
  });
  document.body.tabIndex = -1;  // begins at the top, also where a page puts the focus into a field
  document.body.focus();
  document.body.removeAttribute("tabindex");
  reached.length = 0;
  return stops.length;
}"""


@pytest.fixture(scope="module")
def desk(browser, site, closed_report):
    """One signed-in window for all pages."""
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(f"{site}/admin/")
    sign_in(page)
    yield page
    context.close()


@pytest.mark.parametrize("path", [*DESK_PAGES, *REFUSED])
def test_tab_goes_through_the_page(desk, site, path):
    set_view(desk, 1280)
    desk.goto(site + path)
    stops = min(desk.evaluate(STOPS), MOST_STOPS)
    for _ in range(stops):
        desk.keyboard.press("Tab")
    assert desk.evaluate("reached") == [[place, "solid", "4px", True] for place in range(stops)]
    assert stops >= 6
