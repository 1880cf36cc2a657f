"""Makes docs/picture.png: the sample's newest record as the program itself shows it.  python -m docs.picture

Needs chromium and the packages of requirements-dev.txt. The server and its database live in a temporary folder.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PORT = "8797"
PAGE, HEADING = "/meetings/2025-10-22-1/", "取組みの発表"
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


def main():
    with tempfile.TemporaryDirectory() as folder:
        settings = os.environ | {
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{folder}/picture.sqlite3",
            "SITE_NAME": "里と港の市町村連絡会 会議録",
        }
        for command in (["migrate", "--verbosity=0"], ["load_registry"], ["load_sample"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=settings, check=True)
        server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", PORT],
            cwd=ROOT,
            env=settings,
            stderr=subprocess.DEVNULL,
        )
        try:
            photograph(f"http://127.0.0.1:{PORT}{PAGE}")
        finally:
            server.terminate()
            server.wait()


def photograph(address):
    from playwright.sync_api import sync_playwright

    wait_for(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1180, "height": 860}, locale="ja-JP")
        page.goto(address)
        page.locator(".item-head", has_text=HEADING).evaluate(
            "one => scrollTo(0, one.getBoundingClientRect().top - 40)"
        )
        page.screenshot(path=str(ROOT / "docs" / "picture.png"))
        browser.close()


def wait_for(address):
    for _ in range(100):
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.3)
    sys.exit("the server did not start")


if __name__ == "__main__":
    main()
