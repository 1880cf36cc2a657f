"""What the browser tests find on their server: a record, a 見本, words longer than any line, one account."""

from members.models import Organisation
from minutes.desk.importing import import_text
from minutes.models import Meeting, Utterance
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
    "/corrections/",
    *(
        f"/meetings/2024-06-03-1/{path}"
        for path in (
            *("", "editions/1/", "corrections/", "compare/1...3/", "compare/", "as-of/", "as-of/2000-01-01/"),
            *("u/4/", "u/5/", "u/6/", "u/4/report/"),
        )
    ),
]
CORRECTED = """■ 会議名
令和6年度 懇談会

■ 日時
令和6年6月3日 10:00~11:00

■ 場所
談話室

■ 懇談

事務局から趣旨の説明があった。

（当別町）

使用料は月額3,000円である。。

（松前町）

仮装デスクトップを入れた。
・費用は
・効果は

（当別町）

次は秋に集まりたい。

（松前町）

秋でよい。場所は追って知らせる。
"""


def correct_twice(by) -> None:
    """A record of three editions: reworded, identified, one turn removed, one moved, one inserted, one merged."""
    meeting = published(CORRECTED, by=by, status="preliminary").meeting
    rows = {row.number: row for row in Utterance.objects.filter(meeting=meeting)}
    rows[3].text = "使用料は月額3,500円である。"
    rows[4].text = rows[4].text.replace("仮装", "仮想")
    for number in (3, 4):
        rows[number].save()
    publish_now(meeting, by=by, reason="当別町の申出による。")
    rows[4].text += "\n" + rows[5].text
    rows[4].save()
    rows[5].delete()
    rows[6].delete()
    Meeting.objects.filter(pk=meeting.pk).update(venue="談話室（2階）")
    matsumae = meeting.attendees.get(label="松前町")
    matsumae.organisation = Organisation.objects.get(key="013315")
    matsumae.save()
    publish_now(meeting, by=by, reason="録音と照らした。", reasons={"u4": "一つの発言だった。"})


def build_scene() -> None:
    by = clerk(USERNAME)
    published(MANUSCRIPT.replace("当町でも同じ計画がある。", f"当町でも同じ計画がある。{LONG_WORD}"), by=by)
    sample, _ = import_text(text=MANUSCRIPT.replace("令和8年", "令和7年"), by=by, is_sample=True)
    publish_now(sample, status="preliminary", by=by)
    correct_twice(by)
