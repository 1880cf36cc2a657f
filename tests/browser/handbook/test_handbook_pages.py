"""The handbook's pages in a browser: axe finds nothing, nothing scrolls sideways, the keyboard reaches the help, and the whole
of it prints chapter by chapter without the desk around it."""

import subprocess

import pytest

from tests.browser.page_checks import preload_axe, problems

PAGES = ["/admin/handbook/", "/admin/handbook/approval/", "/admin/handbook/accounts/", "/admin/handbook/all/"]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_fits_its_window(open_page, path):
    page = open_page(path, signed_in=True)
    preload_axe(page)
    page.reload()
    assert problems(page) == {}


@pytest.mark.parametrize("width", [375, 1280])
def test_the_help_of_a_page_is_reached_by_the_keyboard_and_leaves_the_page_as_it_was(open_page, width):
    page = open_page("/admin/minutes/meeting/1/review/", signed_in=True, width=width)
    link = page.get_by_role("link", name="？ 手引き：校閲と団体の特定")
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("/admin/handbook/review/")
    assert page.url.endswith("/admin/minutes/meeting/1/review/")


def test_the_whole_is_printed_without_the_desk_around_it(open_page, tool, tmp_path):
    page = open_page("/admin/handbook/all/", signed_in=True)
    page.pdf(path=tmp_path / "handbook.pdf", format="A4")
    text = subprocess.run(
        [tool("pdftotext"), "-layout", tmp_path / "handbook.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sheets = text.split("\f")
    assert "ログアウト" not in text
    first_lines = [sheet.strip().splitlines()[0].strip() for sheet in sheets if sheet.strip()]
    assert [
        title for title in ("はじめの日", "訂正する", "おかしいと思ったとき") if title not in first_lines
    ] == []
