"""What each operation gives: records as readers see them, by every edition, with what was corrected and withdrawn."""

import json
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pydantic import BaseModel

from minutes.api.open_api import api
from minutes.record.stored_record import read_record
from tests.acts import reword, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.inquiries import published_answers
from tests.minutes.record.format_1 import store_in_format_1

pytestmark = pytest.mark.django_db
MEETING = "/api/v1/meetings/2026-09-03-1"
SITE = "http://testserver"


def test_one_remark_whole(client):
    published(MANUSCRIPT)
    answer = client.get(f"{MEETING}/remarks/12").json()
    fukagawa = {
        "number": 16,
        "label": "深川市",
        "code": "012289",
        "capacity": "officer",
        "standing": "officer",
        "representative": "会長 山田課長",
    }
    assert answer["remark"] == {
        "state": "public",
        "withdrawals": [],
        "meeting": "2026-09-03-1",
        "edition": 1,
        "number": 12,
        "position": 12,
        "kind": "turn",
        "speaker": fukagawa,
        "item": {"number": 9, "kind": "inquiries", "title": "他団体への照会"},
        "presentation": {
            "number": 10,
            "kind": "inquiry",
            "titles": ["議事録の公開までの日数", "議事録の確認の方法"],
            "presenter": {
                "number": 17,
                "label": "当別町",
                "code": "013030",
                "capacity": "attendee",
                "standing": "organisation",
                "representative": "",
            },
        },
        "text": "十日と決めている。",
        "asks": [],
        "replies_to": [],
        "replied_by": [],
        "tallies": [],
        "handouts": [],
        "url": f"{SITE}/meetings/2026-09-03-1/u/12/",
        "record_url": f"{SITE}/meetings/2026-09-03-1/",
        "edition_url": f"{SITE}/meetings/2026-09-03-1/editions/1/u/12/",
    }
    assert answer["in_record"] is True
    assert [(one["edition"], one["text"], one["correction"]) for one in answer["wordings"]] == [
        (1, "十日と決めている。", None)
    ]


def test_the_words_of_the_real_record_are_those_of_the_edition(client, real_text):
    edition = published(real_text)
    answer = client.get(f"/api/v1/meetings/{edition.address}/editions/1").json()
    record = read_record(edition.record)
    said = [block for block in record["blocks"] if block["block_kind"] in ("turn", "narration")]
    assert len(said) > 50
    assert [(one["number"], one["text"]) for one in answer["remarks"]] == [
        (block["number"], block["text"]) for block in said
    ]
    speakers = [(one["speaker"] or {}).get("number") for one in answer["remarks"]]
    assert speakers == [block.get("speaker") for block in said]
    rows = [(row["label"], row["code"], row["capacity_kind"]) for row in record["attendees"]]
    assert [(one["label"], one["code"], one["capacity"]) for one in answer["attendees"]] == rows
    headings = [block["number"] for block in record["blocks"] if block not in said]
    assert [one["number"] for one in answer["headings"]] == headings
    assert client.get(f"/api/v1/meetings/{edition.address}/remarks").json()["items"] == answer["remarks"]


def test_wordings_edition_by_edition_also_once_it_is_gone(client):
    meeting = published(MANUSCRIPT).meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記を直した。")
    meeting.utterances.get(number=12).delete()
    publish_now(meeting, reason="重複していた。")
    answer = client.get(f"{MEETING}/remarks/12").json()
    assert (answer["in_record"], answer["remark"]["edition"], answer["remark"]["text"]) == (
        False,
        2,
        "十四日と決めている。",
    )
    assert [(one["edition"], one["in_record"], one["text"]) for one in answer["wordings"]] == [
        (1, True, "十日と決めている。"),
        (2, True, "十四日と決めている。"),
        (3, False, ""),
    ]
    assert [(one["correction"] or {}).get("reason") for one in answer["wordings"]] == [
        None,
        "誤記を直した。",
        "重複していた。",
    ]


def test_corrections_with_both_wordings(client):
    meeting = published(MANUSCRIPT).meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記を直した。")
    (one,) = client.get("/api/v1/corrections").json()["items"]
    del one["corrected_at"]
    assert one == {
        "meeting": "2026-09-03-1",
        "edition": 2,
        "previous_edition": 1,
        "position": 1,
        "key": "u12",
        "name": "#12",
        "item": "他団体への照会",
        "heading": "議事録の公開までの日数",
        "who": "深川市",
        "code": "012289",
        "change": "changed",
        "category": "mistake",
        "reason": "誤記を直した。",
        "from_reader": False,
        "before": "十日と決めている。",
        "after": "十四日と決めている。",
        "url": f"{SITE}/meetings/2026-09-03-1/corrections/#e2",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("meeting=2026-09-03-1", 1),
        ("meeting=2026-09-03-2", 0),
        ("organisation=012289", 1),
        ("organisation=131016", 0),
        # 当別町 was there, and none of its words was corrected.
        ("organisation=013030", 0),
        ("body=kaigi-1", 1),
        ("body=kaigi-2", 0),
        ("category=mistake", 1),
        ("category=omission", 0),
        ("year=2026", 1),
        ("year=2025", 0),
    ],
)
def test_corrections_are_narrowed(client, query, found):
    meeting = published(MANUSCRIPT).meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記を直した。")
    assert len(client.get(f"/api/v1/corrections?{query}").json()["items"]) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("body=kaigi-1", 1),
        ("body=kaigi-2", 0),
        ("year=2026", 1),
        ("year=2027", 0),
        ("organisation=012289", 1),
        ("organisation=131016", 0),
        ("organisation=013030", 1),
        ("body=kaigi-1", 1),
        ("body=kaigi-2", 0),
        ("since=2026-09-03", 1),
        ("since=2026-09-04", 0),
        ("until=2026-09-03", 1),
        ("until=2026-09-02", 0),
        ("after=2026-09-03-1", 0),
    ],
)
def test_meetings_are_narrowed(client, query, found):
    published(MANUSCRIPT)
    assert len(client.get(f"/api/v1/meetings?{query}").json()["items"]) == found


def test_withdrawn_words_are_told_and_gone(client):
    meeting = published(MANUSCRIPT).meeting
    withdraw_now(meeting, "u12", reason="本人の申出による。", rule="会議規程第12条")
    withdraw_now(meeting, "u7", span="閉校した")
    withdraw_now(meeting, "venue")
    edition = client.get(f"{MEETING}/editions/1").json()
    remarks = {one["number"]: one for one in edition["remarks"]}
    assert (remarks[12]["state"], remarks[12]["text"]) == ("withdrawn", "")
    assert remarks[12]["withdrawals"] == [
        {
            "name": "12-1",
            "on": "2026-09-24",
            "reason": "本人の申出による。",
            "rule": "会議規程第12条",
            "category": "withdrawal",
            "whole": True,
        }
    ]
    assert (remarks[7]["state"], remarks[7]["text"]) == (
        "partly_withdrawn",
        "［取消し］教室に置いている。\n・床の強さを調べた。\n・湿気を調べた。",
    )
    assert [one["key"] for one in edition["facts_withdrawn"]] == ["venue"]
    assert edition["facts"]["venue"] == "［取消し］"
    wordings = client.get(f"{MEETING}/remarks/12").json()["wordings"]
    assert (wordings[0]["state"], wordings[0]["text"]) == ("withdrawn", "")


def test_an_inquiry_with_its_answers(client):
    edition = published_answers()
    record = read_record(edition.record)
    (inquiry,) = client.get(f"/api/v1/meetings/{edition.address}/inquiries").json()["items"]
    assert [(one["number"], one["text"]) for one in inquiry["questions"]] == [
        (block["number"], block["text"]) for block in record["blocks"] if block["block_kind"] == "question"
    ]
    labels = {row["number"]: row["label"] for row in record["attendees"]}
    assert [
        (one["number"], one["organisation"]["label"], one["choice"], one["text"])
        for one in inquiry["answers"]
    ] == [(row["number"], labels[row["attendee"]], row["choice"], row["text"]) for row in record["answers"]]
    alone = client.get(f"/api/v1/meetings/{edition.address}/inquiries/{inquiry['number']}").json()
    assert alone == inquiry


def test_an_organisation_with_what_it_came_from(client):
    answer = client.get("/api/v1/organisations/282227").json()
    assert answer["organisation"]["name"] == "養父市"
    assert (answer["predecessors"], answer["successors"]) == (["286010", "286028", "286036", "286044"], [])
    change = answer["organisation"]["changes"][0]
    assert [one["name"] for one in change["before"]] == ["八鹿町", "養父町", "大屋町", "関宮町"]
    assert (change["took_effect_on"], change["kind"]) == ("2004-04-01", "new-merger")


def test_no_two_objects_have_one_name():
    """The document knows an object by its name: of two with one name, the answers of one would not be as it says."""
    assert "OpenOrganisation" in api.get_openapi_schema()["components"]["schemas"]
    names = Counter(one.__name__ for one in set(_below(BaseModel)) if one.__module__.startswith("minutes."))
    names -= Counter({"SearchParameters": 1})  # one of each limit; both are parameters, which are no objects
    assert [name for name, count in names.items() if count > 1] == []


def _below(kind):
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def test_every_edition_is_listed_and_read(client):
    meeting = published(MANUSCRIPT).meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記を直した。")
    answer = client.get(MEETING).json()
    assert answer["meeting"]["edition"] == 2
    assert [(one["number"], one["newest"], one["corrected"]) for one in answer["editions"]] == [
        (2, True, ["u12"]),
        (1, False, []),
    ]
    for one, words in zip(answer["editions"], ("十四日と決めている。", "十日と決めている。"), strict=True):
        edition = client.get(one["api_url"].removeprefix(SITE)).json()
        assert {row["number"]: row["text"] for row in edition["remarks"]}[12] == words


@pytest.mark.parametrize("address", ["meetings", "corrections"])
def test_who_is_named_is_read_of_no_working_row(client, address):
    published(MANUSCRIPT)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v1/{address}?organisation=012289").status_code == 200
    assert [query["sql"] for query in queries if '"minutes_meeting"' in query["sql"]] == []


def test_an_edition_of_format_1_reads_as_one_of_today(client, settings):
    settings.DEBUG = True  # nothing is kept
    edition = published()
    of_meeting = [MEETING, *(f"{MEETING}/{path}" for path in ("editions/1", "remarks", "remarks/12"))]
    addresses = [*of_meeting, "/api/v1/meetings", "/api/v1/remarks", "/api/v1/search?q=十日"]
    addresses += [f"/api/{unit}?from=2026-01-01&recordPacking=json" for unit in ("speech", "meeting")]
    today, digest = [client.get(address).content.decode() for address in addresses], edition.digest
    store_in_format_1(edition)
    edition.refresh_from_db()
    assert edition.digest != digest
    of_format_1 = [client.get(address).content.decode() for address in addresses]
    assert of_format_1 == [one.replace(digest, edition.digest) for one in today]


def test_no_object_holds_a_draft(client):
    meeting = published(MANUSCRIPT).meeting
    reword(meeting, 12, "まだ公開していない言葉")
    assert "まだ公開していない言葉" not in json.dumps(
        client.get(f"{MEETING}/editions/1").json(), ensure_ascii=False
    )
