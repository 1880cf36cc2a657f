"""What must hold of a page however it is looked at: axe finds nothing, and nothing scrolls sideways."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

# Not preloaded: style sheets fetched once more, and the sounds and films that no page of ours has.
VIOLATIONS = {"resultTypes": ["violations"], "preload": False}
# axe's rules that see a colour, which take most of its time.
COLOURS = ["color-contrast", "link-in-text-block"]
OF_COLOURS = VIOLATIONS | {"runOnly": COLOURS}
BUT_COLOURS = VIOLATIONS | {"rules": {rule: {"enabled": False} for rule in COLOURS}}
ALIKE = Path(__file__).with_name("alike.js").read_text()
# The dark scheme exchanges the named colours and moves nothing; the narrow window moves all and has the same colours.
LOOKS = {(1280, "light"): VIOLATIONS, (1280, "dark"): OF_COLOURS, (375, "light"): BUT_COLOURS}


def look(page, width: int, scheme: str = "light") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


def arrive(page, end: str) -> None:
    """Wait until the page whose address ends so stands in the window: a click returns before that."""
    page.wait_for_url(lambda url: url.endswith(end))


def bring_axe(page) -> None:
    """Have axe in every page that this window opens: handing it over again each time takes a tenth of a second."""
    page.add_init_script(AXE_SCRIPT)


def problems(page, *, narrowest: int = 375) -> dict:
    """What is wrong with the page that stands in the window, by width and scheme."""
    found = {}
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    for (width, scheme), rules in LOOKS.items():
        look(page, width, scheme)
        found[width, scheme] = axe_report(page, rules)
        found[width, "scroll"] = scrolls_sideways(page, width)
    look(page, narrowest)
    found[narrowest, "scroll"] = scrolls_sideways(page, narrowest)
    return {name: problem for name, problem in found.items() if problem}


def axe_report(page, options) -> str:
    """What axe says of the violations; of all that it found in order it would say a hundred times as much."""
    if options is not BUT_COLOURS:
        page.evaluate(ALIKE)
    found = page.evaluate("options => axe.run(options).then(({ violations }) => ({ violations }))", options)
    results = AxeResults(found)
    return results.generate_report() if results.violations_count else ""


def scrolls_sideways(page, width: int) -> int:
    """How wide the page is, where that is wider than the window."""
    inner = page.evaluate("document.documentElement.scrollWidth")
    return inner if inner > width else 0


def outlines(page, presses: int) -> list[list[str]]:
    """[tag, style, width] of the outline of whatever has the focus after each press of the Tab key."""
    page.evaluate(
        "() => { window.outlines = []; addEventListener('focusin', ({ target }) => {"
        " const style = getComputedStyle(target);"
        " outlines.push([target.tagName, style.outlineStyle, style.outlineWidth]) }) }"
    )
    for _ in range(presses):
        page.keyboard.press("Tab")
    return page.evaluate("outlines")
