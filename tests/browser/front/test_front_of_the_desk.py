"""The first page of the desk in a browser: without fault at each width, and walked by keyboard alone."""

import pytest

from tests.browser.page_checks import focus_outlines, problems
from tests.browser.scenes.scene import APPROVER, EDITOR, USERNAME


@pytest.mark.parametrize("username", [USERNAME, EDITOR, APPROVER])
def test_axe_finds_nothing_with_the_folded_part_open_too(of, username):
    page = of(username)
    page.locator("summary").click()
    assert problems(page) == {}


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')")


def test_it_is_walked_by_keyboard(of):
    """A number leads to its part, a part to its button; the folded tables open; every stop is seen."""
    page = of(USERNAME)
    numbers = page.locator(".desk-numbers a")
    numbers.first.focus()
    names = [focused(page)]
    for _ in range(numbers.count() - 1):
        page.keyboard.press("Tab")
        names.append(focused(page))
    assert names == [" ".join(text.split()) for text in numbers.all_inner_texts()]
    page.locator('.desk-numbers a[href="#drafts"]').press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "drafts"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "開く"
    page.locator("summary").press("Enter")
    assert page.locator(".desk-rare a").first.is_visible()
    page.locator("h1").click()
    assert [one for one in focus_outlines(page, 40) if one[1:] != ["solid", "4px"]] == []


def test_there_is_one_filled_button(of):
    assert of(EDITOR).locator(".desk-front .main.desk-slim").count() == 1


def test_each_cell_of_the_year_stands_below_its_head(of):
    """Two parts of the desk once gave their tables one class, and the table fell apart without any fault of axe's."""
    edges = "row => [...row.cells].map(cell => Math.round(cell.getBoundingClientRect().left))"
    rows = of(USERNAME).locator("#year tr")
    assert {tuple(row.evaluate(edges)) for row in rows.all()} == {tuple(rows.first.evaluate(edges))}
    assert rows.count() > 3
