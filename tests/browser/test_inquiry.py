"""The matrix of an inquiry and its grid, as a screen reader and a keyboard meet them."""

import re

GRID = "/admin/minutes/meeting/18/inquiries/10/"


def test_each_cell_names_organisation_and_question_in_the_accessibility_tree(open_page):
    for width in (1280, 375):
        page = open_page("/meetings/2023-09-03-1/u/10/", width=width)
        for name in ("深川市", "美里町", "高松市"):
            for question in ("問1", "問2"):
                cell = page.get_by_role("cell", name=re.compile(f"^{name}の{question}の回答"))
                assert cell.count() == 1, (width, name, question)
            assert page.get_by_role("rowheader", name=re.compile(f"^{name}")).count() == 1


def test_the_picture_says_what_it_shows(open_page):
    page = open_page("/meetings/2023-09-03-1/u/10/")
    picture = page.get_by_role("img", name="問1の回答の数")
    assert picture.count() == 1
    assert "決めている、3団体。" in picture.evaluate("picture => picture.querySelector('desc').textContent")


def test_the_grid_is_filled_by_keyboard_and_each_field_has_a_name(open_page):
    page = open_page(GRID, signed_in=True)
    first = page.get_by_role("textbox", name=re.compile("^美里町 問2.*回答の文$"))
    assert first.count() == 1
    page.get_by_role("combobox", name=re.compile("^美里町 問1")).focus()
    for _ in range(2):  # the words below the choice, then the next question
        page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.tagName") == "A":  # the number of the stored answer
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "t-20-0-12"
    page.keyboard.type("係長が読む。")
    page.get_by_role("button", name="変更を確かめる").first.click()
    page.wait_for_load_state()
    assert "保存していない欄 1" in page.content().replace("<strong>", "")
    assert (
        page.get_by_role("textbox", name=re.compile("^美里町 問2.*回答の文$")).input_value() == "係長が読む。"
    )
