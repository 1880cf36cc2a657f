"""Pages in a real browser: Debian's Chromium, driven by Playwright, on a server of the tests' own (scenes/serve.py).

Debian builds Chromium twice. `chromium-headless-shell`, which draws no window, is taken where it is installed: it is
the same engine and takes a fifth less processor time.

The server has its own database. A browser test reaches it by HTTP only, and shares it with the others of its worker.
"""

import os
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from tests.browser.page_checks import preload_axe
from tests.browser.scenes.running import running_site
from tests.browser.scenes.scene import PASSWORD, USERNAME

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(config, items):
    """Runs these tests on SQLite only: what a browser sees does not depend on the database. None may be marked long: those come
    first, and once Playwright runs in a worker, Django makes no database there (255 tests failed by one mark)."""
    of_browser = [item for item in items if Path(__file__).parent in item.path.parents]
    if marked := [item.nodeid for item in of_browser if item.get_closest_marker("long")]:
        raise pytest.UsageError(f"a browser test is marked long: {', '.join(marked)}")
    if os.environ.get("TEST_DATABASE") == "postgresql":
        config.hook.pytest_deselected(items=of_browser)
        items[:] = [item for item in items if item not in of_browser]


@pytest.fixture(scope="session")
def tool():
    """tool(*names) returns the path of the first program that is installed. Without any, skips the test; in CI, fails."""

    def find(*names):
        path = next(filter(None, map(shutil.which, names)), None)
        if path is None:
            skip_or_fail = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            skip_or_fail(f"{names[-1]} がないので、この試験ができません")
        return path

    return find


@pytest.fixture(scope="session")
def launch(tool):
    """launch(*arguments) returns a browser."""
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
    """A browser that lays pages out and draws none, which saves axe a sixth of its work. Nothing can be clicked in it."""
    browser = launch("--disable-threaded-compositing")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def site():
    """The address of the server."""
    with running_site() as address:
        yield address


@pytest.fixture(scope="session")
def session_cookies():
    """The cookies of the last sign-in, for the next page: signing in takes three pages."""
    return []


def sign_in(page, username=USERNAME):
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")


@pytest.fixture
def of(browser, site):
    """of(username) returns the first page of the desk, with that account signed in, in a window of its own."""
    contexts = []

    def open_for(username):
        contexts.append(browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        preload_axe(page)
        page.goto(f"{site}/admin/")
        sign_in(page, username)
        page.wait_for_url(f"{site}/admin/")
        return page

    yield open_for
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def windows():
    """The open windows that no test uses, by their options: opening one takes ten times as long as opening a page."""
    return defaultdict(list)


@pytest.fixture
def open_page(browser, site, session_cookies, windows):
    """open_page(path, width=1280) returns a Playwright page in a window of its own, without cookies or storage."""
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
            session_cookies[:] = [
                cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"
            ]
        return page

    yield open_one
    for page, free in opened:
        if page.context.pages == [page]:
            forget(page, site)
            free.append(page)
        else:
            page.context.close()


def forget(page, site):
    """Makes a window as good as new, and leaves it on a page without a script: one could write to the storage again."""
    page.unroute_all()
    page.emulate_media(media="null", color_scheme="null")
    page.goto(f"{site}/healthz")
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.context.clear_cookies()
