"""Times of day in text, and the day and hours of a meeting."""

import datetime

import pytest

from members.wareki import MeetingTime, WarekiError, format_time_range, parse_meeting_time, parse_time

DAY = datetime.date(2012, 10, 23)


@pytest.mark.parametrize(
    ("text", "starts_at", "ends_at"),
    [
        ("平成24年10月23日 14:30~17:00", (14, 30), (17, 0)),
        ("平成24年10月23日（火）１４：３０～１７：００", (14, 30), (17, 0)),
        ("平成24年10月23日\n14時30分から17時まで", (14, 30), (17, 0)),
        ("日時: 2012/10/23(火) 14:30 - 17:00 (JST)", (14, 30), (17, 0)),
        ("平成24年10月23日 午後2時30分～午後5時", (14, 30), (17, 0)),
        ("平成24年10月23日 午後２時半～５時", (14, 30), (17, 0)),
        ("平成24年10月23日 午前10時～正午", (10, 0), (12, 0)),
        ("平成24年10月23日 午後2時30分より", (14, 30), None),
        ("平成24年10月23日 10:00～（2時間程度）", (10, 0), None),
        ("平成24年10月23日 正午から一時間", (12, 0), None),
        ("平成二十四年十月二十三日 午後二時三十分", (14, 30), None),
        ("平成24年10月23日", None, None),
    ],
)
def test_the_day_and_the_hours_of_a_meeting(text, starts_at, ends_at):
    assert parse_meeting_time(text) == MeetingTime(
        DAY, starts_at and datetime.time(*starts_at), ends_at and datetime.time(*ends_at)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "「」は日付として読めません。"),
        ("追って知らせる", "「追って知らせる」は日付として読めません。"),
        ("7/09(火) 13:30～14:45", "日付として読めません。"),
        ("平成24年10月23日(月) 14:30", "火曜日です。"),
        ("平成24年10月23日、平成24年10月24日", "日付が二つあります（平成24年10月23日、平成24年10月24日）。"),
        ("平成24年10月23日 17:00~14:00", "終わりの時刻（14:00）が始まりの時刻（17:00）より前です。"),
        ("平成24年10月23日 25:00", "「25:00」という時刻はありません。"),
        ("平成24年10月23日 午後13時", "「午後13時」という時刻はありません。"),
    ],
)
def test_an_impossible_meeting_time_is_refused(text, message):
    with pytest.raises(WarekiError) as refused:
        parse_meeting_time(text)
    assert message in str(refused.value)


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
