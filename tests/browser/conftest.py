"""Pages as people see them: Debian's Chromium, driven by Playwright, on a server of the tests' own (serve.py).

Of its two builds the one that draws no window, where it is there: the same engine for a fifth less of the processor.

The server has its own database: a browser test knows it by HTTP only, and shares it with the others of its worker.
"""

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.browser.scene import PASSWORD, USERNAME

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(config, items):
    """What a browser sees does not depend on the database: once, on SQLite, is enough."""
    if os.environ.get("TEST_DATABASE") == "postgresql":
        here = [item for item in items if Path(__file__).parent in item.path.parents]
        config.hook.pytest_deselected(items=here)
        items[:] = [item for item in items if item not in here]


@pytest.fixture(scope="session")
def tool():
    """tool(*names) → the path of the first that this machine has. None at all: a skip, and in CI a failure."""

    def find(*names):
        found = next(filter(None, map(shutil.which, names)), None)
        if found is None:
            skip_or_fail = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            skip_or_fail(f"{names[-1]} がないので、この試験ができません")
        return found

    return find


@pytest.fixture(scope="session")
def launch(tool):
    """launch(*arguments) → a browser."""
    executable = tool("chromium-headless-shell", "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield lambda *more: playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *more])


@pytest.fixture(scope="session")
def browser(launch):
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def blind_browser(launch):
    """One that lays pages out and draws none: a sixth of the work of axe's looks. Nothing in it can be clicked."""
    browser = launch("--disable-threaded-compositing")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def site():
    """The address of the server."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.browser.serve"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        port = server.stdout.readline().strip()
        assert port.isdecimal(), "the server of the browser tests did not start"
        yield f"http://127.0.0.1:{port}"
        server.stdin.close()


@pytest.fixture(scope="session")
def session_cookies():
    """Those of the last sign-in, for the next page: signing in takes three pages."""
    return []


def sign_in(page):
    page.locator("[name=username]").fill(USERNAME)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")


@pytest.fixture(scope="session")
def windows():
    """Those that stand open and unused, by their options: to open one takes ten times as long as to open a page."""
    return defaultdict(list)


@pytest.fixture
def open_page(browser, site, session_cookies, windows):
    """open_page(path, width=1280) → a Playwright page in a window of its own, in which nothing is kept."""
    opened = []

    def open_one(path, *, width=1280, height=800, signed_in=False, **options):
        free = windows[tuple(options.items())]
        page = free.pop() if free else browser.new_context(locale="ja-JP", **options).new_page()
        opened.append((page, free))
        page.set_viewport_size({"width": width, "height": height})
        if signed_in:
            page.context.add_cookies(session_cookies)
        page.goto(site + path)
        if signed_in and "/admin/login/" in page.url:
            sign_in(page)
            page.wait_for_url(site + path)
            session_cookies[:] = [one for one in page.context.cookies() if one["name"] == "sessionid"]
        return page

    yield open_one
    for page, free in opened:
        if page.context.pages == [page]:
            forget(page, site)
            free.append(page)
        else:
            page.context.close()


def forget(page, site):
    """Make a window as good as new. A page of the site stands in it, with no script that would write again."""
    page.unroute_all()
    page.emulate_media(media="null", color_scheme="null")
    page.goto(f"{site}/healthz")
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.context.clear_cookies()
