"""A meeting to come: published as 予定, listed apart, put off or cancelled, and followed by its record."""

import datetime

import pytest
from django.utils import timezone

from minutes.desk.rows.row_verbs import save_row
from minutes.models import Correction, Edition, Passage
from minutes.publication.errors import PublicationRefused
from minutes.publication.verify import verify_meeting
from tests.builders import MANUSCRIPT, clerk, draft, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

LATER = "令和58年12月10日"
PLAN = """■ 会議名
第9回 記録実務者会議

■ 日時
令和58年12月10日 13:30~16:30

■ 開会

■ 取組みの発表

□ 深川市：旧庁舎の文書の電子化

■ 閉会
"""


def plan(text=PLAN, status="planned", **values):
    return published(text, status=status, at=timezone.now(), **values)


def move(edition, day, **values):
    meeting = edition.meeting
    meeting.refresh_from_db()
    meeting.time = meeting.time.replace(LATER, day)
    save_row(row=meeting, revision=meeting.revision, by=clerk())
    return publish_now(meeting, reason="会場の都合", **values)


def test_its_page_shows_the_agenda_and_no_talk(client):
    shown = Page(client.get(f"/meetings/{plan().address}/"))
    assert shown.texts("standing") == ["開催予定 これから開く会議です。"]
    assert shown.texts("agenda") == ["開会 取組みの発表 深川市 旧庁舎の文書の電子化 閉会"]
    assert [one.attributes["id"] for one in shown["what"]] == ["u1", "u2", "u4"]
    assert shown["item-head"] == []
    assert shown.texts("dt").count("発表・照会をする団体") == 1
    assert "一つの発言を指すときは" not in shown.source


def test_talk_that_stands_in_its_manuscript_is_shown_where_a_search_leads(client):
    edition = plan(MANUSCRIPT)
    found = [href for _, href in Page(client.get("/search/?q=十日")).links() if "/u/12/" in href]
    assert [href.partition("?")[0] for href in found] == [f"/meetings/{edition.address}/u/12/"]
    assert Page(client.get(found[0])).texts("remark-words") == ["十日と決めている。"]
    shown = Page(client.get(f"/meetings/{edition.address}/"))
    assert "十日と決めている。" in shown.of_id("u12").text


def test_it_is_listed_apart_and_counted_nowhere(client):
    published()
    plan()
    for path in ("/", "/meetings/"):
        shown = Page(client.get(path))
        assert shown.texts("what") == ["第9回 記録実務者会議", "令和8年度 記録実務者会議"], path
        assert shown.texts("coming")[0].startswith("開催予定"), path
    assert ("すべての会議録（1件）", "/meetings/") in Page(client.get("/")).links()
    assert Page(client.get("/meetings/?year=2040")).texts("what") == []


def test_nobody_has_spoken_at_it(client):
    edition = plan()
    assert set(Passage.objects.values_list("kind", "role", "code", "label")) == {
        ("meeting", "", "", ""),
        ("item", "", "", ""),
        ("presentation", "", "", ""),
    }
    assert verify_meeting(edition.meeting) == []
    assert Page(client.get("/search/?q=旧庁舎")).texts("total") == ["1件"]


def test_put_off_and_brought_forward(client):
    edition = plan()
    move(edition, "令和59年1月21日", status="planned")
    shown = Page(client.get(f"/meetings/{edition.address}/"))
    assert shown.texts("standing")[0].startswith(
        "延期 開催日が変わりました。 はじめにお知らせした開催日は令和58年"
    )
    assert shown.texts("what")[0] == "開会"
    for path in ("/", "/meetings/"):
        assert Page(client.get(path)).texts("what") == ["第9回 記録実務者会議 延期"], path
    edition = plan(PLAN.replace("第9回", "第10回"))
    move(edition, "令和58年11月1日", status="planned")
    shown = Page(client.get(f"/meetings/{edition.address}/"))
    assert shown.texts("standing")[0].startswith("日程変更")


def test_cancelled_it_stays_at_its_address(client):
    edition = plan()
    publish_now(edition.meeting, status="cancelled", reason="大雪のため")
    answer = client.get(f"/meetings/{edition.address}/")
    assert (answer.status_code, Page(answer).texts("standing")) == (200, ["中止 この会議は開かれません。"])
    assert "中止" in Page(client.get("/")).texts("coming")[0]


def test_after_its_day(client):
    past = plan(MANUSCRIPT)
    shown = Page(client.get(f"/meetings/{past.address}/"))
    assert shown.texts("standing") == ["開催日を過ぎました 会議録は、まだ公開していません。"]
    assert Page(client.get("/")).texts("what") == ["令和8年度 記録実務者会議 開催日を過ぎました"]
    cancelled = publish_now(past.meeting, status="cancelled", reason="大雪のため")
    assert (
        Edition.objects.to_come(timezone.localdate()).count() == 1
    )  # the older edition, no longer the newest
    assert list(Edition.objects.newest().to_come(timezone.localdate())) == []
    assert list(Edition.objects.newest().held(timezone.localdate())) == [cancelled]
    assert list(Edition.objects.newest().to_come(datetime.date(2026, 9, 3))) == [cancelled]


def test_its_record_corrects_nothing_and_stays_a_record(client):
    edition = plan(MANUSCRIPT)
    publish_now(edition.meeting, status="preliminary")
    assert Correction.objects.count() == 0
    shown = Page(client.get(f"/meetings/{edition.address}/"))
    assert shown.texts("standing")[0].startswith("速報（未確定稿）")
    assert len(shown["turn"]) == 5
    for status in ("planned", "cancelled"):
        with pytest.raises(PublicationRefused, match="予定や中止としては公開できません"):
            publish_now(edition.meeting, status=status)


def test_a_draft_with_an_agenda_only_can_be_announced():
    assert plan(PLAN.partition("■ 開会")[0] + "■ 開会\n").status == "planned"
    assert draft(PLAN.replace("第9回", "第11回")).address is None
