"""Takes the pictures of the handbook, and the fingerprints of their pages: python -m tests.browser.handbook.pictures

Writes static/handbook/NAME.png and fingerprints.json. A test says when a page is no longer as it was pictured.
"""

import os
import shutil
from pathlib import Path

import tests.environment  # noqa: F401 (settles the environment before Django reads its settings)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

import django

django.setup()

from tests.browser.conftest import ARGUMENTS  # noqa: E402
from tests.browser.handbook.desk_walk import Desk, signed_in_windows, walk  # noqa: E402
from tests.browser.handbook.fingerprints import fingerprint, keep  # noqa: E402
from tests.browser.scenes.running import running_site  # noqa: E402

# What the chapter says to press, framed where the picture shows it.
MARKED = {
    "manuscript": "保存する",
    "review": "「見た」の印を保存する",
    "answers": "貼った表を入れる",
    "files": "置いて、確かめる",
    "steps": "片づける",
    "report": "この箇所を直す",
}
FRAME = "found => { found.style.outline = '4px solid #c4460f'; found.style.outlineOffset = '4px' }"
PICTURES = Path(__file__).resolve().parents[3] / "static" / "handbook"


def main() -> None:
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright, running_site() as site:
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*ARGUMENTS, "--disable-lcd-text"]
        )
        taken = {}
        for name, page in walk(Desk(site, signed_in_windows(browser, site))):
            _mark(page, MARKED.get(name, ""))
            page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")
            print(f"{name}.png {(PICTURES / f'{name}.png').stat().st_size // 1000} kB")
            taken[name] = fingerprint(page)
        browser.close()
    keep(taken)


def _mark(page, label: str) -> None:
    if label:
        page.locator("button, a, summary, input").filter(has_text=label).or_(
            page.locator(f'input[value="{label}"]')
        ).first.evaluate(FRAME)


if __name__ == "__main__":
    main()
