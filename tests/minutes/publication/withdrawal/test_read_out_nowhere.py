"""With a text goes what was read out of it, and with a name the organisation: at every public address, in either format.

What the download of an edition of format 1 goes on holding is what the withdrawal form says that it does.
"""

import re

import pytest
from django.urls import reverse

from minutes.models import Passage
from minutes.publication.verify import verify_meeting
from tests.acts import reword, withdraw_now
from tests.builders import clerk, draft, publish_now
from tests.minutes.addresses import MEETINGS, public_addresses
from tests.minutes.pages.reader import Page
from tests.minutes.record.format_1 import store_in_format_1

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # each fetches every public address

PRESENT, ABSENT = MEETINGS
FACTS = {
    "title": "令和元年度 記録実務者会議",
    "time": "令和8年9月3日 13:47~16時29分",
    "attendance": "役員37名(29団体)、傍聴41名",
    "updated": "令和8年11月17日",
}
# What pages, lists, files and feeds make of these facts, in whatever form they print it. Digits of a digest are no year.
READ_OUT = {
    "title": r"令和元年度|(?<![0-9a-f])2019(?![0-9a-f])",
    "time": r"13:47|16:29|16時29分",
    "attendance": r"37名|29団体|41名|\"people\":37",
    "updated": r"11月17日|2026-11-17|2026年11月17日",
}
SEARCHES = ["q=十四日", "q=会議", "organisation=012289", "organisation=深川市", "year=2026", "kind=turn"]


def published_in(format):
    """Publishes two editions with facts of their own, both in that format."""
    meeting = draft()
    for name, text in FACTS.items():
        setattr(meeting, name, text)
    meeting.save()
    for words in ("十日と決めている。", "十四日と決めている。"):
        reword(meeting, 12, words)
        edition = publish_now(meeting)
        if format == 1:
            store_in_format_1(edition)
    return meeting


def answers(client):
    """Yields (address, source) of every public answer, markup and all."""
    paths = {path for path in public_addresses(keys=("1", "2", "3", "12", "u12")) if ABSENT not in path}
    for path in sorted(paths):
        yield path, source(client.get(path))
    for query in SEARCHES:
        for view in ("pages:search", "pages:search_csv", "pages:search_json"):
            yield f"{view}?{query}", source(client.get(f"{reverse(view)}?{query}"))


def source(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode(errors="replace")
    return re.sub(r"\\u([0-9a-f]{4})", lambda escape: chr(int(escape[1], 16)), text)


def places_of(client, pattern):
    return [path for path, text in answers(client) if re.search(pattern, text)]


def downloads(*numbers):
    return [f"/meetings/{PRESENT}/editions/{number}.json" for number in numbers]


@pytest.mark.parametrize("format", [1, 2])
def test_what_is_read_out_of_a_fact_goes_with_its_text(client, format):
    meeting = published_in(format)
    assert all(
        re.search(pattern, source(client.get(f"/meetings/{PRESENT}/"))) for pattern in READ_OUT.values()
    )
    withdraw_now(meeting, *FACTS)
    left = {name: places_of(client, pattern) for name, pattern in READ_OUT.items()}
    # Format 1 has hours as 13:47 and 16:29, counts, the year as a number and the day in clear in its digest.
    assert left == {name: downloads(1, 2) if format == 1 else [] for name in FACTS}
    assert verify_meeting(meeting) == []


@pytest.mark.parametrize("format", [1, 2])
def test_with_a_name_goes_the_organisation(client, format):
    meeting = published_in(format)
    tied = 'organisations/012289/|organisation=012289|"code":"012289"|深川市　'
    before = places_of(client, tied)
    assert {f"/meetings/{PRESENT}/", "pages:search?q=十四日", "/organisations/"} <= set(before)
    withdraw_now(meeting, "a16")
    # The organisation keeps its own page, feed and place in the answer to its name: nothing is listed there any more. What
    # programs are told of it is the registry's row.
    own = [path for path in before if "/012289" in path or "organisation=" in path]
    left = [path for path in places_of(client, tied) if path not in own]
    assert left == (downloads(1, 2) if format == 1 else [])
    assert PRESENT not in source(client.get("/organisations/012289/"))
    assert source(client.get("/organisations/012289/feed/")).count("<entry>") == 0
    assert [row.code for row in Passage.objects.filter(number=12)] == [""]
    assert verify_meeting(meeting) == []


def test_the_page_says_at_each_remark_that_the_name_was_withdrawn(client):
    meeting = published_in(2)
    withdraw_now(meeting, "a16", reason="名の申出", rule="規程")
    page = Page(client.get(f"/meetings/{PRESENT}/"))
    assert page.of_id("u12").text.startswith("［取消し］ 十四日")
    assert page.texts("withdrawn") == ["出席者の一部は取り消されました。令和8年9月24日 名の申出根拠 規程"]
    assert page.source.count('<a href="#attendees">［取消し］<span class="vh">（名は取り消されました）') == 4
    hits = Page(client.get(f"{reverse('pages:search')}?q=十四日"))
    assert "［取消し］ #12" in hits.texts("hit")[0]


def test_the_form_says_what_stays_and_what_the_download_of_format_1_goes_on_holding(client):
    meeting = published_in(1)
    reword(meeting, 12, "二十日と決めている。")
    publish_now(meeting)
    client.force_login(clerk())
    form = {
        "blocks": "日時、#16",
        "category": "withdrawal",
        "reason": "申出",
        "rule": "規程",
        "check": "確かめる",
    }
    page = Page(client.post(reverse("admin:minutes_meeting_withdraw", args=[meeting.pk]), form))
    assert page.texts("desk-stays") == [
        "日時開催日とウェブのアドレス。会議のアドレスなので残ります。",
        "日時第1版、第2版のデータ（JSON）に、始まりと終わりの時刻。",
        "出席団体 #16資格（役員、出席者など）と、団体か個人かの区別。",
        "出席団体 #16第1版、第2版のデータ（JSON）に、団体コード。",
    ]
