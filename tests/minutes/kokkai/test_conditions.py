"""Each condition finds exactly what a slow reading of all records finds: the answer's own words are what it goes by."""

from urllib.parse import urlencode

import pytest

from members.models import Organisation
from minutes.search.analysis.folding import fold
from tests.builders import MANUSCRIPT, published
from tests.minutes.kokkai.asking import EVERYTHING, ask, found, orders, refusal

pytestmark = pytest.mark.django_db

OTHER = """■ 会議名
令和7年度 第2回役員会

■ 日時
令和8年3月31日

■ 出席者
出席者：鯵ヶ沢町、深川市
山田 太郎

■ 報告

（鰺ケ沢町）

津波に備える訓練をした。

・高台へ逃げた。

役員会はこれを了とした。

（深川市）

訓練は年に一度である。
"""


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module):
    """Three meetings, two of them on one day: these tests only read."""
    published(body="役員会", text=OTHER)
    published()
    published(MANUSCRIPT.replace("十日", "十五日").replace("記録実務者会議", "第1回総会"), body="総会")


def everything(client):
    return found(client, **EVERYTHING)


def ids(records):
    return [one["speechID"] for one in records]


def of(client, *names):
    """Returns the ids of the speeches of which the predicate holds, by a reading of all."""
    (holds,) = names
    return ids(filter(holds, everything(client)))


def words_in(one, *words):
    """Whether a speech says all of the words: behind its opening, which the index does not hold."""
    said = one["speech"]
    if one["speaker"] and one["speechOrder"]:
        said = said.partition("　")[2]
    return all(fold(word) in fold(said) for word in words)


@pytest.mark.parametrize(
    "typed",
    [
        "十日",
        "訓練",
        "訓練 津波",
        "訓練　一度",
        "決めて いる",
        "深川市",
        "十 日",
        "資料1",
        "第３会議室",
        "高台",
        "-訓練",
        "OR",
        "（",
        "a",
    ],
)
def test_words_are_found_where_they_are_said(client, typed):
    expected = of(client, lambda one: words_in(one, *typed.split()))
    assert ids(found(client, any=typed)) == expected


@pytest.mark.parametrize("typed", ["深川市", "決めている", "会議", "訓練 津波"])
def test_a_part_of_the_record(client, typed):
    hits = found(client, any=typed)
    opening = [one["speechID"] for one in hits if one["speechOrder"] == 0]
    talk = [one["speechID"] for one in hits if one["speechOrder"] > 0]
    assert ids(found(client, any=typed, searchRange="冒頭")) == opening
    assert ids(found(client, any=typed, searchRange="本文")) == talk
    assert ids(found(client, any=typed, searchRange="冒頭・本文")) == ids(hits)


@pytest.mark.parametrize(
    "typed",
    [
        "深川市",
        "深川",
        "ふかがわ",
        "当別町 深川",
        "鯵ケ沢",
        "鰺ヶ澤町",
        "町",
        "あじがさわ",
        "会議録情報",
        "情報",
        "事務局",
        "山田",
        "いない市",
    ],
)
def test_a_speaker_by_part_of_the_name_or_the_reading(client, typed):
    def holds(one):
        names = [fold(one["speaker"] or ""), fold(one["speakerYomi"] or "")]
        return any(fold(part) in name for part in typed.split() for name in names)

    assert ids(found(client, speaker=typed)) == of(client, holds)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *(("speakerPosition", typed) for typed in ("市", "町", "都道府県", "国", "い")),
        *(("speakerGroup", typed) for typed in ("北海道", "青森県", "森", "県", "東京")),
        *(("nameOfMeeting", typed) for typed in ("役員会", "総会 実務", "会", "総", "いない会")),
    ],
)
def test_a_part_of_a_value(client, name, typed):
    parts = typed.split() if name == "nameOfMeeting" else [typed]
    expected = of(client, lambda one: any(part in (one[name] or "") for part in parts))
    assert ids(found(client, **{name: typed})) == expected


@pytest.mark.parametrize(
    "days",
    [
        {"from": "2026-03-31"},
        {"from": "2026-04-01"},
        {"until": "2026-03-31"},
        {"until": "2026-03-30"},
        {"from": "2026-09-03", "until": "2026-09-03"},
        {"from": "0000-01-01", "until": "9999-12-31"},
        {"until": "0000-12-31"},
        {"from": "9999-12-31"},
    ],
)
def test_days(client, days):
    first, last = days.get("from", ""), days.get("until", "9")
    assert ids(found(client, **days)) == of(client, lambda one: first <= one["date"] <= last)


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        ({"sessionFrom": "158"}, 158, 158),
        ({"sessionTo": "159"}, 159, 159),
        ({"sessionFrom": "158", "sessionTo": "159"}, 158, 159),
        ({"sessionFrom": "0", "sessionTo": "999"}, 0, 999),
        ({"sessionFrom": "160"}, 160, 160),
        ({"sessionFrom": "159", "sessionTo": "158"}, 159, 158),
    ],
)
def test_sessions(client, values, first, last):
    assert ids(found(client, **values)) == of(client, lambda one: first <= one["session"] <= last)


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        ({"issueFrom": "2"}, 2, 2),
        ({"issueTo": "1"}, 1, 1),
        ({"issueFrom": "1", "issueTo": "9"}, 1, 9),
        ({"issueFrom": "3"}, 3, 3),
    ],
)
def test_issues(client, values, first, last):
    assert ids(found(client, **values)) == of(client, lambda one: first <= int(one["issue"][1:-1]) <= last)


@pytest.mark.parametrize("order", [0, 1, 3, 8, 99])
def test_a_number_of_a_speech(client, order):
    assert ids(found(client, speechNumber=order)) == of(client, lambda one: one["speechOrder"] == order)


def test_ids_find_what_bears_them(client):
    for one in everything(client):
        assert ids(found(client, speechID=one["speechID"])) == [one["speechID"]]
        of_meeting = of(client, lambda other, one=one: other["issueID"] == one["issueID"])
        if one["speechOrder"] == 0:
            assert ids(found(client, issueID=one["issueID"])) == of_meeting
    assert found(client, issueID="115900009X00120260903") == []
    assert found(client, speechID="115900009X00120260903_001") == []


def test_the_house_is_the_site(client, settings):
    settings.SITE_NAME = "里の連絡会"
    assert ids(found(client, nameOfHouse="里の連絡会")) == ids(everything(client))
    assert found(client, nameOfHouse="衆議院") == []
    assert ids(found(client, nameOfHouse="衆議員", any="訓練")) == ids(found(client, any="訓練"))
    assert refusal(client, "speech", "nameOfHouse=貴族院")["message"].startswith("(19007)")


def test_conditions_are_joined_by_and_of_one_speech(client):
    both = found(client, any="訓練", speaker="深川", nameOfMeeting="役員会", until="2026-03-31")
    assert [(one["speaker"], one["speechOrder"]) for one in both] == [("深川市", 2)]
    assert found(client, any="津波", speaker="深川") == []
    assert found(client, any="津波", speechNumber=0) == []


@pytest.mark.parametrize("value", ["true", "false"])
def test_what_we_have_none_of(client, value):
    for name in ("supplementAndAppendix", "contentsAndIndex", "closing"):
        hits = found(client, **EVERYTHING, **{name: value})
        assert (hits == []) == (value == "true")
    assert found(client, speakerRole="参考人") == []


def test_the_newest_meeting_first_and_a_day_by_the_order_of_its_speeches(client):
    shown = orders(client, **EVERYTHING)
    assert shown == sorted(shown, key=lambda one: (-int(one[0].replace("-", "")), one[1]))
    assert [day for day, order in shown if order == 0] == ["2026-09-03", "2026-09-03", "2026-03-31"]
    meetings = found(client, "meeting_list", **EVERYTHING)
    assert [one["date"] for one in meetings] == ["2026-09-03", "2026-09-03", "2026-03-31"]


def test_meetings_are_those_of_the_speeches_found(client):
    for conditions in (
        {"any": "訓練"},
        {"speaker": "当別"},
        {"any": "会議", "searchRange": "冒頭"},
        EVERYTHING,
    ):
        spoken = {one["issueID"] for one in found(client, **conditions)}
        for unit in ("meeting", "meeting_list"):
            assert {one["issueID"] for one in found(client, unit, **conditions)} == spoken


@pytest.mark.parametrize("unit", ["speech", "meeting", "meeting_list"])
def test_the_start_is_one_of_the_hits(client, unit):
    total = ask(client, unit, **EVERYTHING).json()["numberOfRecords"]
    assert ask(client, unit, **EVERYTHING, startRecord=total).json()["numberOfReturn"] == 1
    query = urlencode(EVERYTHING)
    assert refusal(client, unit, f"{query}&startRecord={total + 1}")["message"].startswith("(19004)")
    none = ask(client, unit, any="いない言葉").json()
    kind = "speechRecord" if unit == "speech" else "meetingRecord"
    head = {"numberOfRecords": 0, "numberOfReturn": 0, "startRecord": 1, "nextRecordPosition": None}
    assert none == head | {kind: []}
    assert refusal(client, unit, "any=いない言葉&startRecord=2")["message"].startswith("(19004)")


def test_many_words_names_and_kinds_at_once(client):
    """As many as 2,000 bytes hold; a kind that most organisations are of; a reading that nearly all have."""
    letters = " ".join(chr(code) for code in range(ord("一"), ord("一") + 150))
    assert found(client, any=letters) == []
    assert Organisation.objects.count() > 3000
    assert len(found(client, speakerPosition="町", speaker="ち し ま 町")) == 3
