"""Links are large enough to touch, and a record works as printed paper."""

import re
import subprocess


def test_links_in_lists_are_large_enough_to_touch(open_page):
    page = open_page("/meetings/2026-09-03-1/", width=375)
    heights = page.eval_on_selector_all(
        ".toc a, .margin a, .site-nav a",
        "all => all.map(one => one.getBoundingClientRect().height).filter(height => height > 0)",
    )
    assert len(heights) > 20
    assert min(heights) >= 24


def test_a_record_prints_with_its_edition_and_digest_in_the_foot(open_page):
    page = open_page("/meetings/2026-09-03-1/")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    assert not page.locator(".print-foot").is_visible()
    page.emulate_media(media="print")
    foot = page.locator(".print-foot")
    assert foot.is_visible()
    assert foot.evaluate("one => getComputedStyle(one).position") == "fixed"
    room = page.locator(".print-room").evaluate("one => getComputedStyle(one).display")
    assert room == "table-footer-group"
    assert "第1版（確定）" in foot.inner_text()
    digest = (
        page.locator(".digest").inner_text().removeprefix("SHA-256").replace("\u3000", "").replace(" ", "")
    )
    assert digest in foot.inner_text()
    for hidden in (".site-nav", ".toc", ".crumb", ".site-foot", ".only >> nth=0"):
        assert not page.locator(hidden).is_visible(), hidden


def test_every_printed_page_bears_the_edition_and_the_digest(open_page, tool, tmp_path):
    """The foot stands on each page of the PDF, not only where the record ends."""
    pdftotext = tool("pdftotext")
    page = open_page("/meetings/2026-09-03-1/")
    digest = "".join(page.locator(".digest").inner_text().removeprefix("SHA-256").split())
    page.evaluate(
        "document.querySelector('.turn').after(...Array.from(document.querySelectorAll('.turn')).flatMap("
        "one => Array.from({length: 12}, () => one.cloneNode(true))))"
    )
    (tmp_path / "record.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    text = subprocess.run(
        [pdftotext, "-layout", str(tmp_path / "record.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    pages = [page for page in text.split("\f") if page.strip()]
    assert len(pages) >= 3
    assert [digest in "".join(page.split()) for page in pages] == [True] * len(pages)


def test_a_remark_prints_on_one_sheet_with_its_edition_and_digest(open_page, tool, tmp_path):
    pdftotext = tool("pdftotext")
    page = open_page("/meetings/2024-06-03-1/u/3/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    (tmp_path / "remark.pdf").write_bytes(pdf)
    text = subprocess.run(
        [pdftotext, "-layout", str(tmp_path / "remark.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    foot = "".join(page.locator(".print-foot").text_content().split())
    printed = "".join(text.split())
    assert re.search("第3版（確定）.*指紋[0-9a-f]{64}", foot) and foot[-64:] in printed
    assert "".join(page.locator("#cite-text").input_value().split())[:40] in printed
    assert "BibTeX" not in text and "誤りを知らせる" not in text


def test_a_long_address_tears_no_line_apart(open_page):
    """The address begins on the line of the words before it; kept whole, it would leave them alone on a justified line."""
    page = open_page("/meetings/2026-09-03-1/")
    words = page.locator("#u8 .words p")
    before, address = words.evaluate(
        "one => { const range = document.createRange(); range.selectNodeContents(one.firstChild);"
        " return [range, one.querySelector('.web')].map(part => [...part.getClientRects()].map(box => box.top)) }"
    )
    assert before[-1] == address[0]


def test_the_place_of_a_turn_is_stepped_to_by_its_heading(open_page):
    page = open_page("/meetings/2026-09-03-1/")
    names = page.get_by_role("article").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-labelledby'))"
    )
    assert names == [f"s{number}" for number in (6, 7, 8, 12, 13)]
    assert page.get_by_role("article", name="事務局").get_by_role("heading", level=4).count() == 1
