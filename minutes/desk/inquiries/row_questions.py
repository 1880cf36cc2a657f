"""Questions and answers when single rows of a record are saved: no question loses its inquiry, no answer goes unasked."""

from collections.abc import Iterator
from contextlib import contextmanager

from minutes.models import AgendaItem, InquiryQuestion, Meeting, Presentation, WrittenAnswer

INQUIRY = Presentation.Kind.INQUIRY
ASTRAY = (
    "設問 {} が、照会の題名の下でなくなるので、保存していません。設問を先に移すか、置く場所を改めてください。"
)
MOVED = "設問 {} には書面の回答があるので、別の照会の下には移せません。"


class QuestionAstray(Exception):
    """A question would stand under no inquiry, or its answers under another one. The message is for the clerk."""


class AnswersLeft(Exception):
    """Questions and answers would go that nobody was asked about. Nothing was written."""


@contextmanager
def keeping_questions(meeting: Meeting) -> Iterator[None]:
    """Raises QuestionAstray where what is done inside leaves a question under no inquiry, or moves its answers."""
    before = inquiry_of_questions(meeting)
    yield
    after = inquiry_of_questions(meeting)
    stray = [
        number for number, inquiry in after.items() if inquiry is None and before.get(number, 0) != inquiry
    ]
    if stray:
        raise QuestionAstray(ASTRAY.format(_listed(stray)))
    moved = [number for number, inquiry in after.items() if before.get(number, inquiry) != inquiry]
    answered = WrittenAnswer.objects.filter(meeting=meeting, question__number__in=moved) if moved else ()
    if moved and answered.exists():
        numbers = answered.values_list("question__number", flat=True).distinct()
        raise QuestionAstray(MOVED.format(_listed(sorted(numbers))))


def inquiry_of_questions(meeting: Meeting) -> dict[int, int | None]:
    """Returns {number of a question: number of the inquiry above it}; None where there is none."""
    questions = list(InquiryQuestion.objects.filter(meeting=meeting).values_list("position", "number"))
    if not questions:
        return {}
    headings = [(position, None) for position in _positions(AgendaItem, meeting)]
    presented = Presentation.objects.filter(meeting=meeting).values_list("position", "number", "kind")
    headings += [(position, number if kind == INQUIRY else None) for position, number, kind in presented]
    headings.sort(key=lambda heading: heading[0])
    return {
        number: next((above for at, above in reversed(headings) if at < position), None)
        for position, number in questions
    }


def questions_below(presentation: Presentation) -> list[InquiryQuestion]:
    """Returns the questions of an inquiry."""
    numbers = [
        number
        for number, inquiry in inquiry_of_questions(presentation.meeting).items()
        if inquiry == presentation.number
    ]
    return list(InquiryQuestion.objects.filter(meeting=presentation.meeting_id, number__in=numbers))


def what_goes_with(row) -> list:
    """Returns the rows that go where a row is removed: answers before their questions."""
    if isinstance(row, InquiryQuestion):
        return list(row.answers.order_by("position"))
    if isinstance(row, Presentation):
        questions = questions_below(row)
        answers = WrittenAnswer.objects.filter(question__in=questions).order_by("position")
        return [*answers, *questions]
    return []


def _positions(model, meeting):
    return model.objects.filter(meeting=meeting).values_list("position", flat=True)


def _listed(numbers) -> str:
    return "、".join(f"#{number}" for number in numbers)
