"""The inquiries of a record: which questions each has, and what was answered to them in writing. Pure."""

from dataclasses import dataclass, field

from minutes.record.record import (
    AnswerRow,
    NarrationBlock,
    PresentationBlock,
    QuestionBlock,
    Record,
    TurnBlock,
)


@dataclass
class Inquiry:
    """An inquiry with its questions in their order, the answers to them, and what was said below it.

    block: None for questions that stand under no presentation.
    """

    block: PresentationBlock | None
    questions: list[QuestionBlock] = field(default_factory=list)
    answers: list[AnswerRow] = field(default_factory=list)
    talk: list[TurnBlock | NarrationBlock] = field(default_factory=list)


def inquiries_of(record: Record) -> list[Inquiry]:
    """Returns whatever was presented and has questions, in the order of the record."""
    found, above = [], Inquiry(None)
    for block in record["blocks"]:
        if block["block_kind"] == "item":
            above = Inquiry(None)
        elif block["block_kind"] == "presentation":
            above = Inquiry(block)
        elif block["block_kind"] == "question":
            found += [] if above.questions else [above]
            above.questions.append(block)
        else:
            above.talk.append(block)
    inquiry_of = {question["number"]: inquiry for inquiry in found for question in inquiry.questions}
    for answer in record["answers"]:
        if answer["question"] in inquiry_of:
            inquiry_of[answer["question"]].answers.append(answer)
    return found


def question_name(place: int) -> str:
    """Returns what the question at a place of its inquiry, from 0, is called.

    >>> question_name(0)
    '問1'
    """
    return f"問{place + 1}"


def question_places(record: Record) -> dict[int, tuple[PresentationBlock | None, str]]:
    """Returns {number of a question: (its inquiry, 問1)}."""
    return {
        question["number"]: (inquiry.block, question_name(place))
        for inquiry in inquiries_of(record)
        for place, question in enumerate(inquiry.questions)
    }


def words_of_answer(answer: AnswerRow) -> str:
    """Returns the choice and the words of an answer, a line each.

    >>> words_of_answer({"choice": "公表している", "text": "町の頁で。"})
    '公表している\\n町の頁で。'
    """
    return "\n".join(filter(None, [answer["choice"], answer["text"]]))
