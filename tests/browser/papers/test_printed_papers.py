"""The papers for 決裁 in a browser: on paper each line stands beside its number, and the sheet fits any window."""

import pytest

from tests.browser.page_checks import preload_axe, problems
from tests.minutes.admin.papers.printed_words import LINES, lines_beside_no_number, numbers_in, pages_of

BASE = "/admin/minutes/meeting/1"


def printed(page, tmp_path, tool):
    path = tmp_path / "paper.pdf"
    path.write_bytes(page.pdf(prefer_css_page_size=True))
    return pages_of(path, tool("pdftotext"))


def test_from_the_second_page_on_every_line_of_a_record_stands_beside_a_number(open_page, tmp_path, tool):
    page = open_page(f"{BASE}/print/", signed_in=True)
    first, *pages = printed(page, tmp_path, tool)
    assert numbers_in(first) == {}
    assert pages
    for words in pages:
        assert sorted(numbers_in(words)) == list(range(1, LINES + 1))
        assert lines_beside_no_number(words) == []
    words = [word for words in (first, *pages) for _, _, word in words]
    assert "案" in words
    assert [word for word in words if "#" in word or word in "■□◇"] == []
    assert not any("Word" in word for word in words)  # the bar above the sheet


@pytest.mark.parametrize("paper", ["print/", "print/1/", "print/corrections/"])
def test_a_paper_on_the_screen_is_without_fault_at_any_width(open_page, paper):
    page = open_page("/admin/", signed_in=True)
    preload_axe(page)
    page.goto(page.url.replace("/admin/", f"{BASE}/{paper}"))
    assert problems(page) == {}


def test_the_way_to_every_form_is_by_keyboard(open_page):
    page = open_page(f"{BASE}/print/", signed_in=True)
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent"))
    assert names[:6] == [
        "会議のページへ戻る",
        "確認・承認",
        "Word で受け取る",
        "PDF で受け取る",
        "？ 手引き",
        "正誤表（案）",
    ]
