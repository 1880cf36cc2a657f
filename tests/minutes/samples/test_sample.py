"""The files of the sample that ships: records of invented towns, in the notation, with every element of a record."""

import datetime
from collections import Counter

import pytest
from django.utils import timezone

from members import wareki
from members.models import Organisation
from members.registry.shipped_table import organisation_rows
from minutes.desk.importing.body_names import body_name_in
from minutes.desk.importing.import_text import examine
from minutes.management.commands.load_sample import SAMPLE, SECRETARIAT, day_words, wednesday_in
from minutes.notation.attendance import HeadCount, attendees, head_counts
from minutes.notation.document import Handout, Item, Narration, Presentation, Question, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.vocabulary import ANSWER_ONLY, CAPACITIES, ITEM_KINDS, SECRETARIAT_LABEL
from minutes.notation.writer import write
from tests.minutes.samples.sample import DOCUMENTS, HOMONYMS, ORGANISATIONS, PLANS, SLIPS, TEXTS


def blocks(kind):
    return [block for document in DOCUMENTS.values() for block in document.blocks if isinstance(block, kind)]


# The texts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_is_canonical_and_without_problems(name):
    text = TEXTS[name]
    assert examine(text).problems == []
    assert write(parse(text)) == text
    assert "\r" not in text
    assert wareki.parse_meeting_time(DOCUMENTS[name].time).held_on.isoformat() == name[:10]


def test_three_meetings_of_two_bodies_in_two_fiscal_years():
    times = [wareki.parse_meeting_time(document.time) for document in DOCUMENTS.values()]
    assert [body_name_in(document.title) for document in DOCUMENTS.values()] == [
        "実務者会議",
        "総会",
        "実務者会議",
    ]
    assert [wareki.fiscal_year(time.held_on) for time in times] == [2024, 2025, 2025]
    # One speaks in its title of the year before, as the real record does.
    assert [wareki.find_fiscal_year(document.title) for document in DOCUMENTS.values()] == [2024, 2024, 2025]
    assert all(time.starts_at and time.ends_at for time in times)


def test_long_and_short_meetings():
    turns = [sum(isinstance(block, Turn) for block in document.blocks) for document in DOCUMENTS.values()]
    assert turns == [15, 15, 35]


@pytest.mark.parametrize("name", TEXTS)
def test_each_meeting_states_every_fact(name):
    document = DOCUMENTS[name]
    assert all(
        getattr(document, fact)
        for fact in ("title", "time", "venue", "attendance", "handouts", "contact", "updated")
    )
    kinds = [item_kind(block.title) for block in document.blocks if isinstance(block, Item)]
    assert {"opening", "reports", "other", "closing"} <= set(kinds)


def test_every_element_of_a_record_appears():
    documents = DOCUMENTS.values()
    listed = [attendee for document in documents for attendee in attendees(document.attendance)]
    counted = [count for document in documents for count in head_counts(document.attendance)]
    assert {item_kind(block.title) for block in blocks(Item)} == set(ITEM_KINDS)
    assert {attendee.capacity for attendee in listed} == set(CAPACITIES) - {"unknown", ANSWER_ONLY}
    assert any(attendee.representative for attendee in listed)
    assert HeadCount("officer", people=2, organisations=2) in counted
    assert HeadCount("audience", people=3) in counted
    assert {bool(handout.title) for document in documents for handout in document.handouts} == {True, False}
    assert Handout("追加資料1", "電子決裁の手順書の抜粋（谷津野村）", not_held=True) in [
        handout for document in documents for handout in document.handouts
    ]
    assert {len(block.titles) for block in blocks(Presentation)} == {1, 2}
    assert {bool(block.choices) for block in blocks(Question)} == {True, False}
    assert any(document.answering for document in documents)
    assert any("\n・" in block.text for block in blocks(Turn))
    assert any(
        "\n・" in block.text and not block.text.split("\n")[-1].startswith("・") for block in blocks(Turn)
    )
    assert all("\n◇\n" in text for text in TEXTS.values())
    assert len(blocks(Narration)) > sum(text.count("\n◇\n") for text in TEXTS.values())


# Meetings to come ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan["file"])
def test_a_plan_is_canonical_once_its_day_is_written_in(plan):
    text = (SAMPLE / "plans" / plan["file"]).read_bytes().decode()
    text = text.replace("{年度}", "令和8年度").replace("{開催日}", "令和8年12月23日（水）")
    assert "{" not in text
    assert examine(text).problems == []
    assert write(parse(text)) == text
    presenting = {block.label for block in parse(text).blocks if isinstance(block, Presentation)}
    assert presenting <= {row["name"] for row in ORGANISATIONS}


def test_every_plan_is_in_the_table_and_one_is_put_off():
    assert sorted(row["file"] for row in PLANS) == sorted(file.name for file in (SAMPLE / "plans").iterdir())
    assert [bool(row["put_off_by"]) for row in PLANS] == [False, True]
    assert [bool(row["reason"]) for row in PLANS] == [False, True]


def test_a_day_of_a_plan_is_a_wednesday_that_many_weeks_ahead():
    days = [wednesday_in(weeks) for weeks in (4, 6)]
    assert [day.weekday() for day in days] == [2, 2]
    assert days[1] - days[0] == datetime.timedelta(weeks=2)
    assert 28 <= (days[0] - timezone.localdate()).days <= 34
    assert day_words(datetime.date(2026, 12, 23)) == "令和8年12月23日（水）"


# Who takes part -----------------------------------------------------------------------------------------------


def test_the_organisations_are_invented():
    real = {row.name for row in organisation_rows()}
    assert {row["name"] for row in ORGANISATIONS} & real == set()
    assert {name for name in real for text in TEXTS.values() if name in text} == set()


def test_the_table_of_organisations():
    kinds = dict(Organisation.Kind.choices)
    endings = {"city": "市", "town": "町", "village": "村"}
    assert len({row["key"] for row in ORGANISATIONS}) == len(ORGANISATIONS)
    assert all(row["key"].startswith("x-mihon-") and row["kind"] in kinds for row in ORGANISATIONS)
    assert all(
        row["name"].endswith(endings[row["kind"]]) and row["prefecture"]
        for row in ORGANISATIONS
        if row["kind"] in endings
    )
    assert {row["kind"] for row in ORGANISATIONS} == {*endings, "state", "other", "secretariat"}
    assert [row["key"] for row in ORGANISATIONS if row["kind"] == "secretariat"] == [SECRETARIAT]


def test_two_towns_bear_one_name_and_speak():
    bearers = [row["prefecture"] for row in ORGANISATIONS if row["name"] in HOMONYMS]
    assert (len(HOMONYMS), len(bearers), len(set(bearers))) == (1, 2, 2)
    assert HOMONYMS.issubset(block.label for block in blocks(Turn))
    assert HOMONYMS.issubset(block.label for block in blocks(Presentation))


def test_everybody_in_the_records_is_in_the_table():
    listed = {
        attendee.label for document in DOCUMENTS.values() for attendee in attendees(document.attendance)
    }
    speaking = {block.label for block in blocks(Turn | Presentation)}
    assert speaking <= listed
    assert listed - {SECRETARIAT_LABEL} == {row["name"] for row in ORGANISATIONS if row["key"] != SECRETARIAT}


# The slips ----------------------------------------------------------------------------------------------------


def test_slips_in_two_meetings_two_of_them_in_one():
    assert sorted(Counter(slip["file"] for slip in SLIPS).values()) == [1, 2]
    assert {slip["file"] for slip in SLIPS} < set(TEXTS)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["right"])
def test_a_slip_stands_once_in_a_turn(slip):
    document = DOCUMENTS[slip["file"]]
    assert TEXTS[slip["file"]].count(slip["right"]) == 1
    assert sum(slip["right"] in block.text for block in document.blocks if isinstance(block, Turn)) == 1
    assert [name for name, text in TEXTS.items() if slip["wrong"] in text] == []
    with_slip = parse(TEXTS[slip["file"]].replace(slip["right"], slip["wrong"]))
    assert with_slip.problems == ()
    assert len(slip["wrong"]) == len(slip["right"])
    assert slip["reason"].endswith("。")


def test_slips_of_one_meeting_stand_in_different_turns():
    turns = [
        (slip["file"], index)
        for slip in SLIPS
        for index, block in enumerate(DOCUMENTS[slip["file"]].blocks)
        if isinstance(block, Turn) and slip["right"] in block.text
    ]
    assert len(set(turns)) == len(SLIPS)
