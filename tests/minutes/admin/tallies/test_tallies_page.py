"""数の照合 at the desk: phrases listed, tied, counted before saving, changed and untied; revision, history, review."""

import pytest
from django.urls import reverse

from minutes.admin.records.history_redaction import redact_for_all
from minutes.desk.review.acknowledgements import review
from minutes.models import Meeting, Tally
from tests.acts import erase_now, reword, withdraw_now
from tests.builders import clerk, publish_now
from tests.inquiries import answered, reanswer
from tests.minutes.pages.reader import Page
from tests.minutes.tallies.tally_now import PHRASE, SAID, TALLIED, tallied, tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return clerk("hanako")


def address(meeting):
    return reverse("admin:minutes_meeting_tallies", args=[meeting.pk])


def send(client, meeting, do="save", **typed):
    revision = Meeting.objects.values_list("revision", flat=True).get(pk=meeting.pk)
    fields = {"turn": 14, "phrase": PHRASE, "counted": ["11:0"], "among": "answered"}
    return client.post(address(meeting), fields | {"seen_revision": revision, "do": do} | typed)


def rows():
    return [
        (row.number, row.turn, row.phrase, row.question, row.choices, row.among, row.chosen)
        for row in Tally.objects.order_by("number")
    ]


def findings(meeting):
    return [
        (row.finding.number, row.finding.message, row.finding.mild)
        for row in review(meeting)
        if row.finding.key.startswith(("tally:", "untied:"))
    ]


def test_the_phrases_of_the_talk_are_listed_and_one_is_tied(signed_in):
    meeting = answered(TALLIED)
    page = Page(signed_in.get(address(meeting)))
    hrefs = [href for text, href in page.links() if text.startswith("回答と照らす")]
    assert len(hrefs) == 2
    form = Page(signed_in.get(address(meeting) + hrefs[0].replace("&amp;", "&")))
    assert f"深川市の「{PHRASE}」" in form.source and "当別町の照会" in form.source
    checked = Page(send(signed_in, meeting, "check"))
    assert "回答と合います（3団体のうち2団体）。" in checked.source and not Tally.objects.exists()
    assert send(signed_in, meeting).status_code == 302
    assert rows() == [(28, 14, PHRASE, 11, "決めている", "answered", "")]
    assert Tally.history.get().saved_revision == Meeting.objects.get().revision
    page = Page(signed_in.get(address(meeting)))
    assert "深川市、高松市" in page.source


def test_it_is_changed_to_chosen_organisations_and_untied(signed_in):
    meeting = tallied()
    send(signed_in, meeting, tally=28, counted=["11:0", "11:1"], among="chosen", chosen=[22, 18, 99])
    assert rows() == [(28, 14, PHRASE, 11, "決めている\n決めていない", "chosen", "18 22")]
    send(signed_in, meeting, tally=28, counted=["11:"])
    assert rows() == [(28, 14, PHRASE, 11, "", "answered", "")]
    before = Meeting.objects.get().revision
    send(signed_in, meeting, tally=28, counted=["11:"])
    assert Meeting.objects.get().revision == before
    send(signed_in, meeting, "remove", tally=28)
    assert rows() == [] and [row.history_type for row in Tally.history.order_by("history_id")] == [*"+~~-"]
    history = signed_in.get(reverse("admin:minutes_meeting_changes", args=[meeting.pk]))
    assert "数の照合 #28" in Page(history).source
    version = Tally.history.order_by("-history_id").first()
    meeting.refresh_from_db()
    back = {"seen_revision": meeting.revision}
    signed_in.post(reverse("admin:minutes_tally_restore", args=[version.history_id]), back)
    assert rows() == [(28, 14, PHRASE, 11, "", "answered", "")]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"counted": []}, "何を数えるかを選んでください。"),
        ({"counted": ["11:0", "12:"]}, "一つの設問の答えだけを選んでください。"),
        ({"counted": ["11:0", "11:"]}, "どちらかにしてください。"),
        ({"among": "chosen"}, "一つ以上選んでください。"),
        ({"phrase": "9団体中8団体"}, "数の言葉がありません。"),
        ({"turn": 99}, "数の言葉がありません。"),
        ({"counted": ["11:7", "x"]}, "何を数えるかを選んでください。"),
        ({"seen_revision": 0}, "まだ何も保存していません。"),
    ],
)
def test_what_cannot_be_saved_says_why(signed_in, typed, words):
    meeting = answered(TALLIED)
    answer = send(signed_in, meeting, **typed)
    assert answer.status_code == 200 and words in Page(answer).source and not Tally.objects.exists()


def test_the_review_warns_offers_and_says_what_hangs_in_the_air(signed_in):
    meeting = tallied()
    offered = "「約7割」と述べています。書面の回答と照らせます（数の照合）。"
    assert findings(meeting) == [(14, offered, True)]
    reanswer(meeting, 27, choice="決めていない")
    (wrong, _) = findings(meeting)
    assert wrong[0] == 14 and not wrong[2]
    assert f"「{PHRASE}」とありますが、回答では3団体のうち1団体で、合いません。" in wrong[1]
    tie(meeting, "約7割")
    reword(meeting, 14, SAID.replace(PHRASE, "三団体中二団体"))
    messages = [message for _, message, _ in findings(meeting)]
    assert f"数の照合 #28：#14の発言に「{PHRASE}」という言葉が、今はありません。" in messages
    source = Page(signed_in.get(reverse("admin:minutes_meeting_review", args=[meeting.pk]))).source
    assert address(meeting) in source
    assert "今の本文にない照合" in Page(signed_in.get(address(meeting))).source


def test_a_meeting_without_answers_is_offered_nothing():
    meeting = answered(TALLIED)
    meeting.answers.all().delete()
    assert findings(meeting) == []


def test_a_reworded_choice_is_counted_in_its_new_words(signed_in):
    meeting = tallied()
    question = meeting.questions.get(number=11)
    page = reverse("admin:minutes_inquiryquestion_change", args=[question.pk])
    typed = {"text": question.text, "choices": "もう決めている\n決めていない", "behind": "", "reason": ""}
    signed_in.post(page, typed | {"seen_revision": Meeting.objects.get().revision})
    assert rows()[0][4] == "もう決めている"
    publish_now(meeting)
    assert findings(meeting) == [(14, "「約7割」と述べています。書面の回答と照らせます（数の照合）。", True)]


def test_withdrawn_words_stay_masked_in_its_history_and_it_is_kept_as_it_is(signed_in):
    meeting = tallied()
    publish_now(meeting)
    withdraw_now(meeting, "u14", span=PHRASE)
    answer = send(signed_in, meeting, "remove", tally=28)
    assert Tally.objects.exists() and answer.status_code == 200
    row = Tally.objects.get()
    assert PHRASE not in row.phrase
    assert PHRASE not in Page(signed_in.get(address(meeting))).source


@pytest.mark.parametrize(
    ("block", "span", "stays"),
    [
        ("u14", PHRASE, False),
        ("u14", "", False),
        ("u14", "当市は十日と決めている。", True),
        ("u11", "公開までの日数を", True),
        ("u11", "決めている", False),
    ],
)
def test_versions_of_before_are_masked_for_who_may_not_read_them_and_blanked_by_an_erasure(
    block, span, stays
):
    meeting = tallied()
    publish_now(meeting)
    version = Tally.history.first()
    (withdrawal,) = withdraw_now(meeting, block, span=span)
    redact_for_all([version])
    assert (version.phrase == PHRASE and version.choices == "決めている") is stays
    if block == "u14":
        erase_now(withdrawal)
        assert (PHRASE in set(Tally.history.values_list("phrase", flat=True))) is stays


def test_the_page_costs_the_same_however_many_phrases_there_are(signed_in, django_assert_num_queries):
    meeting = tallied()
    with django_assert_num_queries(15):
        signed_in.get(address(meeting))
    reword(meeting, 15, "3団体中1団体、約3割、過半数、2団体、半数。")
    tie(meeting, "約7割")
    with django_assert_num_queries(15):
        signed_in.get(address(meeting))
