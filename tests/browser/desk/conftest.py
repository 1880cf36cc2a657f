"""What the pages of the desk need besides the scene."""

import pytest

from tests.browser.conftest import sign_in


@pytest.fixture(scope="session")
def closed_report(browser, site):
    """A report of a reader, declined at once, so that nobody waits for it."""
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(f"{site}/meetings/2024-06-03-1/u/4/report/")
    page.locator("[name=text]").fill("円が抜けています。")
    page.get_by_role("button", name="事務局に知らせる").click()
    page.goto(f"{site}/admin/minutes/readerreport/")
    sign_in(page)
    page.locator("#result_list tbody a").first.click()
    page.locator("[name=state]").select_option("declined")
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url(f"{site}/admin/minutes/readerreport/")
    context.close()
