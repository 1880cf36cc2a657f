"""Two journeys by links and fields alone, from the first page, in three steps: a town's newest words on a phone, and all that
a town said as a table. And the bars of a chart on the narrowest phones."""

import csv
import io

import pytest


def find_town(page):
    """The first two steps: the list of organisations, and a name typed there."""
    page.locator(".site-nav").get_by_role("link", name="団体").click()
    page.get_by_label("団体の名前・よみ・旧名・団体コード").fill("深川市")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/?name=*")


def test_a_citizen_on_a_phone_reads_what_her_town_said_last(open_page):
    page = open_page("/", width=375)
    find_town(page)
    page.get_by_role("link", name="北海道 深川市").first.click()
    words = page.locator(".last-said")
    words.wait_for()
    assert words.inner_text().strip() != ""
    # It stands on the first screen or the next, before any list.
    assert words.bounding_box()["y"] < 2 * 800
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_a_researcher_has_all_of_a_town_as_a_table(open_page):
    page = open_page("/")
    find_town(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="すべてをCSVで受け取る").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    page.get_by_role("link", name="発言・発表のすべて").click()
    page.wait_for_url("**/remarks/")
    assert page.locator("#total").inner_text().startswith(f"{len(rows)}件") and rows
    assert {row["団体コード"] for row in rows} == {"012289"}


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize(
    "path", ["/search/?q=の", "/organisations/012289/", "/organisations/prefectures/01/"]
)
def test_a_chart_can_be_read_on_a_phone(open_page, path, width):
    page = open_page(path, width=width)
    lines = page.locator(".bars li")
    assert lines.count() >= 2
    sizes = page.eval_on_selector_all(
        ".bars li > *:not(svg)",
        "all => all.filter(one => one.offsetParent).map(one => parseFloat(getComputedStyle(one).fontSize))",
    )
    assert min(sizes) >= 13
    bars = page.eval_on_selector_all(
        ".bars rect", "all => all.map(one => one.getBoundingClientRect()).map(one => [one.width, one.height])"
    )
    assert all(across >= 2 and high >= 10 for across, high in bars if across)
    heights = page.eval_on_selector_all(
        ".bars a", "all => all.map(one => one.getBoundingClientRect().height).filter(one => one)"
    )
    assert min(heights) >= 24
