"""What only a press of a button shows: axe finds nothing there either, in light and dark, and nothing scrolls sideways.

Nothing is stored: each button shows what would be done, or refuses what was typed.
"""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.page_checks import preload_axe, problems, set_view
from tests.builders import MANUSCRIPT

MEETING = "/admin/minutes/meeting"
GROUNDS = {"reason": "申出があり、会長が認めた。", "rule": "会議規程第12条"}
# Where: what is typed, which button is pressed, and what stands on the page that comes. Ids are those of the scene.
PRESSED = {
    "what would be withdrawn": (
        f"{MEETING}/15/withdraw/",
        {"blocks": "#4", "span": "仮装"} | GROUNDS,
        "確かめる",
        "全体が消えます",
    ),
    "a part that stands nowhere": (
        f"{MEETING}/15/withdraw/",
        {"blocks": "#4、配付資料", "span": "鵜殿"} | GROUNDS,
        "確かめる",
        "まだ何も取り消していません。",
    ),
    "grounds that lack": (
        f"{MEETING}/1/retract/",
        {},
        "公開を停止する（元に戻せません）",
        "まだ停止していません。",
    ),
    "an erasure without grounds": (
        "/admin/minutes/withdrawal/1/erase/",
        {},
        "消去する（元に戻せません）",
        "まだ消去していません。",
    ),
    "a text that was read": (
        f"{MEETING}/import/",
        {"text": MANUSCRIPT.replace("9月3日", "9月13日")},
        "確かめる",
        "このように読み取りました",
    ),
    "a manuscript checked": (
        f"{MEETING}/9/manuscript/",
        {"manuscript": MANUSCRIPT.replace("十日と決めている。", "十日と決めています。")},
        "変更を確かめる",
        "保存する",
    ),
    "answers checked": (f"{MEETING}/18/inquiries/10/", {"reason": "聞き直した。"}, "変更を確かめる", "回答"),
    "a count tried": (f"{MEETING}/18/tallies/?tally=28", {}, "数えてみる", "回答と合います"),
    "a name without an organisation": (
        "/admin/minutes/attendeeorganisation/names/settle/?name=美里町",
        {},
        "選んだ会議で決める",
        "まだ何も決めていません。",
    ),
    "a publication without a reason": (
        f"{MEETING}/1/publish/",
        {},
        "第2版として公開する",
        "まだ公開していません。",
    ),
    "an account without a name": ("/admin/auth/user/add/", {}, "保存", "空欄のままにはできません。"),
}


@pytest.fixture(scope="module")
def desk(browser, site):
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    preload_axe(page)
    page.goto(f"{site}/admin/")
    sign_in(page)
    page.wait_for_url(f"{site}/admin/")
    yield page
    context.close()


@pytest.mark.parametrize("name", PRESSED)
def test_axe_finds_nothing_on_what_a_button_shows(desk, site, name):
    path, typed, button, words = PRESSED[name]
    set_view(desk, 1280)
    desk.goto(site + path)
    for field, value in typed.items():
        desk.locator(f"[name={field}]").first.fill(value)
    if "category" in desk.content():
        desk.locator("[name=category]").first.check()
    desk.get_by_role("button", name=button, exact=True).first.click()
    desk.get_by_text(words).first.wait_for()
    assert problems(desk) == {}
