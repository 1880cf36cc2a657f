"""正誤表 prints on one A4, and the pages of editions and corrections hang together by their links."""

import re

from tests.browser.page_checks import wait_for_url_end

RECORD = "/meetings/2024-06-03-1/"


def test_the_table_of_corrections_prints_on_one_page(open_page):
    page = open_page(RECORD + "corrections/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.emulate_media(media="print")
    assert page.locator(".print-foot").is_visible()
    assert not page.locator(".site-nav").is_visible()
    line = page.locator("del").first.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert line == "line-through"


def test_from_a_remark_to_what_it_said_and_back(open_page):
    page = open_page(RECORD)
    page.locator("#u3 .corrected").click()
    wait_for_url_end(page, "/u/3/#steps")
    struck = page.locator(".steps del").evaluate_all("all => all.map(one => one.textContent)")
    assert struck == ["［削除］3,000［削除終わり］", "［削除］。［削除終わり］"]
    page.get_by_role("link", name="正誤表").first.click()
    wait_for_url_end(page, "/corrections/")
    page.locator("td.place a", has_text="#3").click()
    page.get_by_role("link", name="記録の中で読む").click()
    wait_for_url_end(page, "#u3")


def test_a_day_in_the_japanese_calendar_leads_to_the_record_of_then(open_page):
    page = open_page(RECORD + "as-of/", java_script_enabled=False)
    page.locator("#day").fill("令和8年9月24日")
    page.locator("#day").press("Enter")
    wait_for_url_end(page, "/as-of/2026-09-24/")


def test_two_editions_are_chosen_and_compared(open_page):
    page = open_page(RECORD + "compare/", width=375)
    page.locator("[name=a]").select_option("1")
    page.locator("[name=b]").select_option("3")
    page.get_by_role("button", name="くらべる").click()
    wait_for_url_end(page, "/compare/1...3/")
    assert page.locator(".pair").count() > 3


def test_a_report_is_sent_without_scripts(open_page):
    page = open_page(RECORD + "u/4/report/", width=375, java_script_enabled=False)
    page.locator("[name=text]").fill("ここが違う。")
    page.get_by_role("button", name="事務局に知らせる").click()
    assert "指摘を受け取りました。" in page.locator(".lede").inner_text()
