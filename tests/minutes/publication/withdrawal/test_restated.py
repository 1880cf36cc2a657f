"""Withdrawn words come back in no spelling and nowhere; innocent texts do."""

import pytest

from minutes.models import AgendaItem, Handout, Presentation, RestatementAnswer
from minutes.notation.facts import TEXT_FACTS
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import PublicationRefused
from minutes.publication.publish import RESTATED
from minutes.publication.verify import verify_meeting
from minutes.publication.withdrawal.republication_check import restated_in
from tests.acts import retract_now, reword, said, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.minutes.compare.spellings import SPELLINGS, WORDS, spelled

pytestmark = pytest.mark.django_db

TEXT = MANUSCRIPT.replace("十日と決めている。", WORDS)
# Block kind or fact → how its text of the draft becomes another one.
PLACES = {fact.name: None for fact in TEXT_FACTS} | {
    "u13": lambda meeting, text: reword(meeting, 13, text),
    "u11": lambda meeting, text: reword(meeting, 11, text),
    "u9": lambda meeting, text: _set(AgendaItem.objects.get(meeting=meeting, number=9), "title", text),
    "u10": lambda meeting, text: _set(Presentation.objects.get(meeting=meeting, number=10), "titles", text),
    "a17": lambda meeting, text: _set(meeting.attendees.get(number=17), "representative", text),
    "h20": lambda meeting, text: _set(Handout.objects.get(meeting=meeting), "title", text),
}


def _set(row, column, text):
    setattr(row, column, text)
    row.save()


def put(meeting, place, text):
    meeting.refresh_from_db()
    if PLACES[place]:
        PLACES[place](meeting, text)
    else:
        _set(meeting, place, text)


@pytest.fixture(scope="module")
def withdrawn(rows_of_module):
    """A meeting whose u12 was withdrawn."""
    meeting = published(TEXT).meeting
    withdraw_now(meeting, "u12")
    return meeting


@pytest.mark.parametrize("place", PLACES)
def test_in_no_spelling_and_no_kind_of_block_or_fact(withdrawn, place):
    """Each spelling in each place; one of them through the whole act, which is the same for all."""
    for spelling in SPELLINGS:
        put(withdrawn, place, f"なお{spelled(spelling, WORDS)}以上")
        found = [(str(row.key), row.is_certain) for row in restated_in(withdrawn, record_of(withdrawn))]
        assert found == [(place, True)], spelling
    with pytest.raises(PublicationRefused, match=RESTATED.split("（")[0]):
        publish_now(withdrawn)


@pytest.mark.parametrize("place", [*PLACES, "reason", "reasons"])
def test_no_answer_lets_them_pass(withdrawn, place):
    if place in PLACES:
        put(withdrawn, place, WORDS)
        values = {}
    else:
        reword(withdrawn, 13, "当町は三か月を要する。")
        values = {"reason": WORDS} if place == "reason" else {"reasons": {"u13": WORDS}}
    record = record_of(withdrawn, reason=values.get("reason", ""), reasons=values.get("reasons"))
    answers = {row.answer for row in restated_in(withdrawn, record)}
    with pytest.raises(PublicationRefused, match="取り消した言葉がまた入っている"):
        publish_now(withdrawn, answers=answers, **values)


def test_innocent_texts_are_published(withdrawn):
    for number, text in (
        (13, "当町は三か月を要する。データの公開は急ぐ。"),
        (11, "Ａ－１号室で説明が行われた。"),
    ):
        reword(withdrawn, number, text)
    assert said(publish_now(withdrawn), 13).endswith("急ぐ。")


@pytest.mark.parametrize("block", ["u34", "u23"])
@pytest.mark.long  # the real record of 73 texts
def test_the_real_record_taken_down_and_published_again(real_text, block):
    """45 of its 73 texts share eight characters with #34; 多治見市's #31 is one of them."""
    meeting = published(real_text).meeting
    withdraw_now(meeting, block)
    retract_now(meeting)
    edition = publish_now(meeting)
    assert (edition.number, verify_meeting(meeting), RestatementAnswer.objects.count()) == (3, [], 0)
    assert edition.meeting.editions.not_retracted().count() == 1


@pytest.mark.long  # the real record of 73 texts
def test_the_real_record_with_a_remark_mended_after_it_was_taken_down(real_text):
    meeting = published(real_text).meeting
    withdraw_now(meeting, "u34")
    words = meeting.withdrawals.get().wordings.first().words
    retract_now(meeting)
    row = meeting.utterances.get(number=31)
    reword(meeting, 31, f"{row.text}以上です。")
    publish_now(meeting)
    reword(meeting, 31, f"{row.text}{words}")
    with pytest.raises(PublicationRefused, match="#31"):
        publish_now(meeting)
