"""A title and a day that are given with a command, and a day that the name of a file proposes."""

import datetime

import pytest

from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.importing.outside_facts import (
    DAY_IN_FILE_NAME,
    OTHER_TITLE,
    OutsideFacts,
    day_in_file_name,
    with_outside_facts,
)
from minutes.notation.parser import parse

NAMELESS = "（水瀬市）\nはい。\n（汐見村）\nはい。"
DATED = "会議録\n日時：令和8年7月2日\n開会\n（水瀬市）\nはい。"


def read(text, **facts):
    document = with_outside_facts(parse(text), OutsideFacts(**facts))
    return document.title, document.time, [problem.message for problem in document.problems]


def test_given_facts_of_a_text_that_has_none_are_no_doubt():
    assert read(NAMELESS, title="水瀬会議録", date="R8.7.2") == ("水瀬会議録", "令和8年7月2日", [])


def test_a_given_title_holds_and_the_one_of_the_text_is_told():
    assert read(DATED, title="水瀬会議録") == (
        "水瀬会議録",
        "令和8年7月2日",
        [OTHER_TITLE.format("水瀬会議録", "会議録")],
    )


@pytest.mark.parametrize("date", ["令和8年7月3日", "13月", "2026-02-30"])
def test_a_date_that_is_another_or_none_is_refused(date):
    with pytest.raises(NotSaved):
        read(DATED, date=date)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20260702_会議録.txt", datetime.date(2026, 7, 2)),
        ("2026-07-02.docx", datetime.date(2026, 7, 2)),
        ("令和8年7月2日会議録.txt", datetime.date(2026, 7, 2)),
        ("R8.7.2 会議録.txt", datetime.date(2026, 7, 2)),
        ("R080702会議録.docx", datetime.date(2026, 7, 2)),
        ("会議録20269999.txt", None),
        ("第12345678号.txt", None),
        ("20260702-20260703.txt", None),
        ("会議録.txt", None),
        ("", None),
    ],
)
def test_the_day_in_the_name_of_a_file(name, day):
    assert day_in_file_name(name) == day


def test_the_name_of_a_file_proposes_with_a_doubt_only_where_the_text_has_no_day():
    assert read("会議録\n開会\n（水瀬市）\nはい。", file_name="20260703.txt") == (
        "会議録",
        "令和8年7月3日",
        [DAY_IN_FILE_NAME.format("令和8年7月3日")],
    )
    assert read(DATED, file_name="20260703.txt") == ("会議録", "令和8年7月2日", [])
