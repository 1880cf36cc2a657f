"""Pages as people see them: Debian's chromium, driven by Playwright, on a server of the test's own."""

import os
import shutil
from pathlib import Path

import pytest

from members.models import Organisation
from members.registry import load_registry
from minutes.desk.importing import import_text
from tests.builders import MANUSCRIPT, clerk, publish_now, published

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
LONG_WORD = "https://example.jp/" + "0123456789abcdef" * 12
PAGES = [
    "/",
    "/meetings/",
    "/meetings/?body=kaigi-1&year=2026",
    "/meetings/2026-09-03-1/",
    "/meetings/2025-09-03-1/",
    "/organisations/",
    "/organisations/?name=美里町",
    "/organisations/?name=深川",
    "/organisations/012289/",
    "/search/",
    "/search/?q=決めている&from=R7.4.1",
    "/search/?q=十日&from=24.4.1",
    "/search/?organisation=美里町",
    "/search/?q=存在しないことば",
    "/nowhere/",
]


def pytest_collection_modifyitems(config, items):
    """What a browser sees does not depend on the database: once, on SQLite, is enough."""
    if os.environ.get("TEST_DATABASE") == "postgresql":
        here = [item for item in items if Path(__file__).parent in item.path.parents]
        config.hook.pytest_deselected(items=here)
        items[:] = [item for item in items if item not in here]


@pytest.fixture(scope="package")
def browser():
    executable = shutil.which("chromium")
    if executable is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "chromium がないので、画面の試験ができません"
        )
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(browser, transactional_db, live_server):
    """The address of a server with a record, a 見本 and words longer than any line. The database was emptied."""
    if not Organisation.objects.exists():
        load_registry()
    published(MANUSCRIPT.replace("当町でも同じ計画がある。", f"当町でも同じ計画がある。{LONG_WORD}"))
    sample, _ = import_text(text=MANUSCRIPT.replace("令和8年", "令和7年"), by=clerk(), is_sample=True)
    publish_now(sample, status="preliminary")
    return live_server.url


@pytest.fixture
def open_page(browser, site):
    """open_page(path, width=1280) → a Playwright page of its own; all are closed after the test."""
    contexts = []

    def open_one(path, *, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, locale="ja-JP", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(site + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
