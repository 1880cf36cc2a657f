"""A meeting in which every text of a record is filled, each with words of its own."""

import datetime

from minutes.models import (
    AttendeeOrganisation,
    Edition,
    Handout,
    HandoutUse,
    InquiryQuestion,
    Meeting,
    Tally,
    WrittenAnswer,
)
from minutes.notation.facts import TEXT_FACTS
from tests.builders import MANUSCRIPT, draft, publish_now

# Facts that are read must go on reading.
READ = {
    "title": MANUSCRIPT.split("\n")[1],
    "time": "令和8年9月3日 13:30~16:30",
    "attendance": "役員10名(10団体)、傍聴2名（会議室の外で聴いた人を含む）",
    "updated": "令和8年9月24日",
}


def words_for(leaf: str) -> str:
    """Words of eight characters and more that stand at this leaf alone: no shingle is shared with another."""
    letters = "亜哀挨愛曖悪握圧扱宛嵐安案暗以衣位囲医依委威為畏胃尉異移萎偉椅彙意違維慰遺緯域育一壱逸茨芋引印因咽姻員院淫陰飲隠韻右宇羽雨唄鬱畝浦運雲永泳英映栄営詠影鋭衛易疫益液駅悦越謁閲円延沿炎怨宴"
    start = sum(map(ord, leaf)) * 7 % (len(letters) - 12)
    return letters[start : start + 12]


def full_meeting(*, asked: bool = True) -> Meeting:
    """A draft with every fact, a representative, a handout with title and file; `asked`: a question, an answer and a
    tie of the handout too, which format 1 has not."""
    meeting = draft()
    for fact in TEXT_FACTS:
        setattr(meeting, fact.name, READ.get(fact.name) or words_for(fact.name))
    meeting.save()
    attendee = AttendeeOrganisation.objects.filter(meeting=meeting).order_by("position").first()
    attendee.representative = words_for("representative")
    attendee.save()
    handout = Handout.objects.get(meeting=meeting)
    handout.title, handout.file_name = words_for("handout"), f"{words_for('file')}.pdf"
    handout.file_digest, handout.file_type, handout.file_size = "0" * 64, "application/pdf", 1
    handout.save()
    if asked:
        _ask(meeting, attendee)
    return meeting


def _ask(meeting, attendee):
    """u21 stands behind u10, the title of the inquiry; w22 answers it; t23 ties words of u13 to it."""
    position = meeting.presentations.get(number=10).position + 1
    # Shorter than what is known again by itself, as choices are.
    choices = "決めている\n決めていない"
    question = InquiryQuestion.objects.create(
        meeting=meeting, number=21, position=position, text=words_for("inquiry question"), choices=choices
    )
    WrittenAnswer.objects.create(
        meeting=meeting,
        number=22,
        position=1,
        question=question,
        attendee=attendee,
        choice=question.choice_list[0],
        text=words_for("the answer"),
        received_on=datetime.date(2026, 8, 20),
        way="fax",
    )
    Tally.objects.create(
        meeting=meeting,
        number=23,
        position=1,
        turn=13,
        phrase="当町は二か月",
        question=21,
        choices=question.choice_list[0],
        among="chosen",
        chosen="16",
    )
    HandoutUse.objects.create(
        meeting=meeting, handout=meeting.handouts.get(), presentation=meeting.presentations.get(number=10)
    )
    Meeting.objects.filter(pk=meeting.pk).update(next_number=24)


def full_edition(*, asked: bool = True) -> Edition:
    """Its second edition, with a reason for all and one of its own for a remark."""
    meeting = full_meeting(asked=asked)
    publish_now(meeting, reason=words_for("first reason"))
    row = meeting.utterances.get(number=12)
    row.text = words_for("corrected")
    row.save()
    return publish_now(meeting, reason=words_for("reason"), reasons={"u12": words_for("reasons")})
