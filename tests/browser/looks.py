"""What must hold of a page however it is looked at: axe finds nothing, and nothing scrolls sideways."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

# Each look differs from the one before it in one thing: the page is laid out, or painted, once for each.
LOOKS = [(1280, "light"), (1280, "dark"), (375, "dark"), (375, "light")]
VIOLATIONS = {"resultTypes": ["violations"]}
# The dark scheme changes colours and nothing else: these are axe's rules that see a colour.
OF_COLOURS = VIOLATIONS | {"runOnly": ["color-contrast", "link-in-text-block"]}


def look(page, width: int, scheme: str = "light") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


def problems(page, looks=LOOKS, *, narrowest: int = 375) -> dict:
    """What is wrong with the page that stands in the window, by width and scheme."""
    found = {}
    page.evaluate(AXE_SCRIPT)
    for width, scheme in looks:
        look(page, width, scheme)
        found[width, scheme] = axe_report(page, OF_COLOURS if scheme == "dark" else VIOLATIONS)
        found[width, "scroll"] = scrolls_sideways(page, width)
    found[narrowest, "scroll"] = scrolls_sideways(page, narrowest)
    return {name: problem for name, problem in found.items() if problem}


def axe_report(page, options) -> str:
    results = AxeResults(page.evaluate("options => axe.run(options)", options))
    return results.generate_report() if results.violations_count else ""


def scrolls_sideways(page, width: int) -> int:
    """How wide the page is, where that is wider than the window."""
    page.set_viewport_size({"width": width, "height": 800})
    inner = page.evaluate("document.documentElement.scrollWidth")
    return inner if inner > width else 0
