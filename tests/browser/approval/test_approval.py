"""確認・承認 in a browser: two accounts take the real record to the public, with one sending back; by keyboard; without fault."""

import re

import pytest

from tests.browser.conftest import sign_in
from tests.browser.page_checks import preload_axe, problems, wait_for_url_end
from tests.browser.scenes.scene import APPROVER, PASSWORD, USERNAME


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


@pytest.fixture
def invited(browser, of, site):
    """invited(name, group) makes an account through the desk, as 管理 does; its owner opens the link, chooses a password, and
    stands before the first page of the desk in a window of his own."""
    manager, contexts = of(USERNAME), []

    def make(name, group):
        manager.goto(f"{site}/admin/auth/user/add/")
        manager.locator("[name=username]").fill(name)
        manager.locator("[name=last_name]").fill(name)
        manager.locator("#id_groups label", has_text=f"{group}：").click()
        press(manager, "保存")
        press(manager, "招待のリンクを作る")
        contexts.append(browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        preload_axe(page)
        page.goto(manager.locator("#link").input_value())
        for field in ("new_password1", "new_password2"):
            page.locator(f"[name={field}]").fill(PASSWORD)
        press(page, "このパスワードにする")
        sign_in(page, name)
        page.wait_for_url(f"{site}/admin/")
        return page

    yield make
    for context in contexts:
        context.close()


# Takes some seconds: a real record of 74 blocks goes through the import and every step. Not marked long, since Playwright
# must not start before the database of the worker is there.
def test_the_record_goes_back_with_a_remark_at_22_and_then_to_the_public(of, invited, site, real_text):
    editor, approver = invited("編集二郎", "編集"), invited("承認三郎", "承認")
    editor.goto(f"{site}/admin/minutes/meeting/import/")
    editor.locator("textarea[name=text]").fill(real_text)
    press(editor, "確かめる")
    press(editor, "下書きとして保存する")
    editor.get_by_role("link", name="確認・承認").first.click()
    editor.wait_for_url(re.compile("/steps/$"))
    steps = editor.url
    press(editor, "確認に回す")

    approver.goto(steps)
    assert "どの程度か。。" in approver.locator("#u22").inner_text()
    approver.get_by_label("下書きに戻すときに足す付せん").fill("#22 句点が重なっています。")
    press(approver, "下書きに戻す")
    assert "句点が重なっています。" in approver.locator("#u22 .desk-slip").inner_text()

    editor.goto(steps.replace("/steps/", "/manuscript/"))
    editor.get_by_role("link", name="#22 の付せん").click()
    editor.wait_for_url(re.compile("/steps/#note"))
    editor.goto(steps.replace("/steps/", "/manuscript/"))
    text = editor.locator("#manuscript").input_value()
    editor.locator("#manuscript").fill(text.replace("どの程度か。。", "どの程度か。"))
    press(editor, "保存する")
    editor.goto(steps)
    editor.locator("#u22 .desk-slip summary").click()
    editor.get_by_label("#22 の付せんへの答え").fill("直しました。")
    editor.locator("#u22 .desk-slip details button").click()
    wait_for_url_end(editor, "#u22")
    press(editor, "確認に回す")

    approver.goto(steps)
    margin = approver.locator("#u22 > .margin").inner_text()
    assert "差し戻した後に" in margin and "編集二郎" in margin and "直しました。" in margin
    assert "。" in approver.locator("#u22 > .margin del").inner_text()
    approver.locator("#u22 .desk-slip > form button").click()
    wait_for_url_end(approver, "#u22")
    assert "片づいた" in approver.locator("#u22 .desk-slip").inner_text()
    assert problems(approver) == {}
    press(approver, "承認する")
    approver.get_by_role("link", name="公開の画面へ").click()
    press_first = approver.get_by_role("button", name="第1版として公開する")
    approver.get_by_role("radio", name="確定", exact=True).check()
    press_first.click()
    approver.get_by_role("link", name="公開ページを見る").first.click()
    approver.wait_for_load_state()
    assert "どの程度か。" in approver.locator("#u22").inner_text()
    assert "句点が重なっています" not in approver.content()


def test_the_keyboard_passes_the_record_by(of, site):
    page = of(APPROVER)
    page.goto(f"{site}/admin/minutes/meeting/1/steps/")
    page.get_by_role("link", name="決める欄へ").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#decide$"))
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#decide, #decide ~ *')")
    page.locator("#u12 summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("年を確かめてください。")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_for_url_end(page, "#u12")
    assert "年を確かめてください。" in page.locator("#u12 .desk-slip").inner_text()
    assert problems(page) == {}
