"""Pages as people see them: Debian's chromium, driven by Playwright, on a server of the tests' own (serve.py).

The server has its own database: a browser test knows it by HTTP only, and shares it with the others of its worker.
"""

import os
import shutil
import subprocess
import sys
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
def browser():
    executable = shutil.which("chromium")
    if executable is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "chromium がないので、画面の試験ができません"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
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
    page.locator("[type=submit]").click()


@pytest.fixture
def open_page(browser, site, session_cookies):
    """open_page(path, width=1280) → a Playwright page of its own; all are closed after the test."""
    contexts = []

    def open_one(path, *, width=1280, height=800, signed_in=False, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="ja-JP", **options)
        contexts.append(context)
        if signed_in:
            context.add_cookies(session_cookies)
        page = context.new_page()
        page.goto(site + path)
        if signed_in and "/admin/login/" in page.url:
            sign_in(page)
            page.wait_for_url(site + path)
            session_cookies[:] = [one for one in context.cookies() if one["name"] == "sessionid"]
        return page

    yield open_one
    for context in contexts:
        context.close()
