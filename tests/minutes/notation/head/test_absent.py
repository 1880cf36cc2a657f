"""Who was absent was not there: kept in the block as printed, on no list of attendees and in no count."""

import pytest

from minutes.notation.attendance import HeadCount, attendees, head_counts


def came(text):
    return [(attendee.label, attendee.representative) for attendee in attendees(text)]


@pytest.mark.parametrize(
    "text",
    [
        "出席者：水瀬市\n欠席者：月代村、若草町",
        "（出席）\n水瀬市\n（欠席）\n月代村",
        "水瀬市、月代村（欠席）",
        "出席者：水瀬市\n4 欠席者\n月代村",
        "出席者：水瀬市\n〇欠席委員（１人）\n月代村",
        "出席者：水瀬市\n欠席者　月代村",
        "出席者：水瀬市\n【欠席】\n月代村\n若草町",
        "水瀬市\n欠席者\nなし",
    ],
)
def test_who_was_absent_is_no_attendee_and_not_counted(text):
    assert came(text) == [("水瀬市", "")]
    assert head_counts(text) == (HeadCount("attendee", None, 1),)


def test_a_list_below_the_absent_is_of_those_present():
    assert came("出席者：水瀬市\n欠席者：月代村\n事務局：若草町") == [("水瀬市", ""), ("若草町", "")]


def test_a_count_of_the_absent_in_a_bracket_is_no_count():
    assert head_counts("出席委員　12名（欠席2名）\n事務局　3名\n傍聴者　なし") == (
        HeadCount("attendee", 12, None),
        HeadCount("secretariat", 3, None),
        HeadCount("audience", 0, None),
    )


def test_an_office_before_a_name_is_what_that_person_is():
    text = "会長　林一郎（水瀬市副市長）\n委員　森二郎（水瀬バス株式会社）\n欠席者　委員　堤四郎"
    assert came(text) == [("林一郎", "会長　水瀬市副市長"), ("森二郎", "水瀬バス株式会社")]


def test_how_somebody_came_stands_beside_the_name():
    assert came("水瀬市（代理 林係長）、若草町（オンライン）") == [
        ("水瀬市", "代理 林係長"),
        ("若草町", "オンライン"),
    ]


def test_names_go_on_where_a_line_ends_with_a_comma():
    assert came("委員:林一郎、森二郎、\n堤三郎(3名)") == [("林一郎", ""), ("森二郎", ""), ("堤三郎", "")]
