"""An address leads to the very remark, and a keyboard is enough to get about."""

import re

from playwright.sync_api import expect

from tests.browser.page_checks import focus_outlines, wait_for_url_end


def in_view(page, selector):
    return page.locator(selector).evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )


def test_the_address_of_a_remark_shows_it_and_marks_it(open_page):
    page = open_page("/meetings/2026-09-03-1/#u12", width=375)
    assert in_view(page, "#u12")
    assert page.locator("#u12").evaluate("one => one.matches(':target')")
    plain, marked = (
        page.locator(block).evaluate("block => getComputedStyle(block).boxShadow")
        for block in ("#u13", "#u12")
    )
    assert plain == "none" != marked
    ground = page.locator("#u12").evaluate("block => getComputedStyle(block).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)", "a bar, and no painted screen"


def test_a_hit_leads_to_the_page_of_the_remark_and_on_to_its_place_in_the_record(open_page):
    page = open_page("/search/?q=二か月")
    assert page.locator("mark").all_inner_texts() == ["二か月", "二か月"]
    page.locator(".hit h3 a").first.click()
    page.wait_for_url("**/u/13/?q=*")
    assert page.locator(".remark-words mark").all_inner_texts() == ["二か月"]
    page.get_by_role("link", name="記録の中で読む").click()
    wait_for_url_end(page, "&at=13#u13")
    assert in_view(page, "#u13")
    assert page.locator("#u13 mark").all_inner_texts() == ["二か月"]


def test_the_hits_of_a_record_are_walked_by_plain_links(open_page):
    page = open_page("/meetings/2026-09-03-1/?q=事務局が", width=375, java_script_enabled=False)
    for number in (2, 15):
        page.locator(".walk [rel=next]").click()
        wait_for_url_end(page, f"#u{number}")
        assert page.locator(f"#u{number}").is_visible()
        assert page.locator(".walk").is_visible()
    assert page.locator(".walk [rel=next]").count() == 0


def test_an_unidentified_name_leads_to_its_candidates(open_page):
    page = open_page("/meetings/2026-09-03-1/")
    page.locator("#u8 .tag").click()
    assert "美里町" in page.locator(".note:target").inner_text()


def test_the_first_tab_offers_the_way_past_the_head(open_page):
    page = open_page("/meetings/2026-09-03-1/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "本文へ移動"
    assert in_view(page, ".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_focus_is_always_seen(open_page):
    for path in ("/", "/meetings/2026-09-03-1/", "/search/?q=十日", "/organisations/?name=美里町"):
        seen = focus_outlines(open_page(path), 25)
        assert [outline for outline in seen if outline[1:] != ["solid", "4px"]] == [], path
        assert len(seen) > 8, path


def test_without_scripts_everything_works(open_page):
    page = open_page("/", java_script_enabled=False)
    page.locator("#q").fill("十日")
    page.locator("#q").press("Enter")
    expect(page.locator(".total")).to_have_text(re.compile("^2件"))
    page.get_by_text("団体・日付などの条件").click()
    page.locator("#organisation").fill("深川市")
    page.locator("#from").fill("R8.4.1")
    page.locator("#from").press("Enter")
    expect(page.locator(".total")).to_have_text(re.compile("^1件"))
    assert page.locator("#organisation").input_value() == "深川市"
    page.locator(".chosen a").nth(2).click()
    expect(page.locator(".total")).to_have_text(re.compile("^2件"))


def test_a_page_asks_nobody_else_and_complains_of_nothing(browser, site):
    context = browser.new_context()
    page = context.new_page()
    addresses, complaints = [], []
    page.on("request", lambda request: addresses.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site}/meetings/2026-09-03-1/")
    assert [url.removeprefix(site) for url in addresses] == [
        "/meetings/2026-09-03-1/",
        "/static/site.css",
        "/static/reading.css",
    ]
    assert complaints == []
    assert context.cookies() == []
    context.close()
