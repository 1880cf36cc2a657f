"""A record arranged for the page of a record."""

import datetime

import pytest

from minutes.notation.attendance import count_in_words
from minutes.notation.vocabulary import CAPACITIES
from minutes.pages.record import record_view
from minutes.pages.record.record_view import (
    CapacityGroup,
    ItemSection,
    PageFacts,
    PresentationSection,
    Remark,
    Speaker,
    TextPart,
)

FUKAGAWA = Speaker("深川市", 81, "officer", code="012289")
TOBETSU = Speaker("当別町", 82, "unknown", code="013030")
SPEAKERS = {81: FUKAGAWA, 82: TOBETSU}


def turn(number, speaker, text="答えた。"):
    return {"number": number, "block_kind": "turn", "speaker": speaker, "text": text}


def narration(number):
    return {"number": number, "block_kind": "narration", "text": "説明があった。"}


def presentation(number, presenter, kind="report"):
    return {
        "number": number,
        "block_kind": "presentation",
        "presentation_kind": kind,
        "presenter": presenter,
        "titles": ["電子化"],
    }


def item(number, title="発表"):
    return {"number": number, "block_kind": "item", "item_kind": "reports", "title": title}


RECORD = {
    "title": "情報交換会議",
    "venue": "第3会議室",
    "held_on": "2012-10-23",
    "time": "平成24年10月23日 14:30~17:00",
    "attendance": "",
    "updated": "2014年4月1日",
}
ANSWER = [TextPart(paragraph="答えた。")]
TOLD = [TextPart(paragraph="説明があった。")]


def test_remarks_stand_under_the_heading_above_them():
    blocks = [
        item(1),
        narration(2),
        presentation(3, 81),
        narration(4),
        turn(5, 82),
        presentation(6, 82, "inquiry"),
        turn(7, 81),
        item(8, "閉会"),
        narration(9),
    ]
    assert record_view.item_sections({"blocks": blocks, "answers": [], "tallies": []}, SPEAKERS) == [
        ItemSection(
            1,
            "発表",
            [Remark(2, None, TOLD)],
            [
                PresentationSection(
                    3, "発表", FUKAGAWA, ["電子化"], [Remark(4, None, TOLD), Remark(5, TOBETSU, ANSWER)]
                ),
                PresentationSection(6, "照会", TOBETSU, ["電子化"], [Remark(7, FUKAGAWA, ANSWER)]),
            ],
        ),
        ItemSection(8, "閉会", [Remark(9, None, TOLD)], []),
    ]


def test_what_stands_before_the_first_heading_is_kept():
    blocks = [narration(1), item(2), turn(3, 81)]
    assert record_view.item_sections({"blocks": blocks, "answers": [], "tallies": []}, SPEAKERS) == [
        ItemSection(0, "", [Remark(1, None, TOLD)]),
        ItemSection(2, "発表", [Remark(3, FUKAGAWA, ANSWER)]),
    ]
    assert record_view.item_sections({"blocks": [], "answers": [], "tallies": []}, SPEAKERS) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一行", [TextPart("一行")]),
        ("一行\n二行", [TextPart("一行"), TextPart("二行")]),
        (
            "見直し箇所は、\n・基本・方針\n・手順\nである。",
            [TextPart("見直し箇所は、"), TextPart(points=("基本・方針", "手順")), TextPart("である。")],
        ),
        ("・一\n文\n・二", [TextPart(points=("一",)), TextPart("文"), TextPart(points=("二",))]),
    ],
)
def test_lines_become_paragraphs_and_lists(text, parts):
    assert record_view.text_parts(text) == parts


def test_attendance_by_capacity_in_the_order_of_the_vocabulary():
    record = RECORD | {"attendance": "傍聴2名、役員10名(10団体)"}
    assert record_view.attendance_by_capacity(record, SPEAKERS) == [
        CapacityGroup("officer", "役員", "10名（10団体）", [FUKAGAWA]),
        CapacityGroup("audience", "傍聴", "2名", []),
        CapacityGroup("unknown", "不明", "", [TOBETSU]),
    ]
    assert record_view.attendance_by_capacity(RECORD, {}) == []
    assert list(CAPACITIES)[-1] == "unknown"


@pytest.mark.parametrize(
    ("people", "organisations", "words"),
    [(10, 10, "10名（10団体）"), (2, None, "2名"), (None, 3, "3団体"), (None, None, "")],
)
def test_head_counts_in_words(people, organisations, words):
    assert count_in_words(people, organisations) == words


def facts(**values):
    return record_view.page_facts(RECORD | {"blocks": [item(1), turn(2, 81)]} | values)


def test_facts():
    place = [("場所", "第3会議室")]
    assert facts() == PageFacts(
        "2012-10-23T14:30+09:00", "14:30–17:00", "", datetime.date(2014, 4, 1), place, 2
    )
    assert facts(venue="", time="平成24年10月23日", updated="", blocks=[]) == PageFacts(
        "2012-10-23", "", "", None, [], 1
    )
    assert facts(time="平成24年10月23日 14時半から").hours == "14:30–"


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        ("平成24年10月23日（火）午後2時30分から午後4時まで", ""),
        ("令和6年5月17日（金）午後2時30分から", "令和6年5月17日（金）午後2時30分から"),
        ("2012/10/23", ""),
        ("平成二十四年十月二十三日（火）", ""),
        ("平成二十四年十月二十三日（火・祝）", "平成二十四年十月二十三日（火・祝）"),
        ("平成24年10月23日 13:00～24日 12:00", "平成24年10月23日 13:00～24日 12:00"),
        ("令和8年9月3日 13:30~\n受付 13:00", "令和8年9月3日 13:30~\n受付 13:00"),
    ],
)
def test_a_time_that_says_more_than_its_hours_is_shown_as_printed(time, shown):
    assert facts(time=time).time == shown


def test_a_fingerprint_is_grouped():
    assert record_view.digest_groups("0123456789abcdef" * 2) == ["01234567", "89abcdef"] * 2


def test_what_is_left_of_a_withdrawn_fact_is_all_that_is_printed():
    whole = facts(time="［取消し0-1］", updated="［取消し0-2］")
    assert (whole.moment, whole.hours, whole.updated_on) == ("2012-10-23", "", None)
    hours = facts(time="平成24年10月23日 14:30~［取消し0-1］")
    assert (hours.moment, hours.hours, hours.time) == (
        "2012-10-23T14:30+09:00",
        "",
        "平成24年10月23日 14:30~［取消し0-1］",
    )
    counts = RECORD | {"attendance": "役員［取消し0-1］、傍聴2名"}
    assert [(shown.key, shown.count) for shown in record_view.attendance_by_capacity(counts, {})] == [
        ("audience", "2名")
    ]


def test_rows_of_a_table_have_the_same_number_of_cells():
    headed, plain = record_view.text_parts("前\n団体\t件数\n深川市\n当別町\t3件\n美里町\t\t未定")[0::3]
    assert (headed, plain.rows) == (
        TextPart(paragraph="前"),
        (("当別町", "3件", ""), ("美里町", "", "未定")),
    )
    (table,) = record_view.text_parts("団体\t件数\n当別町\t3件")
    assert (table.rows, table.is_headed) == ((("団体", "件数"), ("当別町", "3件")), True)
    assert not record_view.text_parts("当別町\t3件\n美里町\t4件")[0].is_headed
