"""What the browser tests find on their server: a record, a 見本, words longer than any line, one account."""

from minutes.desk.importing import import_text
from tests.acts import retract_now, withdraw_now
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
    "/nowhere/",
    "/meetings/2026-09-04-1/",
    "/meetings/2026-09-05-1/",
]


def build_scene() -> None:
    by = clerk(USERNAME)
    published(MANUSCRIPT.replace("当町でも同じ計画がある。", f"当町でも同じ計画がある。{LONG_WORD}"), by=by)
    sample, _ = import_text(text=MANUSCRIPT.replace("令和8年", "令和7年"), by=by, is_sample=True)
    publish_now(sample, status="preliminary", by=by)
    build_withdrawals(by)


def build_withdrawals(by) -> None:
    """A meeting with withdrawn words of every kind, and one that was taken down."""
    text = MANUSCRIPT.replace("十日と", "年ごとに").replace("二か月", "半年")
    meeting = published(text.replace("令和8年9月3日", "令和8年9月4日"), by=by).meeting
    withdraw_now(meeting, "u12", "u11", "u10", by=by, reason="発言者の申出により、会長が取り消した。")
    withdraw_now(meeting, "u7", span="閉校した教室", by=by)
    withdraw_now(meeting, "a16", "attendance", span="会長 山田課長", by=by, category="personal")
    retract_now(published(text.replace("令和8年9月3日", "令和8年9月5日"), by=by).meeting, by=by)
