"""A table within a remark scrolls within itself, and each of its cells has its name in the accessibility tree."""

RECORD = "/meetings/2025-09-03-1/"


def test_a_wide_table_scrolls_within_itself(open_page):
    page = open_page(RECORD, width=375)
    box = page.locator(".said-table")
    widths = box.evaluate("box => [box.scrollWidth > box.clientWidth, document.documentElement.scrollWidth]")
    assert widths == [True, 375]


def test_each_cell_is_named_in_the_accessibility_tree(open_page):
    page = open_page(RECORD)
    tree = page.get_by_role("region", name="表", exact=True).aria_snapshot()
    for named in (
        "table:",
        'columnheader "団体"',
        'columnheader "電子化の割合"',
        'cell "課長の決裁まで"',
        'cell "｜なし"',
    ):
        assert named in tree
    assert tree.count("- row ") == 3
