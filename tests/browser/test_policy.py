"""The Content-Security-Policy at work in a browser: an injected script does not run, and our own scripts do."""

import json

INJECT = """markup => {
  const one = document.createElement("div");
  one.innerHTML = markup;
  document.body.append(one);
  const script = document.createElement("script");
  script.textContent = "window.ran = 'script'";
  document.body.append(script);
}"""
MARKUP = """<img src="/nowhere.png" onerror="window.ran = 'handler'"><style>body { display: none }</style>
<p id="styled" style="color: red">x</p><a id="link" href="javascript:window.ran = 'link'">x</a>"""
WATCH = """window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective));"""


def test_an_injected_script_does_not_run(open_page):
    for path, signed_in in (("/meetings/2026-09-03-1/", False), ("/admin/minutes/meeting/", True)):
        page = open_page(path, signed_in=signed_in)
        complaints = []
        page.on("console", lambda message, heard=complaints: heard.append(message.text))
        with page.expect_event("console", lambda message: "inline script" in message.text):
            page.evaluate(INJECT, MARKUP)
        page.locator("#link").evaluate("one => one.click()")
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran") is None, path
        assert page.locator("body").evaluate("one => getComputedStyle(one).display") != "none"
        assert page.locator("#styled").evaluate("one => getComputedStyle(one).color") != "rgb(255, 0, 0)"
        assert any("Content Security Policy" in words for words in complaints)


def test_the_data_in_a_head_is_no_script_to_the_browser(browser, site):
    """JSON-LD stands in an element named script: its type makes it a block of data, to which the policy does not apply."""
    context, heard = browser.new_context(), []
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.goto(f"{site}/meetings/2026-09-03-1/")
    block = page.locator('script[type="application/ld+json"]')
    assert json.loads(block.text_content())["@type"] == "Report"
    assert (page.evaluate("window.violations"), heard) == ([], [])
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.wait_for_function("window.violations.length > 0")
    context.close()


def test_without_the_policy_it_would_have_run(browser, site):
    """The test above can fail: the same injection, with the browser told to ignore the policy."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}/meetings/2026-09-03-1/")
    page.evaluate(INJECT, MARKUP)
    assert page.evaluate("window.ran") is not None
    context.close()


def test_the_admin_works_under_the_policy(open_page):
    """Django's own scripts run (the theme, the calendar's words) and nothing of them is refused."""
    page = open_page("/admin/", signed_in=True)
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    for path in ("/admin/minutes/meeting/", "/admin/auth/user/add/", "/admin/second-factor/"):
        page.goto(page.url.split("/admin/")[0] + path)
        assert page.locator("html[data-theme]").count() == 1
    assert refused == []
