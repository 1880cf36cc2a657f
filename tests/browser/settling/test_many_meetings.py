"""美里町, not settled in many meetings, the real record among them: settled from the first page of the desk by an account of
編集, in a server of its own. The meetings come by imports of a clerk, two pages each; the clicks that follow are counted.
The whole proof is NAMED_MEETINGS=61, which is what an office once had to settle one by one."""

import datetime
import os
import re
from pathlib import Path

import pytest

from tests.browser.conftest import sign_in
from tests.browser.scenes.running import running_site
from tests.browser.scenes.scene import EDITOR
from tests.builders import MANUSCRIPT

REAL = Path(__file__).parents[4] / "shared" / "records" / "joho-kokan-kaigi-2012-10-23.txt"
MEETINGS, MOST_CLICKS = int(os.environ.get("NAMED_MEETINGS", "16")), 5
FIELD = re.compile(r'<(?:input|textarea)[^>]*name="(csrfmiddlewaretoken|once_key|seen)"[^>]*value="([^"]*)"')
IMPORT = "/admin/minutes/meeting/import/"


@pytest.fixture(scope="module")
def own_site():
    with running_site() as address:
        yield address


@pytest.fixture
def desk(browser, own_site):
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{own_site}/admin/")
    sign_in(page, EDITOR)
    page.wait_for_url(f"{own_site}/admin/")
    yield page
    context.close()


def texts():
    """Yields manuscripts of as many days, all after 熊本県 美里町 began; the real record is the first."""
    if REAL.exists():
        yield REAL.read_text(encoding="utf-8")
    first = datetime.date(2005, 1, 12)
    for number in range(MEETINGS):
        day = first + datetime.timedelta(days=61 * number)
        yield MANUSCRIPT.replace("令和8年9月3日", f"{day.year}年{day.month}月{day.day}日")


def bring_in(desk, site, text):
    """Sends the text to the page that reads it, and what that shows to be saved, as its two buttons do."""
    send = desk.context.request.post
    fields = dict(FIELD.findall(desk.context.request.get(site + IMPORT).text()))
    typed = {
        "csrfmiddlewaretoken": fields["csrfmiddlewaretoken"],
        "text": text,
        "once_key": fields["once_key"],
    }
    headers = {"Referer": site + IMPORT}
    shown = send(site + IMPORT, form=typed | {"check": "確かめる"}, headers=headers).text()
    answer = send(site + IMPORT, form=typed | dict(FIELD.findall(shown)) | {"save": "save"}, headers=headers)
    assert IMPORT not in answer.url, answer.text()


def waiting(desk) -> int:
    """Returns in how many meetings the first page of the desk says that the name waits."""
    line = desk.locator("#names li", has_text="美里町").inner_text()
    return int(re.search(r"(\d+)の会議", line)[1])


def versions(desk, site, meeting) -> list[str]:
    """Returns what the changes of a meeting say of 美里町, newest first."""
    page = desk.context.request.get(f"{site}/admin/minutes/meeting/{meeting}/changes/").text()
    return re.findall(r"<li>\s*(変更|作成)：<a[^>]*>出席団体 #\d+ 美里町", page)


# Takes some seconds: a server of its own, and some pages sent to it before the first click. Not marked long, since Playwright
# must not start before the database of the worker is there.
def test_one_name_in_many_meetings_is_settled_in_a_few_clicks(desk, own_site):
    desk.goto(f"{own_site}/admin/")
    already = waiting(desk)
    for _, text in zip(range(MEETINGS - already), texts(), strict=False):
        bring_in(desk, own_site, text)
    desk.reload()
    assert waiting(desk) == MEETINGS
    clicks = 0

    def click(place):
        nonlocal clicks
        clicks += 1
        place.click()

    click(desk.locator("#names li", has_text="美里町").get_by_role("link", name="決める"))
    desk.wait_for_url("**/settle/**")
    ticked = [one.get_attribute("value") for one in desk.locator("[name=meeting]:checked").all()]
    assert len(ticked) == MEETINGS
    click(desk.locator('[name=organisation][value="433489"]'))
    click(desk.get_by_role("button", name="選んだ会議で決める"))
    desk.get_by_text(f"「美里町」を、{MEETINGS}の会議で 熊本県 美里町（433489）と決めました。").wait_for()
    assert clicks <= MOST_CLICKS
    told = {value: versions(desk, own_site, value.partition("-")[0]) for value in ticked}
    assert {value: kinds[:1] for value, kinds in told.items()} == {value: ["変更"] for value in ticked}
    desk.goto(f"{own_site}/admin/")
    assert desk.locator("#names li", has_text="美里町").count() == 0
