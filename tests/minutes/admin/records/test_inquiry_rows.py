"""Questions and answers as single rows: what would lose an answer is asked or refused, and nothing goes in silence."""

import pytest

from minutes.models import InquiryQuestion, Presentation, WrittenAnswer
from tests.acts import withdraw_now
from tests.builders import clerk, publish_now
from tests.inquiries import answered
from tests.minutes.admin.forms import add_page, errors, page, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return answered()


@pytest.fixture(autouse=True)
def by(client):
    account = clerk()
    client.force_login(account)
    return account


def remove(client, row, **typed):
    row.meeting.refresh_from_db()
    form = {"post": "yes", "seen_revision": row.meeting.revision} | typed
    return client.post(page(row, "delete"), form, follow=True)


def test_a_question_is_removed_only_with_a_word_about_its_answers(client, meeting):
    question = InquiryQuestion.objects.get(number=11)
    assert "いっしょに消す：書面の回答 3件" in client.get(page(question, "delete")).content.decode()
    assert "いっしょに消える設問か書面の回答があります" in remove(client, question).content.decode()
    assert InquiryQuestion.objects.filter(number=11).exists()
    remove(client, question, with_answers="on")
    assert sorted(WrittenAnswer.objects.values_list("number", flat=True)) == [25]


def test_it_comes_back_with_its_answers(client, meeting):
    question = InquiryQuestion.objects.get(number=11)
    remove(client, question, with_answers="on")
    removal = InquiryQuestion.history.filter(number=11, history_type="-").get()
    meeting.refresh_from_db()
    address = f"/admin/minutes/inquiryquestion/{removal.pk}/restore/"
    client.post(address, {"seen_revision": meeting.revision})
    assert sorted(WrittenAnswer.objects.values_list("number", flat=True)) == [24, 25, 26, 27]
    assert InquiryQuestion.objects.get(number=11).pk == question.pk


def test_an_inquiry_is_removed_with_its_questions_and_answers(client, meeting):
    inquiry = Presentation.objects.get(number=10)
    assert "書面の回答 4件、設問 2件" in client.get(page(inquiry, "delete")).content.decode()
    remove(client, inquiry, with_answers="on")
    assert not InquiryQuestion.objects.exists() and not WrittenAnswer.objects.exists()


def test_an_inquiry_that_becomes_a_report_asks_too(client, meeting):
    inquiry = Presentation.objects.get(number=10)
    answer = save(client, page(inquiry), kind="report")
    assert errors(answer) == {
        "with_answers": ["発表に改めると、書面の回答 4件、設問 2件が消えます。よければ印を付けてください。"]
    }
    assert save(client, page(inquiry), kind="report", with_answers="on").status_code == 302
    assert not WrittenAnswer.objects.exists()


def test_withdrawn_words_keep_question_and_inquiry(client, meeting):
    publish_now(meeting)
    withdraw_now(meeting, "w24")
    question, inquiry = InquiryQuestion.objects.get(number=11), Presentation.objects.get(number=10)
    assert (
        "取り消した言葉の印があるので、削除できません"
        in remove(client, question, with_answers="on").content.decode()
    )
    assert "kind" in errors(save(client, page(inquiry), kind="report", with_answers="on"))
    assert WrittenAnswer.objects.count() == 4


def test_a_question_is_not_put_where_nobody_asks(client, meeting):
    question = InquiryQuestion.objects.get(number=12)
    (told,) = errors(save(client, page(question), behind="8", text="どう確認しますか。"))["__all__"]
    assert told.startswith("設問 #12 が、照会の題名の下でなくなる")
    question.refresh_from_db()
    assert question.text == "どのように確認していますか。"


def test_a_heading_does_not_come_between_an_inquiry_and_its_questions(client, meeting):
    answer = save(
        client, add_page(Presentation, meeting), kind="report", presenter="", titles="題", behind="11"
    )
    assert answer.status_code == 200
    form = {
        "kind": "report",
        "presenter": meeting.attendees.get(number=20).pk,
        "titles": "題",
        "behind": "11",
    }
    (told,) = errors(save(client, add_page(Presentation, meeting), **form))["__all__"]
    assert told.startswith("設問 #12 が、照会の題名の下でなくなる")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("決めている\n決めている", "選択肢「決めている」が2回あります。"),
        ("決めていない", "選択肢「決めている」を選んだ回答があります。"),
    ],
)
def test_choices_that_answers_took_stay(client, meeting, typed, told):
    answer = save(client, page(InquiryQuestion.objects.get(number=11)), choices=typed)
    assert errors(answer)["choices"][0].startswith(told)


def test_a_reworded_choice_is_reworded_in_the_answers(client, meeting):
    save(client, page(InquiryQuestion.objects.get(number=11)), choices="はい\n決めていない")
    assert set(WrittenAnswer.objects.filter(question__number=11).values_list("choice", flat=True)) == {
        "はい",
        "決めていない",
    }


@pytest.mark.parametrize(
    ("typed", "where", "told"),
    [
        ({"choice": "未定"}, "choice", "この設問の選択肢は 「決めている」、「決めていない」 です。"),
        ({"choice": "", "text": ""}, "text", "選んだ答えか回答の文の、少なくともどちらかを書いてください。"),
    ],
)
def test_an_answer_takes_a_choice_that_is_offered(client, meeting, typed, where, told):
    answer = save(client, page(WrittenAnswer.objects.get(number=26)), **typed)
    assert errors(answer)[where] == [told]


def test_whoever_changes_the_words_has_entered_them(client, meeting, by):
    row = WrittenAnswer.objects.get(number=26)
    save(client, page(row), way="fax")
    row.refresh_from_db()
    assert (row.way, row.entered_by == by) == ("fax", False)
    save(client, page(row), text="来年度に決める。")
    row.refresh_from_db()
    assert (row.text, row.entered_by) == ("来年度に決める。", by)


def test_who_answered_is_not_removed(client, meeting):
    attendee = meeting.attendees.get(number=22)
    assert "削除できません" in client.get(page(attendee, "delete")).content.decode()


def test_a_draft_is_removed_with_all_of_it(client, meeting):
    client.post(page(meeting, "delete"), {"post": "yes", "seen_revision": meeting.revision})
    assert not WrittenAnswer.objects.exists() and not InquiryQuestion.objects.exists()
