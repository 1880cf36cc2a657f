"""The real record: 深川市's three questions with the answers that the talk reveals, 町田市's inquiry, and its two tallies."""

import json

import pytest

from minutes.desk.tallies.save_tally import TypedTally, add_tally
from tests.builders import clerk, publish_now
from tests.inquiries import reanswer
from tests.minutes.inquiries.real_inquiries import (
    CONFORM,
    NINETEEN,
    PLATFORM,
    SECURITY,
    WILL_CONFORM,
    with_answers,
)
from tests.minutes.pages.reader import Page

# Each saves and publishes the whole record, with 76 answers.
pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture
def meeting(real_text):
    meeting = with_answers(real_text)
    said = next(row for row in meeting.utterances.order_by("position") if "19団体中7団体" in row.text)
    question = next(row for row in meeting.questions.all() if "準拠" in row.choices)
    for phrase in ("19団体中7団体", "約4割"):
        typed = TypedTally(said.number, phrase, question.number, tuple(question.choice_list[:2]), "answered")
        add_tally(meeting=meeting, typed=typed, revision=meeting.revision, by=clerk())
    publish_now(meeting)
    meeting.refresh_from_db()
    return meeting


def data_of(client, meeting, number):
    return json.loads(client.get(f"/meetings/{meeting.address}/u/{number}/answers.json").content)


def test_the_tallies_of_the_talk_are_borne_out_and_with_one_of_each_changed_neither_is(client, meeting):
    tallies = data_of(client, meeting, PLATFORM)["tallies"]
    assert [(one["phrase"], one["count"], one["of"], one["borne_out"]) for one in tallies] == [
        ("19団体中7団体", 7, 19, True),
        ("約4割", 7, 19, True),
    ]
    for one in tallies:
        assert {row["name"] for row in one["organisations"]} == {*CONFORM, *WILL_CONFORM}
    page = Page(client.get(f"/meetings/{meeting.address}/u/{PLATFORM}/")).source
    assert page.count("回答の数と合います。") == 2 and "合いません" not in page
    for name in ("一戸町", "瑞穂町"):
        answer = meeting.answers.get(
            attendee__label=name, choice__in=["準拠している", "次年度の調達で条件にする"]
        )
        reanswer(meeting, answer.number, choice="準拠していない")
    publish_now(meeting)
    tallies = data_of(client, meeting, PLATFORM)["tallies"]
    assert [(one["count"], one["of"], one["borne_out"]) for one in tallies] == [
        (5, 19, False),
        (5, 19, False),
    ]
    page = Page(client.get(f"/meetings/{meeting.address}/u/{PLATFORM}/")).source
    assert page.count("回答の数とは合いません。") == 2 and "回答の数と合います。" not in page


def test_the_answers_that_the_talk_reveals_stand_with_the_turns_that_speak_of_them(client, meeting):
    data = data_of(client, meeting, SECURITY)
    assert len(data["questions"]) == 3
    numbers = [question["number"] for question in data["questions"]]
    given = {
        (row["name"], numbers.index(answer["question"]) + 1): answer["choice"] or answer["text"]
        for row in data["organisations"]
        for answer in row["answers"]
    }
    assert given["多治見市", 1] == "公表している"
    assert given["美里町", 2] == "開示していない"
    assert "自主点検規程" in given["多治見市", 3]
    assert len(data_of(client, meeting, PLATFORM)["organisations"]) >= len(NINETEEN)
    page = Page(client.get(f"/meetings/{meeting.address}/u/{SECURITY}/"))
    attendee = {row.label: row.number for row in meeting.attendees.all()}
    cell = f"c{attendee['多治見市']}-{numbers[0]}"
    # #30 says 「公表していない」 of most, and 「公表している」 of 多治見市, which replies in #31.
    assert ("多治見市の問1", f"#{cell}") in page.links()
    (tajimi,) = (row for row in data["organisations"] if row["name"] == "多治見市")
    assert page.of_id(cell).text == f"公表している #{tajimi['answers'][0]['answer']}話し合い #30 #31"
