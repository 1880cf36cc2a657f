"""A session that ends while somebody types: the form comes back filled, with scripts and without, and axe finds nothing."""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.page_checks import preload_axe, problems

TYPED = "打ったばかりの言葉「<b>」\n二行目"
# Page → the field that is typed into, the button that is pressed.
FORMS = {
    "/admin/minutes/utterance/1/change/": ("[name=text]", "[name=_save]"),
    "/admin/minutes/meeting/1/steps/": ("textarea[name=text] >> nth=0", "button[value=put] >> nth=0"),
    "/admin/minutes/meeting/10/manuscript/": ("[name=manuscript]", "button[value=save] >> nth=0"),
}


def lose(page, site, path):
    """Types into a page, loses the session, presses the button."""
    page.goto(site + path)
    field, button = FORMS[path]
    if not page.is_visible(field):
        page.locator("details summary").first.click()
    page.fill(field, TYPED)
    page.context.clear_cookies()
    page.click(button)


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_what_was_typed_is_there_again_after_signing_in(open_page, site, path, scripts):
    page = open_page("/admin/", signed_in=True, java_script_enabled=scripts)
    lose(page, site, path)
    assert "この画面が持っています。" in page.inner_text("main")
    sign_in(page)
    page.wait_for_selector(".desk-note")
    field, _ = FORMS[path]
    assert page.is_visible(field)
    assert page.input_value(field) == TYPED
    assert page.url.partition("?")[0] == site + path


def test_axe_finds_nothing_on_either_page(blind_browser, site):
    context = blind_browser.new_context(locale="ja-JP")
    page = context.new_page()
    preload_axe(page)
    page.goto(f"{site}/admin/")
    sign_in(page)
    page.goto(f"{site}/admin/minutes/body/add/")
    page.fill("[name=name]", "打った名")
    page.context.clear_cookies()
    page.evaluate("document.querySelector('[name=_save]').click()")
    for arrive in (lambda: page.wait_for_selector("#login-form"), lambda: sign_in(page)):
        arrive()
        page.wait_for_load_state()
        assert problems(page) == {}
    assert page.input_value("[name=name]") == "打った名"
    context.close()
