"""The manuscript page of a draft of the scene, by its day."""

import pytest


@pytest.fixture
def manuscript(open_page):
    """manuscript(day) returns the page of the draft of that day (令和8年…), signed in, with its preview shown."""

    def open_manuscript(day):
        page = open_page("/admin/minutes/meeting/", signed_in=True)
        path = page.locator("#result_list th a", has_text=day).first.get_attribute("href")
        page.goto(page.url.split("/admin/")[0] + path.split("?")[0].replace("/change/", "/manuscript/"))
        page.locator(".desk-block").first.wait_for()
        return page

    return open_manuscript
