"""What holds for the desk's own pages: axe finds nothing, nothing scrolls sideways, the focus is seen."""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.page_checks import focus_outlines, preload_axe, problems, set_view
from tests.browser.scenes.desk_pages import DESK_PAGES, REFUSED


@pytest.fixture(scope="module")
def desk(blind_browser, site, closed_report):
    """One signed-in window for all pages: opening a window takes longer than checking a page."""
    context = blind_browser.new_context(locale="ja-JP")
    page = context.new_page()
    preload_axe(page)
    page.goto(f"{site}/admin/")
    sign_in(page)
    yield page
    context.close()


@pytest.mark.parametrize("path", DESK_PAGES)
def test_axe_finds_nothing_and_the_page_fits_its_window(desk, site, path):
    set_view(desk, 1280)
    answer = desk.goto(site + path)
    assert answer.status == 200
    assert problems(desk) == {}


@pytest.mark.parametrize(("path", "status"), REFUSED.items())
def test_what_the_desk_refuses_is_without_fault_too(desk, site, path, status):
    set_view(desk, 1280)
    assert desk.goto(site + path).status == status
    assert problems(desk) == {}


def test_so_are_the_pages_of_whoever_is_not_signed_in(desk, open_page, site):
    assert problems(open_page("/admin/login/")) == {}
    desk.goto(f"{site}/admin/auth/user/11/invite/")
    desk.get_by_role("button", name="招待のリンクを作る").evaluate("button => button.form.submit()")
    link = desk.locator("#link")
    link.wait_for(state="attached")
    assert problems(desk) == {}
    invited = open_page(link.input_value().removeprefix(site))
    assert invited.locator("h1").inner_text() == "パスワードを決める"
    assert problems(invited) == {}


def test_so_is_the_page_after_signing_out(open_page):
    page = open_page("/admin/", signed_in=True)
    page.get_by_role("button", name="ログアウト").click()
    page.get_by_role("link", name="もう一度ログイン").wait_for()
    assert problems(page) == {}


def test_the_focus_is_always_seen(desk, site):
    desk.set_viewport_size({"width": 1280, "height": 800})
    for path in ("/admin/", "/admin/minutes/utterance/1/change/", "/admin/minutes/meeting/1/publish/"):
        desk.goto(site + path)
        seen = focus_outlines(desk, 30)
        assert [outline for outline in seen if outline[1:] != ["solid", "4px"]] == [], path
        assert len(seen) > 8, path
