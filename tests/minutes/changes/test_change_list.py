"""/api/v1/changes: what a program that polls it is told, by cursor and by moment."""

import datetime

import pytest
from django.utils import timezone

from minutes.models import Change, JournalState
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, NOON, draft, meetings_on_days, publish_now, published

pytestmark = pytest.mark.django_db

WORDS = "担当者の鷲塚が独断で五か月も放置した。"
ADDRESS = "2026-09-03-1"
API = "http://testserver/api/v1/meetings/"
HOUR = datetime.timedelta(hours=1)


def ask(client, **params):
    answer = client.get("/api/v1/changes", params)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def without_cursors(told):
    return [{name: value for name, value in item.items() if name != "cursor"} for item in told["items"]]


@pytest.fixture
def meeting():
    """Published, corrected, and with words withdrawn."""
    meeting = published(MANUSCRIPT.replace("十日と決めている。", WORDS)).meeting
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    withdraw_now(meeting, "u12")
    return meeting


def test_each_change_says_what_is_to_be_read_again(client, meeting):
    told = ask(client)
    nothing = {"deleted": False, "deleted_at": None, "deleted_reason": ""}
    objects = [f"{API}{ADDRESS}", *(f"{API}{ADDRESS}/editions/{number}" for number in (1, 2, 3))]
    assert without_cursors(told) == [
        {
            "kind": "publication",
            "at": _at(0),
            "meeting": ADDRESS,
            "edition": 1,
            "editions": [1],
            "corrected": [],
            "reason": "",
            "objects": objects[:2],
            **nothing,
        },
        {
            "kind": "correction",
            "at": _at(1),
            "meeting": ADDRESS,
            "edition": 2,
            "editions": [1, 2],
            "corrected": ["u13"],
            "reason": "聞き直した。",
            "objects": objects[:3],
            **nothing,
        },
        {
            "kind": "withdrawal",
            "at": _at(2),
            "meeting": ADDRESS,
            "edition": 3,
            "editions": [1, 2, 3],
            "corrected": ["u12"],
            "reason": "申出があり、会長が認めた。",
            "objects": objects,
            **nothing,
        },
    ]
    assert (told["reset"], told["next"], told["cursor"]) == (False, None, told["items"][-1]["cursor"])


def _at(hours):
    return (NOON + hours * HOUR).astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def test_what_was_taken_down_stays_as_deleted_with_day_and_reason(client, meeting):
    retract_now(meeting, reason="手続が済んでいなかった。")
    items = ask(client)["items"]
    assert {
        (item["deleted"], item["deleted_at"], item["deleted_reason"], item["reason"]) for item in items
    } == {(True, _at(3), "手続が済んでいなかった。", "")}
    assert [(item["kind"], item["edition"], item["editions"]) for item in items][-1] == (
        "taking_down",
        None,
        [1, 2, 3],
    )
    assert client.get(f"/api/v1/meetings/{ADDRESS}").status_code == 410


def test_no_withdrawn_word_stands_in_it(client, meeting):
    withdraw_now(meeting, "r2")
    body = client.get("/api/v1/changes").content.decode()
    assert "鷲塚" not in body and "聞き直した。" not in body


def test_a_cursor_goes_on_behind_what_was_read(client, meeting):
    items = ask(client)["items"]
    first = ask(client, limit=2)
    assert (first["items"], first["cursor"]) == (items[:2], items[1]["cursor"])
    assert client.get(first["next"]).json()["items"] == items[2:]
    last = ask(client, since=items[2]["cursor"])
    assert last == {"reset": False, "items": [], "cursor": items[2]["cursor"], "next": None}
    publish_now(draft(MANUSCRIPT.replace("9月3日", "9月4日")))
    assert [item["meeting"] for item in ask(client, since=last["cursor"])["items"]] == ["2026-09-04-1"]


@pytest.mark.parametrize("zone", ["Z", "+00:00", " 00:00"])  # a + that nobody escaped has become a blank
def test_a_moment_gives_all_since_then(client, meeting, zone):
    moment = (NOON + HOUR).astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S") + zone
    assert [item["edition"] for item in ask(client, since=moment)["items"]] == [2, 3]
    assert ask(client, since="9999-01-01T00:00:00Z")["items"] == []
    assert len(ask(client, since="0001-01-01T00:00:00Z")["items"]) == 3


def test_a_change_that_is_told_late_is_not_missed_by_a_moment(client, meeting):
    """A taking-down that a restore makes again has its old moment, and stands at the end."""
    Change.objects.filter(edition=2).update(at=NOON - HOUR)
    moment = (NOON + HOUR).astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    assert [item["edition"] for item in ask(client, since=moment)["items"]] == [3]
    Change.objects.filter(edition=2).update(at=NOON + HOUR)
    Change.objects.filter(edition=3).update(at=NOON - HOUR)
    assert [item["edition"] for item in ask(client, since=moment)["items"]] == [2, 3]


@pytest.mark.parametrize("returns", ["epoch", "older state"])
def test_where_an_older_state_has_returned_everything_is_to_be_read_again(client, meeting, returns):
    cursor = ask(client)["cursor"]
    if returns == "epoch":
        JournalState.objects.update(epoch="2-0123456789ab")
    Change.tell("returned", at=NOON + 5 * HOUR)
    told = ask(client, since=cursor)
    assert told == {"reset": True, "items": [], "cursor": told["cursor"], "next": None}
    assert [item["edition"] for item in ask(client, since=told["cursor"])["items"]] == [1, 2, 3]
    assert [ask(client, since=moment)["reset"] for moment in (_at(2), _at(5), _at(6))] == [True, True, False]


def test_a_cursor_from_ahead_of_the_list_is_of_a_state_that_is_lost(client, meeting):
    era, _, sequence = ask(client)["cursor"].partition(".")
    assert ask(client, since=f"{era}.{int(sequence) + 1}")["reset"]


@pytest.mark.parametrize(
    "since", ["", "yesterday", "2026-09-24", "1.2", "2026-13-01T00:00:00Z", "1790000000"]
)
def test_what_is_neither_is_refused(client, since):
    answer = client.get("/api/v1/changes", {"since": since})
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert [error["parameter"] for error in answer.json()["errors"]] == ["since"]


def test_an_unchanged_list_is_304_and_each_act_ends_that(client, meeting):
    tag = client.get("/api/v1/changes")["ETag"]
    assert client.get("/api/v1/changes", headers={"if-none-match": tag}).status_code == 304
    retract_now(meeting)
    assert client.get("/api/v1/changes", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    with django_assert_num_queries(5):
        client.get("/api/v1/changes")
    now = timezone.now().astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with django_assert_num_queries(6):
        client.get("/api/v1/changes", {"since": now})
