"""Questions and written answers in editions: stored, verified by strangers, corrected, in a chain with older formats."""

import json

import pytest

from minutes.compare.edition_comparison import compare_editions
from minutes.models import Correction, Passage
from minutes.publication.chain import chain
from minutes.publication.editions.download import edition_download
from minutes.publication.editions.snapshot import record_of
from minutes.publication.verify import verify_meeting
from minutes.record.stored_record import read_record
from tests.acts import editions_of
from tests.builders import draft, publish_now
from tests.inquiries import ASKED, answer_now, answered, asked, published_answers, reanswer
from tests.minutes.record.format_1 import store_in_format_1
from tests.minutes.record.invented import stranger

pytestmark = pytest.mark.django_db

WITHOUT_QUESTIONS = ASKED.replace(ASKED[ASKED.index("？") : ASKED.index("当別町から照会")], "")


def stranger_finds(meeting):
    """What the script of strangers says of each download: (what is wrong, what cannot be checked)."""
    links = chain(meeting.address)
    before = [meeting.address, *(link.digest for link in links)]
    return [
        stranger().check_edition(
            json.loads(json.dumps(edition_download(edition, previous=previous), ensure_ascii=False))
        )
        for edition, previous in zip(editions_of(meeting), before, strict=False)
    ]


def test_a_record_holds_the_questions_in_the_talk_and_the_answers_beside_it():
    record = record_of(answered())
    assert [block for block in record["blocks"] if block["block_kind"] == "question"] == [
        {
            "number": 11,
            "block_kind": "question",
            "text": "公開までの日数を決めていますか。",
            "choices": ["決めている", "決めていない"],
        },
        {"number": 12, "block_kind": "question", "text": "どのように確認していますか。", "choices": []},
    ]
    common = {"received_on": None, "way_kind": "unknown"}
    assert record["answers"] == [
        {
            "number": 24,
            "question": 11,
            "attendee": 18,
            "choice": "決めている",
            "text": "規程で十日としている。",
        }
        | common,
        {"number": 25, "question": 12, "attendee": 18, "choice": "", "text": "課長が読み合わせている。"}
        | common,
        {"number": 26, "question": 11, "attendee": 20, "choice": "決めていない", "text": ""} | common,
        {"number": 27, "question": 11, "attendee": 22, "choice": "決めている", "text": ""} | common,
    ]


def test_it_verifies_here_and_by_the_script_of_strangers():
    meeting = published_answers().meeting
    reanswer(meeting, 24, text="規程で二十日としている。")
    publish_now(meeting)
    assert verify_meeting(meeting) == []
    assert stranger_finds(meeting) == [([], []), ([], [])]


def test_a_corrected_answer_is_told_by_organisation_and_question():
    meeting = published_answers().meeting
    reanswer(meeting, 26, choice="決めている", way="fax")
    edition = publish_now(meeting)
    assert [(row.key, row.change, row.category) for row in Correction.objects.filter(edition=edition)] == [
        ("w26", "changed", "mistake")
    ]
    (compared,) = compare_editions(*(read_record(one.record) for one in editions_of(meeting)))
    assert (compared.location.who, compared.location.heading) == ("美里町", "議事録の公開までの日数　問1")
    texts = ["".join(piece.text for piece in side) for side in (compared.before, compared.after)]
    assert texts == ["決めていない\n受けた方法：不明", "決めている\n受けた方法：ファクス"]


@pytest.mark.parametrize("format", [1, 2])
def test_answers_entered_later_are_published_as_added(format):
    meeting = draft(WITHOUT_QUESTIONS)
    first = publish_now(meeting)
    if format == 1:
        store_in_format_1(first)
    from tests.minutes.publication.inquiries.later import ask_later

    ask_later(meeting)
    edition = publish_now(meeting)
    rows = Correction.objects.filter(edition=edition)
    assert {(row.change, row.key[0]) for row in rows} == {("added", "u"), ("added", "w")}
    assert rows.count() == 2 + 4
    assert verify_meeting(meeting) == []
    assert stranger_finds(meeting) == [([], []), ([], [])]


def test_each_question_and_answer_is_a_passage():
    published_answers()
    rows = Passage.objects.filter(kind__in=["question", "written_answer"]).order_by("position")
    assert [(row.number, row.kind, row.role, row.label, row.heading, row.text) for row in rows] == [
        (
            *(11, "question", "", "", "当別町　議事録の公開までの日数"),
            "公開までの日数を決めていますか。\n・決めている\n・決めていない",
        ),
        (12, "question", "", "", "当別町　議事録の公開までの日数", "どのように確認していますか。"),
        *(
            (number, "written_answer", "written", label, f"当別町　議事録の公開までの日数　{name}", text)
            for number, label, name, text in [
                (24, "深川市", "問1", "決めている\n規程で十日としている。"),
                (26, "美里町", "問1", "決めていない"),
                (27, "高松市", "問1", "決めている"),
                (25, "深川市", "問2", "課長が読み合わせている。"),
            ]
        ),
    ]
    assert set(rows.values_list("brought", flat=True)) == {"inquiry"}


def test_several_answers_of_one_organisation_stand_in_their_order():
    meeting = asked()
    answer_now(meeting, {(18, 11): ("決めている", "情報課")})
    from minutes.desk.answers.answer_grid import GridAnswer, GridRow, load_grid
    from minutes.desk.answers.pasted_table import with_row
    from minutes.desk.answers.save_answers import save_answers
    from tests.builders import clerk

    inquiry = meeting.presentations.get(number=10)
    grid = load_grid(meeting, inquiry)
    second = GridRow(18, "深川市", 1, {11: GridAnswer("決めていない", "総務課")})
    save_answers(
        meeting=meeting,
        inquiry=inquiry,
        typed=with_row(grid, second),
        revision=meeting.revision,
        by=clerk(),
    )
    answers = record_of(meeting)["answers"]
    assert [(row["attendee"], row["text"]) for row in answers] == [(18, "情報課"), (18, "総務課")]
    assert [row.key for row in load_grid(meeting, inquiry).rows] == ["18-0", "18-1", "20-0", "22-0"]
