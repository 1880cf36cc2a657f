"""照会 with its questions and written answers, as a program reads it."""

import datetime
from collections.abc import Iterator

from pydantic import BaseModel

from minutes.notation.redactions import PLAIN_REDACTION
from minutes.notation.vocabulary import ANSWER_WAYS
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_people import OpenSpeaker, OpenTally, tallies_of
from minutes.open_data.open_reading import Reading, block_url
from minutes.open_data.open_remark import speakers_by_number
from minutes.open_data.withdrawal_notes import WITHDRAWN, Withdrawable, withdrawable
from minutes.record import block_keys
from minutes.record.inquiries import Inquiry, inquiries_of, question_name


class OpenQuestion(Withdrawable):
    """設問 of an inquiry."""

    number: int = labelled("番号")
    name: str = labelled("設問の名", "例: 問1")
    text: str = labelled("設問の文")
    choices: list[str] = labelled("選択肢", "なければ、言葉で答える設問。")


class OpenAnswer(Withdrawable):
    """書面の回答: what one organisation answered in writing to one question."""

    meeting: str = labelled("会議の、アドレスに使う名")
    edition: int = labelled("版")
    number: int = labelled("番号")
    inquiry: int = labelled("照会の番号")
    question: int = labelled("設問の番号")
    organisation: OpenSpeaker = labelled("答えた団体")
    choice: str = labelled("選んだ選択肢", "なければ空。")
    text: str = labelled("文")
    received_on: datetime.date | None = labelled("受けた日")
    way: str = coded("受けた方法", ANSWER_WAYS)
    url: str = labelled("この回答のウェブのアドレス")


class OpenInquiry(BaseModel):
    """照会 with its questions, its written answers, and the turns that talk about it."""

    meeting: str = labelled("会議の、アドレスに使う名")
    edition: int = labelled("版")
    number: int = labelled("番号")
    titles: list[str] = labelled("題")
    asked_by: OpenSpeaker = labelled("照会した団体")
    questions: list[OpenQuestion] = labelled("設問")
    answers: list[OpenAnswer] = labelled("書面の回答")
    tallies: list[OpenTally] = labelled("数の照合")
    talk: list[int] = labelled("話し合い", "この照会の下にある発言と地の文の番号。")
    url: str = labelled("この照会のウェブのアドレス")


def inquiries_in(reading: Reading, site: str = "") -> Iterator[OpenInquiry]:
    """Yields the inquiries of a record that have questions, in its order."""
    speakers, tallies = speakers_by_number(reading), tallies_of(reading)
    for inquiry in inquiries_of(reading.record):
        if inquiry.block:
            yield _inquiry(reading, inquiry, speakers, tallies, site)


def answers_of(reading: Reading, site: str = "") -> Iterator[OpenAnswer]:
    """Yields all written answers of a record."""
    for inquiry in inquiries_in(reading, site):
        yield from inquiry.answers


def _inquiry(reading: Reading, inquiry: Inquiry, speakers, tallies, site) -> OpenInquiry:
    block, asked = inquiry.block, {question["number"] for question in inquiry.questions}
    return OpenInquiry(
        meeting=reading.edition.address,
        edition=reading.edition.number,
        number=block["number"],
        titles=block["titles"],
        asked_by=speakers[block["presenter"]],
        questions=[_question(reading, place, row) for place, row in enumerate(inquiry.questions)],
        answers=[_answer(reading, block["number"], row, speakers, site) for row in inquiry.answers],
        tallies=[one for one in tallies if one.question in asked],
        talk=[row["number"] for row in inquiry.talk],
        url=block_url(reading.edition, block["number"], site),
    )


def _question(reading: Reading, place: int, row) -> OpenQuestion:
    state = withdrawable(reading, block_keys.block(row["number"]))
    is_whole = state["state"] == WITHDRAWN
    return OpenQuestion(
        number=row["number"],
        name=question_name(place),
        text="" if is_whole else row["text"],
        choices=[] if is_whole else [choice for choice in row["choices"] if choice != PLAIN_REDACTION],
        **state,
    )


def _answer(reading: Reading, inquiry: int, row, speakers, site) -> OpenAnswer:
    state = withdrawable(reading, block_keys.answer(row["number"]))
    is_whole = state["state"] == WITHDRAWN
    return OpenAnswer(
        meeting=reading.edition.address,
        edition=reading.edition.number,
        number=row["number"],
        inquiry=inquiry,
        question=row["question"],
        organisation=speakers[row["attendee"]],
        choice="" if is_whole or PLAIN_REDACTION in row["choice"] else row["choice"],
        text="" if is_whole else row["text"],
        received_on=row["received_on"],
        way=row["way_kind"],
        url=block_url(reading.edition, row["number"], site),
        **state,
    )
