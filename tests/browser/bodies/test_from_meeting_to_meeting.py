"""Members pasted, the next meeting made, many files put at once: without a script, and by keyboard alone."""

import re

from tests.browser.page_checks import problems
from tests.minutes.files.samples import PDF

TITLE = "令和8年度第4回 記録実務者会議"


def go_by_tab(page, name: str) -> None:
    """Presses Tab until the control of that name (of its label, or its words) has the focus."""
    focused = "document.activeElement?.labels?.[0]?.innerText ?? document.activeElement?.innerText ?? ''"
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(focused).strip().rstrip(":：") == name:
            return
    raise AssertionError(name)


# Takes some seconds: three forms and the sign-in, each a page of its own. Not marked long, since Playwright must not
# start before the database of the worker is there.
def test_a_list_is_pasted_and_the_next_meeting_made_by_keyboard_without_a_script(open_page, site):
    page = open_page("/admin/minutes/body/1/members/", signed_in=True, java_script_enabled=False)
    go_by_tab(page, "足す団体")
    page.keyboard.insert_text("深川市（会長）\n函館市")
    go_by_tab(page, "いつから")
    page.keyboard.type("平成24年10月23日")
    go_by_tab(page, "保存する")
    page.keyboard.press("Enter")
    page.get_by_text("構成団体を保存しました").wait_for()
    assert page.locator("[name^=member-][name$=-since]").last.input_value() == "平成24年10月23日"

    page.goto(f"{site}/admin/minutes/body/1/change/")
    go_by_tab(page, "次の会議を作る")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/next/$"))
    go_by_tab(page, "会議名")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(TITLE)
    go_by_tab(page, "日時")
    page.keyboard.insert_text("令和9年2月3日 13:30~16:30")
    go_by_tab(page, "函館市")
    page.keyboard.press("Space")
    go_by_tab(page, "この会議を作る")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/change/$"))
    assert page.get_by_label("会議名").input_value() == TITLE
    attendance = page.locator("[name=attendance]").input_value()
    assert "役員：深川市（会長" in attendance and "函館市" not in attendance
    assert problems(page) == {}


def test_files_of_no_list_are_put_and_listed_without_a_script(open_page, site):
    page = open_page("/admin/minutes/meeting/add/", signed_in=True, java_script_enabled=False)
    page.get_by_role("link", name=re.compile("会議")).first.wait_for()
    page.goto(f"{site}/admin/minutes/meeting/4/handouts/files/")
    names = ["資料２－１　日数の一覧.pdf", "写真.pdf"]
    page.locator("#files").set_input_files(
        [{"name": name, "mimeType": "application/pdf", "buffer": PDF + name.encode()} for name in names]
    )
    page.get_by_role("button", name="置いて、確かめる").click()
    assert page.get_by_label("資料番号（資料２－１日数の一覧.pdf）").input_value() == "資料2-1"
    assert page.get_by_label("題名（資料２－１日数の一覧.pdf）").input_value() == "日数の一覧"
    assert problems(page) == {}
    page.get_by_role("button", name="選んだとおりに保存する").click()
    page.get_by_text("1件のファイルを保存しました。").wait_for()
    assert page.get_by_role("link", name="資料2-1", exact=True).is_visible()
