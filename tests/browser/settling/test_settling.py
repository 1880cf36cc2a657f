"""A name settled by keyboard alone up to its button, and the points of 校閲 walked through with what is typed kept."""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.page_checks import preload_axe, problems

NAME = "/admin/minutes/attendeeorganisation/names/settle/?name=美里町"


@pytest.fixture
def desk(browser, site):
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    preload_axe(page)
    page.goto(f"{site}/admin/")
    sign_in(page)
    yield page
    context.close()


def bar(page):
    return page.locator(".desk-settle-bar p").first.inner_text()


def test_the_sentence_says_whom_and_the_button_is_reached_by_keyboard(desk, site):
    desk.goto(site + NAME)
    assert "団体を選んでください。" in bar(desk)
    desk.locator("[name=organisation]").first.focus()
    desk.keyboard.press("Space")
    assert "宮城県 美里町（遠田郡 045055）とします。" in bar(desk)
    desk.keyboard.press("ArrowDown")
    assert "埼玉県 美里町（児玉郡 113816）とします。" in bar(desk)
    assert "宮城県" not in bar(desk)
    for _ in range(60):
        desk.keyboard.press("Tab")
        # What has the focus is covered neither by the bar nor by anything else.
        seen = desk.evaluate(
            """() => {
                const here = document.activeElement, box = here.getBoundingClientRect();
                const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return [here.value, here === top || here.contains(top) || here.labels?.[0]?.contains(top)];
            }"""
        )
        assert seen[1], seen
        if seen[0] == "settle":
            break
    assert seen[0] == "settle"
    assert problems(desk) == {}


def test_only_the_ticked_meetings_are_counted(desk, site):
    desk.goto(site + NAME)
    ticks = desk.locator("[name=meeting]:checked")
    before = ticks.count()
    ticks.first.uncheck()
    assert desk.locator("[name=meeting]:checked").count() == before - 1
    desk.get_by_role("button", name="すべて外す").click()
    desk.wait_for_load_state()
    assert desk.locator("[name=meeting]:checked").count() == 0


def test_the_walk_goes_on_without_a_new_page_and_keeps_what_is_typed(desk, site):
    desk.goto(f"{site}/admin/minutes/meeting/10/manuscript/")
    text = desk.locator("#manuscript")
    typed = text.input_value().replace("十日と決めている。", "十日と決めている。。")
    text.fill(typed)
    desk.evaluate("window.untouched = true")
    desk.get_by_role("button", name="校閲を順に見る").click()
    desk.locator("#walk-h").wait_for()
    desk.get_by_role("button", name="次の指摘へ").click()
    desk.get_by_text("これが最後の指摘です。").wait_for()
    assert "。。" in desk.locator("#desk-walk").inner_text()
    chosen = text.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert chosen.startswith("（深川市）")
    assert (text.input_value(), desk.evaluate("window.untouched")) == (typed, True)
    assert problems(desk) == {}
