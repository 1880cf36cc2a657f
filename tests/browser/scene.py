"""What the browser tests find on their server: a record, a 見本, words longer than any line, one account."""

from minutes.desk.importing import import_text
from tests.builders import MANUSCRIPT, clerk, publish_now, published

LONG_WORD = "https://example.jp/" + "0123456789abcdef" * 12
USERNAME, PASSWORD = "browser", "correct horse battery"

# Every public page worth looking at, for what must hold on all of them (axe, no sideways scrolling).
PAGES = [
    "/",
    "/meetings/",
    "/meetings/?body=kaigi-1&year=2026",
    "/meetings/2026-09-03-1/",
    "/meetings/2025-09-03-1/",
    "/organisations/",
    "/organisations/?name=美里町",
    "/organisations/?name=深川",
    "/organisations/012289/",
    "/search/",
    "/search/?q=決めている&from=R7.4.1",
    "/search/?q=十日&from=24.4.1",
    "/search/?organisation=美里町",
    "/search/?q=存在しないことば",
    "/search/?q=計画 (十日 OR 電子化&kana=on",
    "/search/?q=調べた 十日間",
    "/search/?q=事務局が&group=meeting",
    "/meetings/2026-09-03-1/?q=事務局が&at=2",
    "/nowhere/",
]


def build_scene() -> None:
    by = clerk(USERNAME)
    published(MANUSCRIPT.replace("当町でも同じ計画がある。", f"当町でも同じ計画がある。{LONG_WORD}"), by=by)
    sample, _ = import_text(text=MANUSCRIPT.replace("令和8年", "令和7年"), by=by, is_sample=True)
    publish_now(sample, status="preliminary", by=by)
