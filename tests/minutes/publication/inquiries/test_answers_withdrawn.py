"""A withdrawn answer leaves neither its words nor its choice, however short; a withdrawn question takes its choices
out of all answers."""

import json

import pytest

from minutes.models import Edition, InquiryQuestion, Passage, WithdrawnWords, WrittenAnswer
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import PublicationRefused
from minutes.publication.verify import unverifiable, verify_meeting
from minutes.publication.withdrawal.history_redaction import redact_version, words_to_redact
from minutes.publication.withdrawal.republication_check import restated_in
from tests.acts import editions_of, erase_now, withdraw_now
from tests.builders import publish_now
from tests.inquiries import answer_now, published_answers, reanswer
from tests.minutes.publication.inquiries.test_answers_published import stranger_finds

pytestmark = pytest.mark.django_db

CHOICE, TEXT = "決めている", "規程で十日としている。"


@pytest.fixture
def meeting():
    """Two editions, of which the second corrects 深川市's words."""
    meeting = published_answers().meeting
    reanswer(meeting, 24, text=f"以前は{TEXT}")
    publish_now(meeting)
    return meeting


def answers_of(edition):
    rows = json.loads(edition.record)["answers"]
    return {row["number"]: (row["choice"], row["text"]) for row in rows}


def test_words_and_choice_go_from_every_edition_and_from_the_draft(meeting):
    withdraw_now(meeting, "w24")
    mark = "［取消し24-1］"
    expected = {
        24: (mark, mark),
        25: ("", "課長が読み合わせている。"),
        26: ("決めていない", ""),
        27: (CHOICE, ""),
    }
    assert [answers_of(edition) for edition in editions_of(meeting)] == [expected] * 3
    row = WrittenAnswer.objects.get(number=24)
    assert (row.choice, row.text) == (mark, mark)
    assert Passage.objects.get(number=24).text == "［取消し］\n［取消し］"
    kept = WithdrawnWords.objects.values_list("edition", "leaf", "words").order_by("pk")
    assert list(kept) == [
        (1, "w24/choice", CHOICE),
        (1, "w24/text", TEXT),
        (2, "w24/choice", CHOICE),
        (2, "w24/text", f"以前は{TEXT}"),
        (None, "w24/choice", CHOICE),
        (None, "w24/text", f"以前は{TEXT}"),
    ]
    assert verify_meeting(meeting) == []
    lines = unverifiable(meeting)
    assert len(lines) == 2 and all("w24/choice、w24/text" in line for line in lines)
    assert stranger_finds(meeting) == [([], ["w24/choice", "w24/text"])] * 2 + [([], [])]


def test_a_span_of_the_words_leaves_the_choice(meeting):
    withdraw_now(meeting, "w24", span="規程", rule="要綱第4条")
    assert answers_of(editions_of(meeting)[0])[24] == (CHOICE, "［取消し24-1］で十日としている。")
    assert verify_meeting(meeting) == []


def test_a_withdrawn_question_takes_its_choices_out_of_every_answer(meeting):
    withdraw_now(meeting, "u11")
    mark = "［取消し11-1］"
    for edition in editions_of(meeting):
        question = next(row for row in json.loads(edition.record)["blocks"] if row["number"] == 11)
        assert (question["text"], question["choices"]) == (mark, [mark, mark])
        assert {number: choice for number, (choice, _) in answers_of(edition).items()} == {
            24: mark,
            25: "",
            26: mark,
            27: mark,
        }
    assert InquiryQuestion.objects.get(number=11).choice_list == [mark, mark]
    assert set(WrittenAnswer.objects.filter(question__number=11).values_list("choice", flat=True)) == {mark}
    assert not Passage.objects.filter(text__contains="決めて", kind="written_answer").exists()
    assert verify_meeting(meeting) == []
    assert [wrong for wrong, _ in stranger_finds(meeting)] == [[], [], []]


def test_a_name_in_one_choice_leaves_the_others(meeting):
    InquiryQuestion.objects.filter(number=11).update(choices="山田が決めている\n決めていない")
    reanswer(meeting, 24, choice="山田が決めている")
    reanswer(meeting, 27, choice="山田が決めている")
    publish_now(meeting)
    withdraw_now(meeting, "u11", span="山田")
    newest = editions_of(meeting)[-1]
    choices = {number: choice for number, (choice, _) in answers_of(newest).items()}
    mark = "［取消し11-1］"
    assert choices == {24: f"{mark}が決めている", 25: "", 26: "決めていない", 27: f"{mark}が決めている"}
    # In the editions before the name stood nowhere in the question, so that the whole of it went.
    assert answers_of(editions_of(meeting)[0])[26] == (mark, "")
    assert verify_meeting(meeting) == []


def restated(meeting):
    meeting.refresh_from_db()
    return [(str(place.key), place.is_certain) for place in restated_in(meeting, record_of(meeting))]


def test_the_same_choice_is_refused_at_its_answer_and_asked_about_at_another_of_the_same_organisation(
    meeting,
):
    withdraw_now(meeting, "w24")
    assert restated(meeting) == []
    reanswer(meeting, 24, choice=CHOICE)
    assert restated(meeting) == [("w24", True)]
    with pytest.raises(PublicationRefused, match="取り消した言葉がまた入っている"):
        publish_now(meeting)
    reanswer(meeting, 24, choice="［取消し24-1］")
    question = InquiryQuestion.objects.get(number=11)
    attendee = meeting.attendees.get(number=18)
    WrittenAnswer.objects.create(
        meeting=meeting, number=90, position=90, question=question, attendee=attendee, choice=CHOICE
    )
    assert restated(meeting) == [("w90", False)]


def test_others_may_take_the_choice_that_the_question_offers(meeting):
    withdraw_now(meeting, "w24")
    reanswer(meeting, 26, choice=CHOICE)
    assert restated(meeting) == []
    publish_now(meeting)
    assert verify_meeting(meeting) == []


def test_withdrawn_words_are_found_in_another_answer(meeting):
    withdraw_now(meeting, "w24")
    reanswer(meeting, 25, text=f"なお、{TEXT}")
    assert restated(meeting) == [("w25", True)]


def masked(meeting, version):
    values = {name: getattr(version, name) for name in ("choice", "text") if getattr(version, name)}
    return redact_version(WrittenAnswer, version.number, values, words_to_redact(meeting))


def test_the_history_of_the_answer_is_masked_and_that_of_the_others_is_not(meeting):
    withdraw_now(meeting, "w24")
    mark = "［取消し24-1］"
    versions = {
        number: [masked(meeting, version) for version in WrittenAnswer.history.filter(number=number)]
        for number in (24, 27)
    }
    assert versions[24] == [{"choice": mark, "text": mark}] * len(versions[24])
    assert versions[27] == [{"choice": CHOICE}]


def test_the_history_of_all_answers_is_masked_with_their_question(meeting):
    withdraw_now(meeting, "u11")
    versions = [masked(meeting, version) for version in WrittenAnswer.history.filter(number=27)]
    assert versions == [{"choice": "［取消し11-1］"}] * 2


@pytest.mark.parametrize("key", ["w24", "u11"])
def test_an_erasure_leaves_no_word_of_it(meeting, key):
    (act,) = withdraw_now(meeting, key)
    erase_now(act)
    assert set(WithdrawnWords.objects.values_list("words", flat=True)) == {""}
    numbers = {"w24": [24], "u11": [24, 26, 27]}[key]
    choices = WrittenAnswer.history.filter(number__in=numbers).values_list("choice", flat=True)
    assert all(choice.startswith("［取消し") for choice in choices)
    others = WrittenAnswer.history.filter(number=27).values_list("choice", flat=True)
    assert (set(others) == {CHOICE}) is (key == "w24")
    assert verify_meeting(meeting) == []


def test_an_answer_that_was_removed_from_the_draft_is_withdrawn_from_the_editions(meeting):
    answer_now(meeting, {(18, 11): ("", "")})
    withdraw_now(meeting, "w24")
    assert [answers_of(edition)[24][0] for edition in Edition.objects.order_by("number")] == [
        "［取消し24-1］"
    ] * 3
    assert verify_meeting(meeting) == []
