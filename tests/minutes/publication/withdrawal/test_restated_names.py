"""Words of a few letters, a name, are asked about place by place; an answer is kept, and goes with an erasure."""

import pytest

from minutes.models import RestatementAnswer
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import EraseRefused, PublicationRefused
from minutes.publication.publish import ASK
from minutes.publication.verify import verify_meeting
from minutes.publication.withdrawal.republication_check import restated_in, standing_in
from tests.acts import erase_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, publish_now, published

pytestmark = pytest.mark.django_db

TEXT = MANUSCRIPT.replace("十日と決めている。", "山田から聞いた。")


def name_withdrawn(text=TEXT):
    meeting = published(text).meeting
    (withdrawal,) = withdraw_now(meeting, "u12", span="山田")
    return meeting, withdrawal


def answers_of(meeting):
    return {row.answer for row in restated_in(meeting, record_of(meeting))}


def test_a_name_is_asked_about_wherever_it_comes_and_the_answer_is_kept():
    meeting, withdrawal = name_withdrawn()
    reword(meeting, 13, "山田町は二か月を要する。")
    with pytest.raises(PublicationRefused, match="#13：「山田」など"):
        publish_now(meeting)
    by = clerk("sano")
    publish_now(meeting, answers=answers_of(meeting), by=by)
    row = RestatementAnswer.objects.get()
    assert (row.meeting, row.withdrawal, row.key, row.answered_by) == (meeting, withdrawal, "u13", by)
    reword(meeting, 13, "山田町は、二か月を要する。以上、お答えする。ほかにはない。")
    assert restated_in(meeting, record_of(meeting)) == []
    reword(meeting, 13, "山田さんは二か月を要する。")
    with pytest.raises(PublicationRefused, match=ASK.split("（")[0]):
        publish_now(meeting)


def test_an_answer_for_other_words_or_another_place_is_none():
    meeting, _ = name_withdrawn()
    reword(meeting, 13, "山田町は二か月を要する。")
    ((key, fingerprint),) = answers_of(meeting)
    for answer in (("u11", fingerprint), (key, "0" * 64)):
        with pytest.raises(PublicationRefused, match="#13"):
            publish_now(meeting, answers={answer})


def test_erasing_asks_about_every_place_where_the_name_stands_and_keeps_no_answer():
    meeting, withdrawal = name_withdrawn(TEXT.replace("第3会議室", "山田会館"))
    reword(meeting, 13, "山田町は二か月を要する。")
    publish_now(meeting, answers=answers_of(meeting))
    standing = standing_in(withdrawal, record_of(meeting))
    assert [str(place.key) for place in standing] == ["a16", "attendance", "venue"]
    with pytest.raises(EraseRefused, match="同じ言葉がまだ残っています"):
        erase_now(withdrawal, answers=())
    answers = {place.answer for place in standing}
    with pytest.raises(EraseRefused, match="場所"):
        erase_now(withdrawal, answers={answer for answer in answers if answer[0] != "venue"})
    erase_now(withdrawal, answers=answers)
    assert RestatementAnswer.objects.count() == 0
    assert verify_meeting(meeting) == []


def test_a_withdrawn_name_that_stays_elsewhere_is_answered_once():
    meeting = published().meeting
    (withdrawal,) = withdraw_now(meeting, "a17")
    places = standing_in(withdrawal, record_of(meeting))
    assert [str(place.key) for place in places] == ["attendance", "u11"]
    with pytest.raises(EraseRefused, match="出席者（記載のとおり）、#11"):
        erase_now(withdrawal, answers=())
    publish_now(meeting, status="preliminary")  # nothing has changed since it was public
    erase_now(withdrawal, answers={place.answer for place in places})


def test_answers_of_a_withdrawal_are_kept_for_the_erasure():
    meeting = published().meeting
    (dry,) = withdraw_now(meeting, "a17", answers={("u11", "0")})
    assert RestatementAnswer.objects.count() == 0
    answers = {place.answer for place in standing_in(dry, record_of(meeting))}
    (other,) = withdraw_now(published(MANUSCRIPT.replace("9月3日", "9月4日")).meeting, "a17", answers=answers)
    assert sorted(other.answers.values_list("key", flat=True)) == ["attendance", "u11"]
    erase_now(other, answers=())
