"""A walk over a new desk that comes by every page that the handbook has a picture of, the same each time.

The scene is that of the browser tests. What a picture needs besides (a record that was sent to be checked, a note, a report,
files) is done on the way, in the browser, so that no other test sees it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.browser.conftest import sign_in
from tests.browser.scenes.scene import APPROVER, EDITOR, USERNAME
from tests.builders import MANUSCRIPT

SIZE = {"width": 1000, "height": 650}
MEETING = "/admin/minutes/meeting"
# Meetings of the scene by their ids: one that is published, small drafts, one with written answers.
PUBLISHED, WRITTEN, CHECKED, INQUIRY = 1, 7, 8, 18


@dataclass(frozen=True)
class Desk:
    """The windows of three people: page(username) is the one in which that person is signed in."""

    site: str
    page: Callable

    def open(self, username: str, path: str):
        page = self.page(username)
        page.goto(self.site + path)
        return page


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def walk(desk: Desk) -> Iterator[tuple[str, object]]:
    """Yields (name of the picture, page that shows it): from its breadcrumbs on, unless the station has its own place."""
    for name, shown in STATIONS.items():
        page = shown(desk)
        if page.evaluate("scrollY === 0") and name != "front":
            page.locator(".breadcrumbs").evaluate("crumbs => crumbs.scrollIntoView()")
        page.mouse.move(0, 0)
        yield name, page


def account(desk):
    return desk.open(USERNAME, "/admin/auth/user/add/")


def import_page(desk):
    page = desk.open(EDITOR, f"{MEETING}/import/")
    page.locator("textarea[name=text]").fill(MANUSCRIPT.replace("9月3日", "11月5日"))
    press(page, "確かめる")
    return page


def manuscript(desk):
    page = desk.open(EDITOR, f"{MEETING}/{WRITTEN}/manuscript/")
    page.locator("#preview .desk-block").first.wait_for()
    return page


def review(desk):
    return desk.open(EDITOR, f"{MEETING}/{WRITTEN}/review/")


def settle(desk):
    return desk.open(EDITOR, "/admin/minutes/attendeeorganisation/names/settle/?name=美里町")


def answers(desk):
    return desk.open(EDITOR, f"{MEETING}/{INQUIRY}/inquiries/10/")


def files(desk):
    page = desk.open(EDITOR, f"{MEETING}/{WRITTEN}/handouts/files/")
    names = ("資料1_文書の電子化.csv", "会場の図.csv")
    page.locator("#files").set_input_files(
        [
            {"name": name, "mimeType": "text/csv", "buffer": "課,件数\n総務課,3000\n".encode()}
            for name in names
        ]
    )
    press(page, "置いて、確かめる")
    return page


def steps(desk):
    editor = desk.open(EDITOR, f"{MEETING}/{CHECKED}/steps/")
    press(editor, "確認に回す")
    page = desk.open(APPROVER, f"{MEETING}/{CHECKED}/steps/")
    page.locator("#u6 summary").click()
    page.get_by_label("#6 の付せん", exact=True).fill("「紙」は原本のことですか。")
    page.locator("#u6 details button").click()
    page.wait_for_url("**/steps/#*")
    page.locator("#u4").evaluate("block => block.scrollIntoView()")
    return page


def publish(desk):
    editor = desk.open(EDITOR, "/admin/minutes/utterance/1/change/")
    words = editor.locator("[name=text]")
    words.fill(words.input_value() + "手順は次のとおりである。")
    press(editor, "保存")
    editor.goto(f"{desk.site}{MEETING}/{PUBLISHED}/steps/")
    press(editor, "確認に回す")
    page = desk.open(APPROVER, f"{MEETING}/{PUBLISHED}/steps/")
    press(page, "承認する")
    page.goto(f"{desk.site}{MEETING}/{PUBLISHED}/publish/")
    return page


def withdraw(desk):
    page = desk.open(USERNAME, f"{MEETING}/{PUBLISHED}/withdraw/")
    page.locator("[name=blocks]").fill("#12")
    page.locator("[name=span]").fill("十日")
    page.locator("[name=category]").first.check()
    page.locator("[name=reason]").fill("発言者の申出により取り消した。")
    page.locator("[name=rule]").fill("会議規程第12条")
    press(page, "確かめる")
    page.locator("#checked").evaluate("head => head.scrollIntoView()")
    return page


def report(desk):
    reader = desk.open(USERNAME, "/meetings/2024-06-03-1/u/4/report/")
    reader.locator("[name=text]").fill("「仮想」の前に「新しい」がありました。")
    press(reader, "事務局に知らせる")
    page = desk.open(EDITOR, "/admin/minutes/readerreport/")
    page.locator("#result_list tbody a").first.click()
    page.wait_for_load_state()
    return page


def front(desk):
    return desk.open(EDITOR, "/admin/")


STATIONS = {
    "account": account,
    "import": import_page,
    "manuscript": manuscript,
    "review": review,
    "settle": settle,
    "answers": answers,
    "files": files,
    "steps": steps,
    "publish": publish,
    "withdraw": withdraw,
    "report": report,
    "front": front,
}


def signed_in_windows(browser, site: str) -> Callable:
    """Returns page(username): the window of that person, opened and signed in once."""
    opened: dict[str, object] = {}

    def page_of(username):
        if username not in opened:
            page = browser.new_context(locale="ja-JP", viewport=SIZE).new_page()
            page.goto(f"{site}/admin/")
            sign_in(page, username)
            page.wait_for_url(f"{site}/admin/")
            opened[username] = page
        return opened[username]

    return page_of
