"""The manuscript page as a clerk uses it, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.page_checks import problems

LARGE = "2026-10-01"
BEGIN = "one => one.setSelectionRange(one.value.indexOf('決めている'), one.value.indexOf('決めている'))"


@pytest.fixture(scope="session")
def numbers():
    """{name of a meeting in the desk's list, which begins with its day: its id}; filled when the list is first read."""
    return {}


@pytest.fixture
def desk(open_page, numbers):
    """desk(day) returns the manuscript page of the draft of that day, signed in, with its preview shown."""

    def open_desk(day, **options):
        if not numbers:
            links = open_page("/admin/minutes/meeting/", signed_in=True).locator("#result_list th a")
            meetings = links.evaluate_all("all => all.map(link => [link.textContent, link.pathname])")
            numbers.update((name, path.split("/")[-3]) for name, path in meetings)
        number = next(number for name, number in numbers.items() if name.startswith(_spoken(day)))
        page = open_page(f"/admin/minutes/meeting/{number}/manuscript/", signed_in=True, **options)
        if options.get("java_script_enabled", True):
            page.locator(".desk-block").first.wait_for()
        return page

    return open_desk


def _spoken(day):
    year, month, date = map(int, day.split("-"))
    return f"令和{year - 2018}年({year}年){month}月{date}日"


def text_of(page):
    return page.locator("#manuscript").input_value()


def compose(page):
    """Starts composing Japanese as an input method does, through the browser's own protocol, and returns the protocol."""
    page.locator("#manuscript").focus()
    page.locator("#manuscript").evaluate(BEGIN)
    protocol = page.context.new_cdp_session(page)
    protocol.send("Input.imeSetComposition", {"text": "かいぎ", "selectionStart": 3, "selectionEnd": 3})
    return protocol


def key_while_composing(protocol, key, code, modifiers=0):
    """Presses a key that goes to the input method: browsers report code 229."""
    for kind in ("rawKeyDown", "keyUp"):
        protocol.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": key, "code": code, "windowsVirtualKeyCode": 229, "modifiers": modifiers},
        )


def test_while_japanese_is_composed_enter_and_the_saving_keys_do_nothing(desk):
    page = desk("2026-10-02")
    before = text_of(page)
    protocol = compose(page)
    sent = []
    page.on("request", lambda request: sent.append(request) if request.is_navigation_request() else None)
    for key, code, modifiers in [("Enter", "Enter", 0), ("Enter", "Enter", 2), ("s", "KeyS", 2)]:
        key_while_composing(protocol, key, code, modifiers)
    page.wait_for_timeout(200)
    assert sent == []
    assert text_of(page) == before.replace("決めている", "かいぎ決めている")
    protocol.send("Input.insertText", {"text": "会議"})
    assert text_of(page) == before.replace("決めている", "会議決めている")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("h2:has-text('変わるところ')")
    assert page.locator(".desk-check ins").all_inner_texts() == ["会議決"]


def test_one_word_changed_among_400_turns_builds_one_block_of_the_reading_anew(desk):
    page = desk(LARGE)
    expect(page.locator(".desk-block")).to_have_count(401)
    page.evaluate(
        """() => { window.built = []; new MutationObserver((all) => all.forEach((one) =>
        built.push(...[...one.addedNodes].map((node) => node.textContent)))).observe(
        document.getElementById('preview'), { childList: true }) }"""
    )
    page.locator("#manuscript").evaluate(
        "one => { one.focus(); const at = one.value.indexOf('200番目の') + 6; one.setSelectionRange(at, at) }"
    )
    page.keyboard.insert_text("直")
    page.locator(".desk-block", has_text="200番目の直").wait_for()
    (block,) = page.evaluate("built")
    assert "200番目の" in block
    assert page.locator(".desk-block.here").inner_text().startswith("当別町")


def test_a_changed_word_is_saved_by_one_post_of_two_fields(desk):
    page = desk("2026-10-03")
    page.locator("#manuscript").fill(text_of(page).replace("十日と", "十四日と"))
    with page.expect_request(
        lambda request: request.method == "POST" and request.is_navigation_request()
    ) as sent:
        page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist")
    names = set(re.findall(r"(?:^|&)([^=&]+)=", sent.value.post_data))
    assert names - {"csrfmiddlewaretoken", "do"} == {"seen_revision", "manuscript"}
    assert page.locator(".messagelist").inner_text() == "保存しました（直し 1）。"
    assert "十四日と" in text_of(page)
    assert page.locator("#desk-rescue").is_hidden()


def test_an_unknown_name_is_put_right_by_the_nearest_and_undo_takes_it_back(desk):
    page = desk("2026-10-04")
    wrong = text_of(page).replace("（当別町）　#13", "（當別村）　#13")
    page.locator("#manuscript").fill(wrong)
    page.locator("#doubts button", has_text="当別町にする").click()
    assert text_of(page) == wrong.replace("當別村", "当別町")
    page.locator("#manuscript").focus()
    page.keyboard.press("Control+z")
    assert text_of(page) == wrong


def test_search_and_replace_and_the_outline(desk):
    page = desk("2026-10-04")
    page.locator("#manuscript").focus()
    page.keyboard.press("Control+h")
    page.locator("#find").fill("説明が行われた")
    page.locator("#put").fill("説明があった")
    page.locator("#put-all").click()
    assert page.locator("#found").inner_text() == "2件を置きかえました"
    assert text_of(page).count("説明があった") == 2
    page.locator("#outline").select_option(label="閉会")
    chosen = page.locator("#manuscript").evaluate(
        "one => one.value.slice(one.selectionStart, one.selectionEnd)"
    )
    assert chosen.startswith("■ 閉会")


def test_the_words_survive_a_window_that_is_closed_and_a_session_that_ended(desk):
    page = desk("2026-10-05")
    text = text_of(page).replace("十日と", "八日と")
    page.locator("#manuscript").fill(text)
    address, site = page.url, page.url.split("/admin/")[0]
    other = page.context.new_page()
    other.goto(f"{site}/admin/")
    other.locator("#logout-form button").click()
    page.locator("button[value=check]").click()
    page.wait_for_selector("#login-form")
    sign_in(page)
    page.wait_for_selector(".desk-note")
    assert page.locator("#manuscript").input_value().replace("\r", "") == text
    with page.expect_navigation():
        page.locator("button[value=check]").click()
    assert page.locator(".desk-check ins").all_inner_texts() == ["八日"]
    page.close()
    again = other.context.new_page()
    again.goto(address)
    again.locator("#desk-rescue button", has_text="この原稿を開く").first.click()
    assert text_of(again) == text


def test_the_words_survive_a_server_that_dies_during_a_save(desk):
    page = desk("2026-10-09")
    text, address = text_of(page).replace("十日と", "八日と"), page.url
    page.locator("#manuscript").fill(text)
    dies = lambda route: route.abort() if route.request.method == "POST" else route.continue_()  # noqa: E731
    page.route("**/manuscript/?page=*", dies)
    with page.expect_event("requestfailed"):
        page.locator("button[value=save]").click(no_wait_after=True)
    page.unroute("**/manuscript/?page=*")
    page.goto(address)
    page.locator("#desk-rescue button", has_text="この原稿を開く").click()
    assert text_of(page) == text
    page.locator("button[value=save]").click()
    page.wait_for_selector(".messagelist")
    assert ["八日と" in text_of(page), page.locator("#desk-rescue").is_hidden()] == [True, True]


def test_two_windows_each_keep_their_words_and_the_second_to_save_sees_both(desk):
    first = desk("2026-10-06")
    second = first.context.new_page()
    second.goto(first.url)
    second.locator(".desk-block").first.wait_for()
    first.locator("#manuscript").fill(text_of(first).replace("二か月", "三か月"))
    second.locator("#manuscript").fill(text_of(second).replace("十日と", "八日と"))
    first.locator("button[value=save]").click()
    first.wait_for_selector(".messagelist")
    second.locator("button[value=save]").click()
    second.wait_for_selector(".errornote")
    assert "八日と" in second.locator("#manuscript").input_value()
    assert "三か月" in second.locator("#theirs").input_value()
    second.locator("button[value=merge]").click()
    second.locator("button[value=confirm]").click()
    second.wait_for_selector(".messagelist")
    assert ["八日と" in text_of(second), "三か月" in text_of(second)] == [True, True]


def test_without_a_script_it_is_one_form(desk):
    page = desk("2026-10-07", java_script_enabled=False)
    assert page.locator("#desk-beside").is_hidden()
    page.locator("#manuscript").fill(text_of(page).replace("（深川市）　#12\n十日と決めている。\n\n", ""))
    page.locator("button[value=save]").click()
    assert "消える 1" in page.locator(".desk-counts").inner_text()
    page.locator("#reason").fill("重複")
    page.locator("button[value=confirm]").click()
    assert page.locator(".messagelist").inner_text() == "保存しました（消えた 1）。"


def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk):
    page, found_problems = desk("2026-10-08"), {}
    page.locator("#manuscript").fill(text_of(page).replace("（当別町）　#13", "（當別村）　#13"))
    page.locator("#doubts li").first.wait_for()
    for name, press in [("manuscript", None), ("check", "button[value=check]")]:
        if press:
            page.locator(press).click()
            page.wait_for_selector(".desk-counts")
        found_problems[name] = problems(page)
    assert found_problems == {"manuscript": {}, "check": {}}


def test_what_the_browser_kept_goes_when_words_were_withdrawn_since(desk):
    page = desk("2026-10-09")
    meeting = page.locator("#desk").get_attribute("data-meeting")
    key = f"manuscript:{meeting}:77:0a0a0a0a"
    page.evaluate(
        "([key, copy]) => localStorage.setItem(key, copy)", [key, '{"text":"x","revision":0,"at":9e15}']
    )
    page.reload()
    page.locator(".desk-block").first.wait_for()
    assert page.evaluate("key => localStorage.getItem(key) !== null", key)
    assert page.locator("#desk-rescue").is_hidden()  # another person typed it
    page.route(
        "**/manuscript/",
        lambda route: _with(route, 'data-forgotten="0"', 'data-forgotten="1"'),
    )
    page.reload()
    page.locator(".desk-block").first.wait_for()
    assert page.evaluate("key => localStorage.getItem(key)", key) is None


def _with(route, old, new):
    """The page as it is served after a withdrawal."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(old, new))
