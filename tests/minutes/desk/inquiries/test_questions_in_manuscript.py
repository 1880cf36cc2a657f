"""Questions and 回答のみの団体 through the manuscript; the answers stand in none, and survive every save of it."""

import pytest

from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.manuscript.compared_manuscript import compare_manuscript
from minutes.desk.manuscript.save_manuscript import ANSWERS_UNASKED, save_manuscript
from minutes.desk.manuscript.working_document import load_rows, stored_document
from minutes.models import AttendeeOrganisation, InquiryQuestion, WrittenAnswer
from minutes.notation.parser import parse
from minutes.notation.writer import write
from minutes.publication.editions.snapshot import record_of
from tests.acts import withdraw_now
from tests.builders import clerk, draft, publish_now
from tests.inquiries import ASKED, answered, asked

pytestmark = pytest.mark.django_db


def manuscript(meeting) -> str:
    return write(stored_document(meeting))


def compared(meeting, text, **answers):
    form = {name.replace("_", "-"): [value] for name, value in answers.items()}
    return compare_manuscript(rows=load_rows(meeting), document=parse(text), answers=form)


def save(meeting, text, **answers):
    meeting.refresh_from_db()
    save_manuscript(compared=compared(meeting, text, **answers), revision=meeting.revision, by=clerk())
    meeting.refresh_from_db()


def stops(meeting, text):
    return [problem.message for problem in compared(meeting, text).problems]


def answers_of(meeting):
    return [(row["number"], row["choice"], row["text"]) for row in record_of(meeting)["answers"]]


ALL = [
    (24, "決めている", "規程で十日としている。"),
    (25, "", "課長が読み合わせている。"),
    (26, "決めていない", ""),
    (27, "決めている", ""),
]


def test_the_manuscript_has_the_questions_and_no_answer():
    text = manuscript(answered())
    assert "？ 公開までの日数を決めていますか。　#11\n・決めている\n・決めていない\n\n？ どのように" in text
    assert "■ 回答のみの団体\n高松市\n\n■ 配付資料" in text
    assert "規程で十日" not in text


def test_answers_survive_a_save_of_anything_else():
    meeting = answered()
    save(meeting, manuscript(meeting).replace("十日と決めている。", "九日と決めている。"))
    assert answers_of(meeting) == ALL
    assert meeting.attendees.get(label="高松市").capacity == "answer_only"
    assert WrittenAnswer.history.count() == 4


def test_a_question_is_added_and_reworded_under_its_number():
    meeting = answered()
    text = manuscript(meeting).replace("どのように確認していますか。", "だれが確認していますか。")
    text = text.replace(
        "だれが確認していますか。　#12", "だれが確認していますか。　#12\n\n？ 何日かかりますか。"
    )
    save(meeting, text)
    rows = InquiryQuestion.objects.order_by("position").values_list("number", "text")
    assert list(rows) == [
        (11, "公開までの日数を決めていますか。"),
        (12, "だれが確認していますか。"),
        (28, "何日かかりますか。"),
    ]
    assert answers_of(meeting) == ALL


def test_a_reworded_choice_is_reworded_in_the_answers_and_said():
    meeting = answered()
    text = manuscript(meeting).replace("・決めている", "・期日を決めている")
    found = compared(meeting, text)
    assert [problem.message for problem in found.warnings] == [
        "選択肢「決めている」を「期日を決めている」に直すと、それを選んだ回答2件も直ります。"
    ]
    save(meeting, text)
    assert [choice for _, choice, _ in answers_of(meeting)] == [
        "期日を決めている",
        "",
        "決めていない",
        "期日を決めている",
    ]


def test_choices_in_another_order_leave_the_answers():
    meeting = answered()
    save(
        meeting,
        manuscript(meeting).replace("・決めている\n・決めていない", "・決めていない\n・決めている\n・検討中"),
    )
    assert answers_of(meeting) == ALL


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("・決めている\n", "", "選択肢「決めている」を選んだ回答が2件あります。"),
        ("・決めていない", "・決めている", "選択肢「決めている」が2回あります。"),
        (
            "■ 回答のみの団体\n高松市",
            "■ 回答のみの団体\n深川市\n高松市",
            "「深川市」は出席者か発言者にもある",
        ),
        ("■ 回答のみの団体\n高松市\n\n", "", "「高松市」には書面の回答が1件あります。"),
        ("■ 他団体への照会　#9", "■ 取組みの紹介　#9", "設問は、照会の題名の下に書いてください。"),
        (
            "□ 当別町：議事録の公開までの日数　#10\n議事録の確認の方法\n\n",
            "",
            "設問は、照会の題名の下に書いてください。",
        ),
        (
            "□ 当別町：議事録の公開までの日数　#10",
            "□ 美里町：別の照会\n\n□ 当別町：議事録の公開までの日数　#10",
            "",
        ),
    ],
)
def test_what_would_lose_an_answer_is_refused_in_words(old, new, told):
    meeting = answered()
    text = manuscript(meeting)
    assert old in text
    found = stops(meeting, text.replace(old, new))
    assert any(message.startswith(told) for message in found) if told else found == []


def test_a_question_with_answers_is_not_moved_to_another_inquiry():
    meeting = answered()
    text = manuscript(meeting).replace("\n？ どのように確認していますか。　#12\n", "")
    text = text.replace("■ 閉会", "□ 美里町：別の照会\n\n？ どのように確認していますか。　#12\n\n■ 閉会")
    (told,) = stops(meeting, text)
    assert told.startswith("設問 #12 には書面の回答が1件あるので、別の照会の下には移せません。")


def test_a_removed_question_asks_what_becomes_of_its_answers():
    meeting = answered()
    gone = manuscript(meeting).replace("？ どのように確認していますか。　#12\n\n", "")
    (asks,) = compared(meeting, gone).asked
    assert (asks.name, asks.count, asks.answered) == ("answers-12", 1, False)
    with pytest.raises(NotSaved, match=ANSWERS_UNASKED):
        save(meeting, gone)
    save(meeting, gone, answers_12="remove")
    assert [number for number, *_ in answers_of(meeting)] == [24, 26, 27]


def test_they_come_back_only_with_it_as_themselves():
    meeting = answered()
    text = manuscript(meeting)
    pk = WrittenAnswer.objects.get(number=25).pk
    save(meeting, text.replace("？ どのように確認していますか。　#12\n\n", ""), answers_12="remove")
    save(meeting, text)
    assert answers_of(meeting) == ALL
    assert WrittenAnswer.objects.get(number=25).pk == pk
    assert [row.history_type for row in WrittenAnswer.history.filter(number=25).order_by("history_id")] == [
        "+",
        "-",
        "+",
    ]


def test_withdrawn_answers_neither_go_nor_come_back():
    meeting = answered()
    text = manuscript(meeting)
    publish_now(meeting)
    gone = text.replace("？ どのように確認していますか。　#12\n\n", "")
    save(meeting, gone, answers_12="remove")
    withdraw_now(meeting, "w25")
    save(meeting, text)
    assert [number for number, *_ in answers_of(meeting)] == [24, 26, 27]
    withdraw_now(meeting, "w24")
    gone = manuscript(meeting).replace(
        "？ 公開までの日数を決めていますか。　#11\n・決めている\n・決めていない\n\n", ""
    )
    assert stops(meeting, gone) == [
        "設問 #11 への回答に、取り消した言葉の印があるので、設問は消せません。もとに戻してください。"
    ]


def test_who_only_answered_may_come_to_attend_and_the_other_way_round():
    meeting = answered()
    text = manuscript(meeting)
    present = text.replace("■ 回答のみの団体\n高松市\n\n", "").replace(
        "当別町、美里町\n", "当別町、美里町、高松市\n"
    )
    save(meeting, present)
    assert meeting.attendees.get(label="高松市").capacity == "attendee"
    save(meeting, text)
    assert AttendeeOrganisation.objects.get(label="高松市").capacity == "answer_only"
    assert answers_of(meeting) == ALL


def test_a_text_with_a_question_under_a_report_is_not_imported():
    with pytest.raises(NotSaved, match=r"\d+行目: 設問は、照会の題名の下に書いてください。"):
        draft(ASKED.replace("■ 他団体への照会", "■ 取組みの発表2"))


def test_the_import_ties_who_only_answered_to_its_organisation():
    row = asked().attendees.get(label="高松市")
    assert (row.capacity, row.organisation.key, row.number) == ("answer_only", "372013", 22)
