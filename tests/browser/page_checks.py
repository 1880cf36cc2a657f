"""Checks a page at each width and colour scheme: axe finds no violation, and nothing scrolls sideways."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

# Preloading would fetch the style sheets once more, and sounds and films, which no page of ours has.
VIOLATIONS = {"resultTypes": ["violations"], "preload": False}
# The rules of axe that judge colours. They take most of its time.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
ONLY_COLOURS = VIOLATIONS | {"runOnly": COLOUR_RULES}
WITHOUT_COLOURS = VIOLATIONS | {"rules": {rule: {"enabled": False} for rule in COLOUR_RULES}}
MARK_ALIKE = Path(__file__).with_name("alike.js").read_text()
# (width, colour scheme): what axe checks there. The dark scheme exchanges colours and moves nothing; the narrow
# window moves everything and keeps the colours.
VIEWS = {(1280, "light"): VIOLATIONS, (1280, "dark"): ONLY_COLOURS, (375, "light"): WITHOUT_COLOURS}


def set_view(page, width: int, scheme: str = "light") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


def wait_for_url_end(page, end: str) -> None:
    """Waits until the address in the window ends so: a click returns before the next page has loaded."""
    page.wait_for_url(lambda url: url.endswith(end))


def preload_axe(page) -> None:
    """Puts axe into every page that this window opens. Passing it to each page anew takes a tenth of a second."""
    page.add_init_script(AXE_SCRIPT)


def problems(page, *, narrowest: int = 375) -> dict:
    """Returns the problems of the page in the window: {(width, scheme) or (width, "scroll"): problem}."""
    by_view = {}
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    for (width, scheme), rules in VIEWS.items():
        set_view(page, width, scheme)
        by_view[width, scheme] = axe_report(page, rules)
        by_view[width, "scroll"] = scrolls_sideways(page, width)
    set_view(page, narrowest)
    by_view[narrowest, "scroll"] = scrolls_sideways(page, narrowest)
    if narrowest not in {width for width, _ in VIEWS}:
        by_view[narrowest, "light"] = axe_report(page, WITHOUT_COLOURS)
    return {name: problem for name, problem in by_view.items() if problem}


def axe_report(page, options) -> str:
    """Returns what axe says of the violations, or "". Its report of the passes would be a hundred times as long."""
    if options is not WITHOUT_COLOURS:
        page.evaluate(MARK_ALIKE)
    violations = page.evaluate(
        "options => axe.run(options).then(({ violations }) => ({ violations }))", options
    )
    results = AxeResults(violations)
    return results.generate_report() if results.violations_count else ""


def scrolls_sideways(page, width: int) -> int:
    """Returns the width of the page where it is wider than the window, else 0."""
    inner = page.evaluate("document.documentElement.scrollWidth")
    return inner if inner > width else 0


def focus_outlines(page, presses: int) -> list[list[str]]:
    """Returns the outline of the element in focus after each press of the Tab key, as [tag, style, width]."""
    page.evaluate(
        "() => { window.outlines = []; addEventListener('focusin', ({ target }) => {"
        " const style = getComputedStyle(target);"
        " outlines.push([target.tagName, style.outlineStyle, style.outlineWidth]) }) }"
    )
    for _ in range(presses):
        page.keyboard.press("Tab")
    return page.evaluate("outlines")
