"""The calendar of meetings to come, as the package icalendar reads it."""

import datetime

import icalendar
import pytest

from tests.acts import retract_now
from tests.builders import published
from tests.minutes.pages.record.test_meetings_to_come import PLAN, move, plan

pytestmark = pytest.mark.django_db
PATH = "/meetings/to-come/meetings.ics"
JAPAN = datetime.timezone(datetime.timedelta(hours=9))


def events(client, **how):
    answer = client.get(PATH, **how)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert [component.errors for component in calendar.walk()] == [[] for _ in calendar.walk()]
    return calendar.walk("VEVENT")


def test_a_meeting_with_its_hours(client):
    edition = plan(PLAN.replace("■ 開会", "■ 場所\n第3会議室; 本館, 2階\n\n■ 開会"))
    (event,) = events(client)
    assert (event["SUMMARY"], event["LOCATION"], event["STATUS"], event["SEQUENCE"]) == (
        "第9回 記録実務者会議",
        "第3会議室; 本館, 2階",
        "CONFIRMED",
        0,
    )
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        datetime.datetime(2076, 12, 10, 13, 30, tzinfo=JAPAN),
        datetime.datetime(2076, 12, 10, 16, 30, tzinfo=JAPAN),
    )
    assert event["URL"] == f"http://testserver/meetings/{edition.address}/"


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("令和58年12月10日", datetime.date(2076, 12, 10), datetime.date(2076, 12, 11)),
        ("令和58年12月10日～12日", datetime.date(2076, 12, 10), datetime.date(2076, 12, 13)),
    ],
)
def test_whole_days_where_the_hours_are_not_known(client, time, start, end):
    plan(PLAN.replace("令和58年12月10日 13:30~16:30", time))
    (event,) = events(client)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (start, end)


def test_put_off_and_cancelled_are_updates_of_one_event(client):
    edition = plan()
    readings = [events(client)]
    move(edition, "令和58年12月17日", status="planned")
    readings.append(events(client))
    move(edition, "令和58年12月17日", status="cancelled")
    readings.append(events(client))
    assert [[(one["SEQUENCE"], one["STATUS"], one["SUMMARY"][:4]) for one in each] for each in readings] == [
        [(0, "CONFIRMED", "第9回 ")],
        [(1, "CONFIRMED", "【延期】")],
        [(2, "CANCELLED", "【中止】")],
    ]
    assert len({str(event["UID"]) for (event,) in readings}) == 1
    assert [event.decoded("DTSTART").day for (event,) in readings] == [10, 17, 17]
    stamps = [event.decoded("LAST-MODIFIED") for (event,) in readings]
    assert stamps == sorted(stamps) and len({event.decoded("CREATED") for (event,) in readings}) == 1


def test_its_uid_is_the_same_by_https_and_another_host(client):
    plan()
    ways = ({}, {"secure": True}, {"headers": {"host": "localhost"}})
    assert len({str(event["UID"]) for how in ways for event in events(client, **how)}) == 1


def test_what_was_taken_down_or_held_is_no_longer_to_come(client):
    edition = plan()
    published()
    assert len(events(client)) == 1
    retract_now(edition.meeting)
    assert events(client) == []
