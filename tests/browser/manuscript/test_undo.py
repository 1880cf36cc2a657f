"""Undo in the manuscript: all that was typed, composed, replaced or put right, backwards and forwards again."""

DAY = "10月4日"
INTO = "([at]) => { const area = document.getElementById('manuscript'); area.focus(); area.setSelectionRange(at, at) }"

COPIES = "Object.keys(localStorage).filter((key) => key.startsWith('manuscript:'))"


def text_of(page):
    return page.locator("#manuscript").input_value()


def wait_until(page, true):
    """Waits by asking from outside: the pages' policy forbids a condition in words inside of them."""
    for _ in range(100):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    raise AssertionError(true)


def place(page, words):
    """Puts the cursor before the first of the words."""
    page.evaluate(INTO, [text_of(page).index(words)])


def replace(page, find, put):
    page.locator("#find").fill(find)
    page.locator("#put").fill(put)
    page.locator("#put-all").click()
    page.locator("#manuscript").focus()


def compose(page, words):
    """Composes words as an input method does, and settles them."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("Input.imeSetComposition", {"text": words[:1], "selectionStart": 1, "selectionEnd": 1})
    protocol.send("Input.insertText", {"text": words})


def test_everything_is_taken_back_in_its_order_and_done_again(manuscript):
    page = manuscript(DAY)
    states = [text_of(page)]
    page.locator("#manuscript").focus()
    page.keyboard.press("Control+h")
    deeds = [
        lambda: (place(page, "説明が行われた"), page.keyboard.type("abc")),  # one run of typing is one step
        lambda: compose(page, "会議"),
        lambda: replace(page, "説明が行われた", "説明があった"),
        # Too long for the browser's own command, as 1,500 hits are: the text is set.
        lambda: replace(page, "。", "。\n" * 30),
        lambda: (place(page, "説明があった"), page.keyboard.press("Enter")),
        lambda: page.keyboard.press("Delete"),
        lambda: page.evaluate("document.execCommand('insertText', false, '')"),  # changes nothing: no step
    ]
    for deed in deeds:
        deed()
        states.append(text_of(page))
    assert states[-1] == states.pop()
    assert len(set(states)) == len(states) == 7
    backwards = []
    for _ in states:
        page.keyboard.press("Control+z")
        backwards.append(text_of(page))
    assert backwards == [*states[-2::-1], states[0]]
    forwards = []
    for key in ["Control+y", "Control+Shift+z"] * 3:
        page.keyboard.press(key)
        forwards.append(text_of(page))
    assert forwards == states[1:]
    page.keyboard.press("Control+z")
    page.keyboard.type("x")
    after = text_of(page)
    page.keyboard.press("Control+y")
    assert text_of(page) == after


def test_the_undo_of_the_menu_is_the_undo_of_the_keys(manuscript):
    page = manuscript(DAY)
    before = text_of(page)
    page.keyboard.press("Control+h")
    replace(page, "。", "。\n" * 30)
    replaced = text_of(page)
    place(page, "説明")
    page.keyboard.type("abc")
    typed = text_of(page)
    found = []
    for command in ("undo", "undo", "redo", "redo"):
        page.locator("#manuscript").evaluate(
            """(area, command) => area.dispatchEvent(new InputEvent("beforeinput",
            { inputType: command === "undo" ? "historyUndo" : "historyRedo", bubbles: true, cancelable: true }))""",
            command,
        )
        found.append(text_of(page))
    assert found == [replaced, before, replaced, typed]


def test_what_was_replaced_is_copied_and_read_as_what_was_typed_is(manuscript):
    page = manuscript(DAY)
    page.keyboard.press("Control+h")
    replace(page, "。", "？！" * 30)
    changed = page.locator(".desk-block", has_text="？！？！")
    changed.first.wait_for()
    wait_until(page, f"{COPIES}.some((key) => localStorage[key].includes('？！'))")
    page.keyboard.press("Control+z")
    changed.first.wait_for(state="detached")
    wait_until(page, f"!{COPIES}.length")


def test_nothing_is_done_while_japanese_is_composed(manuscript):
    page = manuscript(DAY)
    place(page, "説明")
    protocol = page.context.new_cdp_session(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    protocol.send("Input.imeSetComposition", {"text": "かいぎ", "selectionStart": 3, "selectionEnd": 3})
    composed = text_of(page)
    page.keyboard.press("Control+z")
    page.wait_for_timeout(1200)  # longer than a reading and a copy are put off
    assert (asked, page.evaluate(COPIES), text_of(page)) == ([], [], composed)
    protocol.send("Input.insertText", {"text": "会議"})
    page.locator(".desk-block", has_text="会議説明").first.wait_for()
    page.keyboard.press("Control+z")
    assert "会議説明" not in text_of(page)
