"""Links are large enough to touch, and a record works as printed paper."""

import subprocess


def test_links_in_lists_are_large_enough_to_touch(open_page):
    page = open_page("/meetings/2026-09-03-1/", width=375)
    heights = page.eval_on_selector_all(
        ".toc a, .turn-no a, .site-nav a",
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
    for hidden in (".site-nav", ".toc", ".crumb", ".site-foot"):
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
