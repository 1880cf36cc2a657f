"""Times of day in text."""

import datetime

import pytest

from members.wareki import WarekiError, format_time_range, parse_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", (14, 30)),
        ("１４：３０", (14, 30)),
        ("14時30分", (14, 30)),
        ("午後2時30分", (14, 30)),
        ("午後2時半", (14, 30)),
        ("PM 2:30", (14, 30)),
        ("正午", (12, 0)),
        ("午前0時", (0, 0)),
        ("午後12時", (12, 0)),
    ],
)
def test_a_time_of_day(text, time):
    assert parse_time(text) == datetime.time(*time)


@pytest.mark.parametrize("text", ["", "14", "2時間", "25:00", "14:60", "昼"])
def test_texts_that_are_no_time_of_day(text):
    with pytest.raises(WarekiError):
        parse_time(text)


def test_printing_as_much_as_is_known():
    assert format_time_range(datetime.time(14, 30), datetime.time(17)) == "14:30–17:00"
    assert format_time_range(datetime.time(14, 30), None) == "14:30–"
    assert format_time_range(None, None) == ""
