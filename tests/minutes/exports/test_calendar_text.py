"""The writer of calendars, against the reader of the package icalendar."""

import datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.exports.calendar_text import JAPAN, CalendarEvent, calendar_text

NOON = datetime.datetime(2026, 9, 24, 12, tzinfo=JAPAN)
EVENT = CalendarEvent(
    uid="0b0f3b5e-9f5c-5a2e-8f4e-2b2d4f6a8c10",
    sequence=0,
    is_cancelled=False,
    summary="会議",
    location="",
    description="",
    url="https://kaigiroku.example.jp/meetings/2026-09-03-1/",
    first_day=datetime.date(2026, 9, 3),
    last_day=datetime.date(2026, 9, 3),
    starts_at=None,
    ends_at=None,
    created=NOON,
    updated=NOON,
)
# What stands in a record: any sign but controls. A text begins and ends with a letter, as those of a record do.
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from("\n\\;,:\"'"), max_size=120
)


def read(event, name="予定"):
    text = calendar_text(name, [event])
    (found,) = icalendar.Calendar.from_ical(text.encode()).walk("VEVENT")
    return found, text


@given(WORDS, WORDS)
def test_any_words_come_back_as_they_are(summary, description):
    event = CalendarEvent(**vars(EVENT) | {"summary": f"会{summary}議", "description": f"会{description}議"})
    found, text = read(event)
    assert (str(found["SUMMARY"]), str(found["DESCRIPTION"])) == (event.summary, event.description)
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b"" and max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)


def test_controls_are_left_out_and_every_end_of_a_line_is_one():
    found, text = read(CalendarEvent(**vars(EVENT) | {"description": "一\r\n二\r三\x00\x0b四"}))
    assert str(found["DESCRIPTION"]) == "一\n二\n三四"
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [((13, 30), (16, 30), 3), ((22, 0), (1, 0), 3), ((9, 0), None, None), ((9, 0), (9, 0), None)],
)
def test_an_end_before_the_start_is_on_the_next_day(starts, ends, hours):
    times = {"starts_at": datetime.time(*starts), "ends_at": datetime.time(*ends) if ends else None}
    found, _ = read(CalendarEvent(**vars(EVENT) | times))
    assert found.decoded("DTSTART") == datetime.datetime(2026, 9, 3, *starts, tzinfo=JAPAN)
    assert ("DTEND" in found) == (hours is not None)
    if hours:
        assert found.decoded("DTEND") - found.decoded("DTSTART") == datetime.timedelta(hours=hours)
