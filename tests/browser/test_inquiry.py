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


def test_what_was_typed_into_the_grid_and_not_saved_is_offered_again_by_the_browser(open_page):
    """A lid that is closed, a session that ends: the copy in the browser is put back into the cells, and nothing is saved."""
    page = open_page(GRID, signed_in=True)
    field = page.get_by_role("textbox", name=re.compile("^高松市 問1.*回答の文$"))
    field.fill("係長も読む。")
    page.reload()
    assert field.input_value() == ""
    page.get_by_role("button", name="この回答を欄に入れる").first.click()
    assert field.input_value() == "係長も読む。"
    page.get_by_role("button", name="変更を確かめる").first.click()
    page.wait_for_load_state()
    assert "保存していない欄 1" in page.content().replace("<strong>", "")


def test_a_copy_from_before_a_withdrawal_is_removed_unseen(open_page):
    """An answer of this meeting was withdrawn: what was typed before may hold it."""
    page = open_page(GRID, signed_in=True)
    copy = {"fields": '[["t-22-0-11", "鵺"]]', "revision": 0, "at": page.evaluate("Date.now()")}
    store = "copy => localStorage.setItem(PREFIX + '0123abcd', JSON.stringify(copy))"
    page.evaluate(store, copy)
    page.reload()
    assert page.evaluate("localStorage.getItem(PREFIX + '0123abcd')") is None
    assert "保存していない回答が残っています" not in page.content()
    # One of today is offered.
    page.evaluate(store, copy | {"revision": 99})
    page.reload()
    assert "保存していない回答が残っています" in page.content()
