"""The public side of the scene: records, meetings to come, corrections, withdrawals, and the pages that show them."""

from members.models import Organisation
from members.registry import add_organisation
from minutes.desk.importing.import_text import import_text
from minutes.desk.rows.row_verbs import save_row
from minutes.dumps.make_dump import make_dump
from minutes.models import Meeting, Utterance
from tests.acts import retract_now, withdraw_now
from tests.builders import MANUSCRIPT, NOON, publish_now, published
from tests.inquiries import ANSWERS, ASKED, answer_now, asked, reanswer
from tests.minutes.tallies.tally_now import tie

PLAN = """■ 会議名
令和28年度 第3回 記録実務者会議

■ 日時
令和28年12月10日 13:30~16:30

■ 配付資料
資料1　文書の電子化

■ 開会

■ 取組みの発表

□ 深川市：旧庁舎の文書の電子化

■ 閉会
"""
LONG_WORD = "https://example.jp/" + "0123456789abcdef" * 12

# A table within what is said, wider than a telephone.
WIDE_TABLE = """
｜団体｜要綱の有無｜公開の範囲｜保存の年数｜廃棄の決裁｜電子化の割合｜担当の課｜備考｜
｜深川市｜ある｜課長の決裁まで｜十年｜部長｜12.5％｜総務課｜＼｜なし｜
｜美里町｜ない｜すべて｜五年｜｜3％｜企画調整課｜｜"""

# Every public page worth looking at, for what must hold on all of them (axe, no sideways scrolling).
PAGES = [
    "/organisations/012289/remarks/",
    "/",
    "/meetings/",
    "/meetings/?body=kaigi-1&year=2026",
    "/meetings/2026-09-03-1/",
    "/meetings/2025-09-03-1/",
    "/organisations/",
    "/organisations/?name=美里町",
    "/organisations/?name=福島",
    "/organisations/?name=川川川",
    "/organisations/282227/",
    "/organisations/286010/",
    "/organisations/prefectures/31/",
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
    # Words withdrawn, and a meeting that was taken down.
    "/meetings/2026-09-04-1/",
    "/meetings/2026-09-05-1/",
    # The site's own pages, and meetings to come.
    "/about/",
    "/terms/",
    "/accessibility/",
    "/privacy/",
    "/contact/",
    "/meetings/2046-12-10-1/",
    "/meetings/2046-12-18-1/",
    "/meetings/2046-12-03-1/",
    "/organisations/?name=見本町",
    "/organisations/x-mihon-machi/",
    # What programs read, and the page in English.
    "/dumps/",
    "/developers/",
    "/en/",
    # An inquiry with written answers, one of them corrected and one withdrawn; an older edition, an answer, the record.
    "/meetings/2023-09-03-1/",
    *(
        f"/meetings/2023-09-03-1/{path}"
        for path in ("u/10/", "u/10/?sort=code", "editions/1/u/10/", "?item=10")
    ),
    *(f"/meetings/2023-09-03-1/{path}" for path in ("u/11/", "u/24/", "u/26/", "corrections/")),
    # A record that was corrected, its editions and one remark.
    "/corrections/",
    *(
        f"/meetings/2024-06-03-1/{path}"
        for path in (
            *("", "editions/1/", "corrections/", "compare/1...3/", "compare/", "as-of/", "as-of/2000-01-01/"),
            *("u/4/", "u/5/", "u/6/", "u/4/report/"),
            *("editions/1/u/4/", "editions/1/u/5/", "editions/3/u/4/"),
        )
    ),
    "/meetings/2026-09-04-1/editions/1/u/12/",
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


def build_records(by) -> None:
    """A record whose longest word is longer than any line, a 見本 with a table, and an organisation that no register knows."""
    published(MANUSCRIPT.replace("当町でも同じ計画がある。", f"当町でも同じ計画がある。{LONG_WORD}"), by=by)
    with_table = MANUSCRIPT.replace("当町でも同じ計画がある。", f"当町でも同じ計画がある。{WIDE_TABLE}")
    sample, _ = import_text(text=with_table.replace("令和8年", "令和7年"), by=by, is_sample=True)
    publish_now(sample, status="preliminary", by=by)
    add_organisation(
        key="x-mihon-machi", name="見本町", kana="みほんまち", kind="town", prefecture="01", by=by
    )


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


def announce(by) -> None:
    """Three meetings to come: one as planned, one put off, one cancelled."""
    planned, moved, cancelled = (
        import_text(text=PLAN.replace("10日", day).replace("第3回", name), by=by)[0]
        for day, name in (("10日", "第3回"), ("18日", "第4回"), ("3日", "臨時"))
    )
    for meeting in (planned, moved, cancelled):
        publish_now(meeting, status="planned", by=by)
    moved.refresh_from_db()
    moved.time = moved.time.replace("18日", "25日")
    save_row(row=moved, revision=moved.revision, by=by)
    publish_now(moved, status="planned", by=by, reason="会場の都合で、日を改めます。")
    publish_now(cancelled, status="cancelled", by=by, reason="大雪のため。")


def build_withdrawals(by) -> None:
    """A meeting with withdrawn words of every kind, and one that was taken down."""
    text = MANUSCRIPT.replace("十日と", "年ごとに").replace("二か月", "半年")
    meeting = published(text.replace("令和8年9月3日", "令和8年9月4日"), by=by).meeting
    withdraw_now(meeting, "u12", "u11", "u10", by=by, reason="発言者の申出により、会長が取り消した。")
    withdraw_now(meeting, "u7", span="閉校した教室", by=by)
    withdraw_now(meeting, "a16", "attendance", span="会長 山田課長", by=by, category="personal")
    retract_now(published(text.replace("令和8年9月3日", "令和8年9月5日"), by=by).meeting, by=by)


def build_inquiry(by) -> None:
    """An inquiry of three editions: 美里町's answer is corrected, 深川市's second one withdrawn; of two tallies one is borne
    out in each."""
    text = ASKED.replace("令和8年9月3日", "令和5年9月3日").replace("十日", "七日").replace("二か月", "五か月")
    text = text.replace("七日と決めている。", "3団体中3団体が決めている。約7割は七日と決めている。")
    meeting = asked(text, by=by)  # in words of its own, which no search for those of the others finds
    answers = {place: (choice, words.replace("十日", "七日")) for place, (choice, words) in ANSWERS.items()}
    answer_now(meeting, answers, day="R5.8.20", way="fax", by=by)
    tie(meeting, "3団体中3団体")
    tie(meeting, "約7割")
    publish_now(meeting, by=by)
    reanswer(meeting, 26, choice="決めている", text="一か月としている。\n・速報は二週間\n・確定は一か月")
    publish_now(meeting, by=by, reason="回答書を写し誤った。")
    withdraw_now(meeting, "w25", by=by, reason="回答した団体の申出により、会長が取り消した。")


def build_dump() -> None:
    """A dump of all that; a withdrawal after it would end it."""
    make_dump(at=NOON)
