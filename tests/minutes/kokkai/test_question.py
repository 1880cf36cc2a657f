"""Every row of the document's table of parameters, and every error by its number. Nothing of it asks a database."""

import datetime
from urllib.parse import quote

import pytest

from minutes.kokkai.error_numbers import QuestionRefused
from minutes.kokkai.parameters import MEETING, MEETING_LIST, SPEECH, Question
from minutes.kokkai.read_question import plain_query, read_question

HOUSE = "連絡会"


def read(unit=SPEECH, **values) -> Question:
    return read_question({name.rstrip("_"): value for name, value in values.items()}, unit=unit, house=HOUSE)


def error(unit=SPEECH, **values) -> tuple[str, tuple[str, ...]]:
    with pytest.raises(QuestionRefused) as refused:
        read(unit, **values)
    return refused.value.message[1:6], tuple(detail[:11] for detail in refused.value.details)


@pytest.mark.parametrize(
    ("unit", "size"), [(SPEECH, 30), (MEETING, 3), (MEETING_LIST, 30)], ids=["speech", "meeting", "list"]
)
def test_a_page_begins_at_1_and_holds_the_default_of_its_unit(unit, size):
    question = read(unit, any="予算")
    assert (question.start, question.size) == (1, size)
    assert read(unit, any="予算", startRecord="7", maximumRecords="10").start == 7


@pytest.mark.parametrize("start", ["0", "-1", "x", "1.5", "１", "99999999999"])
def test_a_start_that_is_no_number_from_1(start):
    assert error(any="予算", startRecord=start) == ("19004", ())


@pytest.mark.parametrize(
    ("unit", "size", "number"),
    [
        *((SPEECH, size, "19005") for size in ("0", "101", "x", "-1")),
        *((MEETING_LIST, size, "19005") for size in ("0", "101")),
        *((MEETING, size, "19006") for size in ("0", "11", "100")),
    ],
)
def test_a_size_out_of_its_bounds(unit, size, number):
    assert error(unit, any="予算", maximumRecords=size) == ("19011", (f"(0) ({number})",))


@pytest.mark.parametrize(("unit", "most"), [(SPEECH, 100), (MEETING, 10), (MEETING_LIST, 100)])
def test_the_most_of_a_page(unit, most):
    assert read(unit, any="予算", maximumRecords=str(most)).size == most


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"recordPacking": "json", "startRecord": "1", "maximumRecords": "5"},
        {"any": " 　"},
        {"nameOfHouse": "貴族院"},
        {
            "closing": "true",
            "contentsAndIndex": "true",
            "supplementAndAppendix": "true",
            "searchRange": "本文",
        },
        {"SearchRange": "本文", "Any": "予算", "issueid": "x"},
        {"speechNumber": "三"},
        {"sessionFrom": "1234"},
        {"issueTo": "x"},
    ],
)
def test_no_condition(values):
    assert error(**values) == ("19007", ())


@pytest.mark.parametrize(
    "values",
    [
        *({"nameOfHouse": house} for house in ("衆議院", "参議院", "両院", "両院協議会", HOUSE)),
        *({name: "町"} for name in ("nameOfMeeting", "any", "speaker", "speakerPosition", "speakerGroup")),
        *({name: "2026-09-03"} for name in ("from", "until")),
        *({name: "0"} for name in ("speechNumber", "sessionFrom", "sessionTo", "issueFrom", "issueTo")),
        *({"speakerRole": role} for role in ("証人", "参考人", "公述人")),
        {"speechID": "115900001X00120260903_001"},
        {"issueID": "115900001X00120260903"},
    ],
)
def test_each_condition_is_enough(values):
    assert read(**values).start == 1


def test_another_house_finds_nothing_and_an_unknown_one_is_no_condition():
    assert [read(any="a", nameOfHouse=house).nothing for house in ("参議院", HOUSE, "貴族院")] == [
        True,
        False,
        False,
    ]


def test_what_none_of_our_records_is():
    names = ("supplementAndAppendix", "contentsAndIndex", "closing")
    assert [read(any="a", **{name: "true"}).nothing for name in names] == [True] * 3
    assert [read(any="a", **{name: value}).nothing for name in names for value in ("false", "1", "TRUE")] == [
        False
    ] * 9
    assert read(speakerRole="証人").nothing


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ({"from_": "2026/09/03"}, "19012"),
        ({"from_": "2026-9-3"}, "19012"),
        ({"from_": "２０２６-09-03"}, "19012"),
        ({"until": "20260903"}, "19013"),
        ({"from_": "2026-09-04", "until": "2026-09-03"}, "19014"),
        ({"from_": "2026-02-30"}, "19018"),
        ({"from_": "2026-13-01"}, "19018"),
        ({"until": "2025-02-29"}, "19019"),
        ({"until": "0000-02-30"}, "19019"),
    ],
)
def test_days_that_are_none(values, number):
    assert error(**values) == (number, ())


def test_days_from_the_first_to_the_last_of_the_document():
    question = read(from_="0000-01-01", until="9999-12-31")
    assert (question.since, question.until) == (None, datetime.date(9999, 12, 31))
    assert read(from_="0000-02-29").since is None
    assert read(from_="2026-09-03", until="2026-09-03").until == datetime.date(2026, 9, 3)


def test_ids():
    whole = "115900001X00120260903"
    assert error(issueID="1159") == ("19011", ())
    assert error(issueID="1" * 22) == ("19011", ())
    for wrong in (whole, f"{whole}_1", f"{whole}_12345", f"{whole}-001", f"{whole}_００１"):
        assert error(speechID=wrong) == ("19011", ("(0) (19026)",))
    question = read(speechID=f"{whole}_0012")
    assert (question.issue_id, question.order, question.nothing) == (whole, 12, False)
    assert read(speechID=f"{whole}_012", issueID="2" * 21).nothing
    assert read(speechID=f"{whole}_012", speechNumber="13").nothing


def test_roles_and_all_that_is_wrong_at_once():
    assert error(speakerRole="議長") == ("19011", ("(0) (19028)",))
    assert error(speakerRole="議長", speechID="x", maximumRecords="0") == (
        "19011",
        ("(0) (19005)", "(1) (19026)", "(2) (19028)"),
    )


def test_blanks_part_words_and_names_and_one_value_has_none():
    question = read(
        any="予算　決算 予算", nameOfMeeting="総会 役員会", speaker="深川\t当別", speakerPosition="市 町"
    )
    assert (question.words, question.names) == (("予算", "決算"), ("総会", "役員会"))
    assert (question.speakers, question.position) == (("深川", "当別"), "市町")


def test_a_range_is_of_any_alone():
    assert [read(searchRange=part, any="a").within for part in ("冒頭", "本文", "冒頭・本文", "x")] == [
        "冒頭",
        "本文",
        "冒頭・本文",
        "冒頭・本文",
    ]
    assert read(searchRange="冒頭", speaker="a").within == "冒頭・本文"


def test_numbers_alone_are_exact_and_both_are_a_range():
    assert [read(**values).sessions for values in ({"sessionFrom": "7"}, {"sessionTo": "9"})] == [
        (7, 7),
        (9, 9),
    ]
    assert read(issueFrom="1", issueTo="20").issues == (1, 20)


def test_conditions_of_2000_bytes_and_one_more():
    """A kanji is nine bytes: any= and 221 of them are 1,993."""
    assert len(quote("字")) == 9
    assert read(any="字" * 221 + "1234567").words
    assert error(any="字" * 221 + "12345678") == ("19020", ())
    assert read(any="字" * 221, unknown="字" * 100, recordPacking="json").words


def test_a_query_in_one_token_is_read_once_more():
    asked = "nameOfHouse=連絡会&any=a+b&from=2026-01-01"
    assert plain_query(quote(asked)) == quote(asked, safe="=&+")
    assert plain_query(quote(quote(asked, safe="=&+"))) == quote(asked, safe="=&+")
    assert plain_query("any%3d1") == "any=1"
    assert [plain_query(query) for query in ("", "any=%3D", "any", "a&b")] == ["", "any=%3D", "any", "a&b"]
