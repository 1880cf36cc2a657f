"""What an answer is made of: keys, types, words, JSON and XML, headers; and how it is kept."""

import json
import xml.etree.ElementTree as ET
from urllib.parse import quote, urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minutes.models import PublicState
from minutes.pages import dependencies
from minutes.pages.kokkai import records_shown
from tests.builders import MANUSCRIPT, meetings_on_days, published
from tests.minutes.kokkai.asking import EVERYTHING, ask, found, refusal, strict

pytestmark = pytest.mark.django_db
PAGE = "http://testserver/meetings/2026-09-03-1/"
UNITS = ("speech", "meeting", "meeting_list")


def issue_id(edition) -> str:
    return edition.meeting.issue_id.issue_id


def test_a_speech(client):
    whole = issue_id(published())
    (one,) = found(client, any="閉校した教室")
    assert list(one.items()) == [
        ("speechID", f"{whole}_004"),
        ("issueID", whole),
        ("imageKind", "会議録"),
        ("searchObject", 4),
        ("session", 159),
        ("nameOfHouse", "試験の会議録"),
        ("nameOfMeeting", "記録実務者会議"),
        ("issue", "第1号"),
        ("date", "2026-09-03"),
        ("closing", None),
        ("speechOrder", 4),
        ("speaker", "深川市"),
        ("speakerYomi", "ふかがわし"),
        ("speakerGroup", "北海道"),
        ("speakerPosition", "市"),
        ("speakerRole", None),
        (
            "speech",
            "○市（深川市）　閉校した教室に置いている。\r\n　・床の強さを調べた。\r\n　・湿気を調べた。",
        ),
        ("startPage", 0),
        ("speechURL", f"{PAGE}u/7/"),
        ("meetingURL", PAGE),
        ("pdfURL", None),
    ]


def test_who_is_tied_to_nobody_and_what_nobody_says(client):
    published()
    (narration, asks), (untied,) = (
        found(client, any="事務局が開会", searchRange="本文") + found(client, any="紙はどこ"),
        found(client, any="当町でも"),
    )
    assert (narration["speaker"], narration["speech"]) == (None, "　事務局が開会を宣した。")
    assert (asks["speaker"], asks["speech"]) == ("事務局", "○事務局　紙はどこに置いているか。")
    names = ("speaker", "speakerYomi", "speakerGroup", "speakerPosition", "speakerRole")
    assert [untied[name] for name in names] == ["美里町", None, None, None, None]


def test_what_stands_before_the_talk(client):
    published()
    (one,) = found(client, speechNumber=0)
    assert (one["speaker"], one["speechOrder"], one["speechURL"]) == ("会議録情報", 0, PAGE)
    lines = one["speech"].split("\r\n")
    assert lines[:4] == ["令和8年度 記録実務者会議", "", "状態", "　確定"]
    for line in (
        "　令和8年9月3日 13:30~16:30",
        "　第3会議室",
        "　取組みの発表",
        "　　深川市：旧庁舎の文書の電子化",
    ):
        assert line in lines
    assert {"　役員　深川市（会長 山田課長）", "　資料1　文書の電子化", "　　　議事録の確認の方法"} <= set(
        lines
    )


def test_a_meeting_with_every_speech_and_one_of_the_list(client):
    whole = issue_id(published())
    (meeting,), (listed,) = (
        found(client, "meeting", any="閉校した"),
        found(client, "meeting_list", any="閉校した"),
    )
    place = {
        "issueID": whole,
        "imageKind": "会議録",
        "searchObject": 0,
        "session": 159,
        "nameOfHouse": "試験の会議録",
        "nameOfMeeting": "記録実務者会議",
        "issue": "第1号",
        "date": "2026-09-03",
        "closing": None,
    }
    for record in (meeting, listed):
        speeches = record["speechRecord"]
        assert record == place | {"speechRecord": speeches, "meetingURL": PAGE, "pdfURL": None}
        assert [one["speechOrder"] for one in speeches] == list(range(10))
    assert listed["speechRecord"][4] == {
        "speechID": f"{whole}_004",
        "speechOrder": 4,
        "speaker": "深川市",
        "speechURL": f"{PAGE}u/7/",
    }
    (spoken,) = found(client, any="閉校した")
    told = meeting["speechRecord"][4]
    assert told == {name: spoken[name] for name in told if "Time" not in name} | {
        "createTime": "2026-09-24 12:00:00",
        "updateTime": "2026-09-24 12:00:00",
    }


def from_xml(text: str, kind: str):
    """Reads an answer in XML as the JSON answer that it should equal, all as text."""
    root = ET.fromstring(text)
    records = [record.find(f"recordData/{kind}") for record in root.findall("records/record")]
    head = {one.tag: one.text for one in root if one.tag != "records"}
    return head, [_values(record) for record in records]


def _values(element):
    said = {one.tag: one.text or "" for one in element if one.tag != "speechRecord"}
    speeches = [_values(one) for one in element.findall("speechRecord")]
    return said | ({"speechRecord": speeches} if speeches else {})


def as_text(value):
    if isinstance(value, dict):
        return {name: as_text(one) for name, one in value.items()}
    if isinstance(value, list):
        return [as_text(one) for one in value]
    return "" if value is None else str(value)


@pytest.mark.parametrize("unit", UNITS)
def test_xml_says_what_json_says(client, unit):
    published(MANUSCRIPT.replace("十日と決めている。", "A<B & C>D「一」\n二"))
    kind = "speechRecord" if unit == "speech" else "meetingRecord"
    said = ask(client, unit, **EVERYTHING, maximumRecords=1).json()
    answer = client.get(f"/api/{unit}?{urlencode(EVERYTHING)}&maximumRecords=1")
    assert answer["Content-Type"] == "application/xml;charset=UTF-8"
    head, records = from_xml(answer.content.decode(), kind)
    assert records == as_text(said[kind])
    assert head == {name: str(said[name]) for name in said if name != kind and said[name] is not None}
    assert ("nextRecordPosition" in head) == (unit == "speech")
    assert answer.content.startswith(f"<data><numberOfRecords>{said['numberOfRecords']}".encode())
    (words,) = from_xml(client.get(f"/api/speech?any={quote('A<B')}").content.decode(), "speechRecord")[1]
    assert words["speech"] == "○市（深川市）　A<B & C>D「一」\r\n　二"


def test_the_last_page_has_no_next_position_in_xml_and_null_in_json(client):
    published()
    last = ask(client, "speech", **EVERYTHING, startRecord=10)
    assert last.json()["nextRecordPosition"] is None
    xml = client.get(f"/api/speech?{urlencode(EVERYTHING)}&startRecord=10").content.decode()
    assert "nextRecordPosition" not in xml and "<closing></closing>" in xml
    assert client.get("/api/speech?any=ない").content.decode() == (
        "<data><numberOfRecords>0</numberOfRecords><numberOfReturn>0</numberOfReturn>"
        "<startRecord>1</startRecord><records></records></data>"
    )


def test_errors_in_json_and_xml(client):
    assert refusal(client, "speech", "") == {"message": "(19007)検索条件を指定してください。"}
    wrong = refusal(client, "meeting", "speakerRole=x")
    assert list(wrong) == ["message", "details"]
    assert wrong["message"] == "(19011)検索条件の入力に誤りがあります。"
    assert wrong["details"][0].startswith("(0) (19028)speakerRole:")
    answer = client.get("/api/meeting?speakerRole=x")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/xml;charset=UTF-8")
    assert answer.content.decode() == (
        "<data><diagnostics><diagnostic><message>(19011)検索条件の入力に誤りがあります。</message>"
        f"<details>{wrong['details'][0]}</details></diagnostic></diagnostics></data>"
    )
    assert b"details" not in client.get("/api/meeting").content


@pytest.mark.parametrize("unit", UNITS)
def test_with_and_without_a_final_slash_and_whatever_accept_says(client, unit):
    published()
    query = urlencode(EVERYTHING)
    answers = [
        client.get(f"/api/{unit}{slash}?{query}", headers={"accept": accept})
        for slash in ("", "/")
        for accept in ("*/*", "application/json")
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, answers[0].content)}
    assert answers[0].content.startswith(b"<data>")


@pytest.mark.parametrize("unit", UNITS)
def test_whoever_posts_is_told_the_methods_there_are(unit):
    """By whatever method, no page about a form and its token is answered."""
    client = Client(enforce_csrf_checks=True)
    for method, status in (("post", 405), ("put", 405), ("delete", 405), ("options", 204)):
        answer = getattr(client, method)(f"/api/{unit}?from=2012-01-01")
        assert (answer.status_code, answer["Allow"], answer.content) == (status, "GET, HEAD, OPTIONS", b"")
        assert answer["Access-Control-Allow-Origin"] == "*"
    assert (answer["Access-Control-Allow-Methods"], answer["Access-Control-Allow-Headers"]) == (
        "GET, HEAD, OPTIONS",
        "*",
    )


def test_the_last_of_a_parameter_counts_and_others_are_not_seen(client):
    published()
    typed = "any=いない&any=閉校した&recordPacking=xml&recordPacking=json&utm_source=x&SearchRange=冒頭"
    answer = ask(client, "speech", typed)
    assert [one["speechOrder"] for one in answer.json()["speechRecord"]] == [4]
    assert ask(client, "speech", f"{typed}&another=1")["ETag"] == answer["ETag"]


def test_a_query_in_one_token_has_the_same_answer(client):
    published()
    typed = "any=閉校した 教室&from=2026-01-01&recordPacking=json"
    plain = ask(client, "speech", typed).json()
    assert plain["numberOfRecords"] == 1
    assert ask(client, "speech", quote(typed, safe="")).json() == plain
    assert ask(client, "speech", quote(quote(typed, safe="=&"), safe="")).json() == plain


def test_programs_of_every_site_read_it_and_a_kept_answer_is_asked_about(client, django_assert_num_queries):
    published()
    first = ask(client, "speech", **EVERYTHING)
    assert (first["Access-Control-Allow-Origin"], first["Cache-Control"]) == ("*", "no-cache")
    with django_assert_num_queries(1):
        again = client.get(
            f"/api/speech?{urlencode({'recordPacking': 'json', **EVERYTHING})}",
            headers={"if-none-match": first["ETag"]},
        )
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
    assert ask(client, "speech", "any=%20")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("packing", ["json", "xml"])
def test_shut_and_without_a_database_it_is_busy(client, monkeypatch, packing):
    published()
    query = f"any=閉校&recordPacking={packing}"

    def away(*_):
        raise OperationalError("away")

    PublicState.shut(PublicState.Shut.UNFINISHED)
    shut = ask(client, "speech", query)
    PublicState.shut(PublicState.Shut.OPEN)
    monkeypatch.setattr(dependencies, "_select", away)
    gone = ask(client, "speech", query)
    for answer in (shut, gone):
        assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
        assert answer["Content-Type"].startswith(f"application/{packing}")
        assert "(19001)" in answer.content.decode() and answer["Retry-After"].isdecimal()


def queries_of(client, unit, **conditions) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = ask(client, unit, **conditions)
    assert answer.status_code == 200
    return len(queries)


def test_an_answer_costs_the_same_queries_for_1_meeting_and_for_3(client):
    """But for /api/meeting, which reads each of its ten meetings by itself, and stops where an answer is too long."""
    meetings_on_days(3)
    for unit, more in (("speech", 0), ("meeting", 5), ("meeting_list", 0)):
        one, three = (
            queries_of(client, unit, until=until, maximumRecords=10) for until in ("2026-01-31", "9999-12-31")
        )
        assert one <= 12 and three - one == 2 * more, unit
    far, near = (queries_of(client, "speech", **EVERYTHING, startRecord=start) for start in (30, 1))
    assert far <= near


def test_a_page_holds_fewer_records_where_they_would_be_too_much(client, monkeypatch):
    """One record is always whole, and nextRecordPosition goes on behind those that were sent."""
    meetings_on_days(3)
    monkeypatch.setattr(records_shown, "MOST_CHARACTERS", 1)
    monkeypatch.setattr(records_shown, "MOST_LISTED", 12)
    walker = strict(client)
    for unit, total in (("speech", 30), ("meeting", 3), ("meeting_list", 3)):
        page = walker.page(unit, **EVERYTHING, maximumRecords=3)
        assert (page.total, len(page.records), page.following) == (total, 1, 2)
        assert len(list(walker.all(unit, 3, **EVERYTHING))) == total
    assert json.loads(ask(client, "meeting", **EVERYTHING).content)["numberOfReturn"] == 1
