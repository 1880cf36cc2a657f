"""問いと答え in a browser: the two special cases of the real record by a click each, and all of it by keyboard."""

import re

import pytest

from tests.builders import MANUSCRIPT


@pytest.fixture
def open_ties(open_page):
    """open_ties(text) imports a record through the desk and returns its page 問いと答え."""

    def open_one(text):
        page = open_page("/admin/minutes/meeting/import/", signed_in=True)
        page.locator("textarea[name=text]").fill(text)
        page.get_by_role("button", name="確かめる", exact=True).click()
        page.get_by_role("button", name="下書きとして保存する").click()
        page.get_by_role("link", name="問いと答え").first.click()
        page.wait_for_url(re.compile(r"/ties/$"))
        return page

    return open_one


# Takes some seconds: a real record of 74 blocks goes through the import, and its page comes five times. Not marked long,
# since Playwright must not start before the database of the worker is there.
def test_the_special_cases_stand_right_after_a_click_each(open_ties, real_text):
    # Another test of this worker may have brought the record in (tests/browser/approval): this one is of another day.
    page = open_ties(real_text.replace("10月23日", "10月24日"))

    def turn(number):
        return page.locator(f"#t{number}")

    turn(37).get_by_role("button", name="答え2件と一緒に確かめる").click()
    page.wait_for_url(re.compile("#t37$"))
    assert [
        re.sub(r"\s+", " ", words) for words in turn(37).locator(".desk-ties > li").all_inner_texts()
    ] == [
        "確認ずみ 町田市に尋ねている",
        "確認ずみ 所沢市に尋ねている",
    ]
    for number in (38, 39):
        assert "に答えている" in turn(number).inner_text()
        assert turn(number).get_by_role("button").count() == 0, "nothing waits there any more"
    turn(73).get_by_role("button", name="答え1件と一緒に確かめる").click()
    page.wait_for_url(re.compile("#t73$"))
    assert "確認ずみ 当別町に尋ねている" in turn(73).inner_text()
    assert "確認ずみ #73 美里町" in turn(74).inner_text()
    assert "早島町" in turn(74).inner_text()


def test_a_turn_is_decided_by_keyboard_alone(open_ties):
    page = open_ties(MANUSCRIPT.replace("9月3日", "11月3日"))
    page.locator("#t6").get_by_role("checkbox").focus()
    page.keyboard.press("Tab")  # 答え1件と一緒に確かめる
    page.keyboard.press("Tab")  # これだけ確かめる
    page.keyboard.press("Tab")  # 案を使わない
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "選び直す（#6）"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/ties/6/$"))
    page.get_by_role("checkbox", name="深川市").focus()
    page.keyboard.press("Space")
    page.get_by_role("checkbox", name="美里町").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="この通りに保存する").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/ties/#t6$"))
    assert "確認ずみ 美里町に尋ねている" in page.locator("#t6").inner_text()
    assert "使わなかった案：深川市に尋ねている" in page.locator("#t6").inner_text()
