"""The record dict arranged for the page of a record."""

import datetime

import pytest

from minutes.notation.vocabulary import CAPACITIES
from minutes.pages.record import record_view
from minutes.pages.record.record_view import Brought, Capacity, Facts, Part, Remark, Section, Speaker

FUKAGAWA = Speaker("深川市", 81, "officer", code="012289")
TOBETSU = Speaker("当別町", 82, "unknown", code="013030")
SPEAKERS = {"深川市": FUKAGAWA, "当別町": TOBETSU}


def turn(number, label, text="答えた。"):
    return {"number": number, "kind": "turn", "label": label, "text": text}


def narration(number):
    return {"number": number, "kind": "narration", "text": "説明があった。"}


def presentation(number, label, kind="report"):
    return {
        "number": number,
        "kind": "presentation",
        "presentation_kind": kind,
        "label": label,
        "titles": ["電子化"],
    }


def item(number, title="発表"):
    return {"number": number, "kind": "item", "item_kind": "reports", "title": title}


ANSWER = [Part(paragraph="答えた。")]
TOLD = [Part(paragraph="説明があった。")]


def test_remarks_stand_under_the_heading_above_them():
    blocks = [
        item(1),
        narration(2),
        presentation(3, "深川市"),
        narration(4),
        turn(5, "当別町"),
        presentation(6, "当別町", "inquiry"),
        turn(7, "深川市"),
        item(8, "閉会"),
        narration(9),
    ]
    assert record_view.sections({"blocks": blocks}, SPEAKERS) == [
        Section(
            1,
            "発表",
            [Remark(2, None, TOLD)],
            [
                Brought(3, "発表", FUKAGAWA, ["電子化"], [Remark(4, None, TOLD), Remark(5, TOBETSU, ANSWER)]),
                Brought(6, "照会", TOBETSU, ["電子化"], [Remark(7, FUKAGAWA, ANSWER)]),
            ],
        ),
        Section(8, "閉会", [Remark(9, None, TOLD)], []),
    ]


def test_what_stands_before_the_first_heading_is_kept():
    blocks = [narration(1), item(2), turn(3, "深川市")]
    assert record_view.sections({"blocks": blocks}, SPEAKERS) == [
        Section(0, "", [Remark(1, None, TOLD)]),
        Section(2, "発表", [Remark(3, FUKAGAWA, ANSWER)]),
    ]
    assert record_view.sections({"blocks": []}, SPEAKERS) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一行", [Part("一行")]),
        ("一行\n二行", [Part("一行"), Part("二行")]),
        (
            "見直し箇所は、\n・基本・方針\n・手順\nである。",
            [Part("見直し箇所は、"), Part(points=("基本・方針", "手順")), Part("である。")],
        ),
        ("・一\n文\n・二", [Part(points=("一",)), Part("文"), Part(points=("二",))]),
    ],
)
def test_lines_become_paragraphs_and_lists(text, parts):
    assert record_view.parts(text) == parts


def test_attendance_by_capacity_in_the_order_of_the_vocabulary():
    record = {
        "head_counts": [
            {"capacity": "audience", "people": 2, "organisations": None},
            {"capacity": "officer", "people": 10, "organisations": 10},
        ]
    }
    assert record_view.attendance(record, SPEAKERS) == [
        Capacity("officer", "役員", "10名（10団体）", [FUKAGAWA]),
        Capacity("audience", "傍聴", "2名", []),
        Capacity("unknown", "不明", "", [TOBETSU]),
    ]
    assert record_view.attendance({"head_counts": []}, {}) == []
    assert list(CAPACITIES)[-1] == "unknown"


@pytest.mark.parametrize(
    ("people", "organisations", "words"),
    [(10, 10, "10名（10団体）"), (2, None, "2名"), (None, 3, "3団体"), (None, None, "")],
)
def test_head_counts_in_words(people, organisations, words):
    assert record_view.count(people, organisations) == words


def facts(**values):
    record = {
        "held_on": "2012-10-23",
        "starts_at": "14:30",
        "ends_at": "17:00",
        "time": "平成24年10月23日 14:30~17:00",
        "updated_on": "2014-04-01",
        "blocks": [item(1), turn(2, "深川市")],
    }
    return record_view.facts(record | values)


def test_facts():
    assert facts() == Facts("2012-10-23T14:30+09:00", "14:30–17:00", "", datetime.date(2014, 4, 1), 2)
    assert facts(starts_at=None, ends_at=None, updated_on=None, blocks=[]) == Facts(
        "2012-10-23", "", "", None, 1
    )
    assert facts(ends_at=None).hours == "14:30–"


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        ("令和6年5月17日（金）午後2時30分から午後4時まで", ""),
        ("2012/10/23", ""),
        ("平成二十四年十月二十三日（火・祝）", ""),
        ("令和8年9月3日 13:30~\n受付 13:00", "令和8年9月3日 13:30~\n受付 13:00"),
    ],
)
def test_a_time_that_says_more_than_its_hours_is_shown_as_printed(time, shown):
    assert facts(time=time).time == shown


def test_a_fingerprint_is_grouped():
    assert record_view.grouped("0123456789abcdef" * 2) == ["01234567", "89abcdef"] * 2
