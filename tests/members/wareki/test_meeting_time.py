"""The days and the hours of a meeting, as its 日時 says them."""

import datetime

import pytest

from members.wareki import MeetingTime, WarekiError, parse_meeting_time

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
        ("平成24年10月23日（火） 10時～12時、13時～17時", (10, 0), (17, 0)),
        ("平成24年10月23日 午前10時～正午・午後1時～2時半、3時～5時", (10, 0), (17, 0)),
        ("平成24年10月23日 受付13:30 開会14:00 閉会16:00", (14, 0), (16, 0)),
        ("平成24年10月23日 10時開会 12時休憩 13時再開 17時3分閉会", (10, 0), (17, 3)),
        ("平成24年10月23日（火） 14時～翌日午前0時30分", (14, 0), (0, 30)),
        ("平成24年10月23日 22時～翌朝5時", (22, 0), (5, 0)),
        ("平成24年10月23日 18時～24時", (18, 0), (0, 0)),
        ("平成24年10月23日 18時～25時30分", (18, 0), (1, 30)),
    ],
)
def test_the_day_and_the_hours_of_a_meeting(text, starts_at, ends_at):
    assert parse_meeting_time(text) == MeetingTime(
        DAY, DAY, starts_at and datetime.time(*starts_at), ends_at and datetime.time(*ends_at)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "「」は日付として読めません。"),
        ("追って知らせる", "「追って知らせる」は日付として読めません。"),
        ("7/09(火) 13:30～14:45", "日付として読めません。"),
        ("平成24年10月23日(月) 14:30", "火曜日です。"),
        (
            "平成24年10月24日（変更前は平成24年10月23日）",
            "日付が二つあります（平成24年10月24日、平成24年10月23日）。",
        ),
        ("平成24年10月23日～平成24年10月22日", "日付が二つあります（平成24年10月23日、平成24年10月22日）。"),
        ("平成24年10月23日～24日（火）", "水曜日です。"),
    ],
)
def test_an_impossible_meeting_time_is_refused(text, message):
    with pytest.raises(WarekiError) as refused:
        parse_meeting_time(text)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("平成24年10月23日 17:00~14:00", "終わりの時刻（14:00）が始まりの時刻（17:00）より前です。"),
        ("平成24年10月23日 25:00", "「25:00」という時刻はありません。"),
        ("平成24年10月23日 14時～30時", "「30時」という時刻はありません。"),
        ("平成24年10月23日 14時～15時70分", "「15時70分」という時刻はありません。"),
        ("平成24年10月23日 午後13時", "「午後13時」という時刻はありません。"),
    ],
)
def test_the_day_is_kept_where_the_hours_cannot_be_read(text, problem):
    held = parse_meeting_time(text)
    assert (held, held.hours_problem) == (MeetingTime(DAY, DAY), problem)


@pytest.mark.parametrize(
    ("text", "says_all"),
    [
        ("平成24年10月23日（火） 14時30分から17時まで", True),
        ("平成24年10月23日\n午後2時半～5時", True),
        ("平成24年10月23日", True),
        ("平成24年10月23日 10時～12時、13時～17時", False),
        ("平成24年10月23日 14時～翌日午前0時30分", False),
        ("平成24年10月23日 受付13時、14時～", False),
        ("平成24年10月23日 開会14時", False),
        ("平成24年10月23日 17:00~14:00", False),
        ("平成24年10月23日 14時（2時間）", False),
        ("平成24年11月3日（土・祝）14時", False),
        ("平成24年10月23日～24日", False),
        ("平成24年10月23日 第2回 14時", False),
    ],
)
def test_whether_day_and_hours_say_all_that_is_printed(text, says_all):
    assert parse_meeting_time(text).says_all is says_all


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("平成24年10月23日～24日", (2012, 10, 24)),
        ("平成24年10月23日（火）・24日（水）", (2012, 10, 24)),
        ("平成24年10月23日（火）13時～24日（水）12時", (2012, 10, 24)),
        ("平成２４年１０月２３日（火）午後１時から２５日（木）正午まで", (2012, 10, 25)),
        ("平成24年10月23日から11月2日まで", (2012, 11, 2)),
        ("平成24年10月23日、24日及び26日", (2012, 10, 26)),
        ("平成24年10月23日 13:00〜平成24年10月24日 12:00", (2012, 10, 24)),
        ("平成24年10月23日～平成25年1月8日", (2013, 1, 8)),
        ("平成24年10月23日～1月8日", (2013, 1, 8)),
    ],
)
def test_a_meeting_of_several_days(text, last_day):
    assert parse_meeting_time(text) == MeetingTime(DAY, datetime.date(*last_day))


@pytest.mark.parametrize(
    "text",
    [
        "平成24年10月23日から2日間",
        "平成24年10月23日（第2日）",
        "平成24年10月23日・22日",
        "平成24年10月23日 第3日",
    ],
)
def test_what_is_no_second_day(text):
    assert parse_meeting_time(text) == MeetingTime(DAY, DAY)
