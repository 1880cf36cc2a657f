"""An inquiry of any size: so many organisations that answered, so many questions."""

from minutes.models import AttendeeOrganisation, InquiryQuestion, Meeting, WrittenAnswer
from minutes.revision import take_numbers
from tests.builders import draft


def large_inquiry(organisations: int, questions: int) -> Meeting:
    """A draft of which so many organisations answered every question of #10: each odd question by a choice."""
    meeting = draft()
    meeting.attendees.filter(number__in=[16, 18]).update(capacity="observer")
    numbers = iter(take_numbers(meeting=meeting, count=organisations + questions + organisations * questions))
    start = meeting.presentations.get(number=10).position
    asked = [
        InquiryQuestion.objects.create(
            meeting=meeting,
            number=next(numbers),
            position=start + place,
            text=f"{place}つめの設問ですか。",
            choices="はい\nいいえ" if place % 2 else "",
        )
        for place in range(1, questions + 1)
    ]
    attendees = [
        AttendeeOrganisation.objects.create(
            meeting=meeting,
            number=next(numbers),
            position=100_000 + place,
            label=f"第{place}市",
            capacity="attendee",
        )
        for place in range(organisations)
    ]
    WrittenAnswer.objects.bulk_create(
        WrittenAnswer(
            meeting=meeting,
            number=next(numbers),
            position=place,
            question=question,
            attendee=attendee,
            choice="はい" if question.choices else "",
            text="" if question.choices else "工夫している。",
        )
        for place, (attendee, question) in enumerate(
            (attendee, question) for attendee in attendees for question in asked
        )
    )
    meeting.refresh_from_db()
    return meeting
