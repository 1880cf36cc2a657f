"""What was answered to the inquiries in writing, behind the talk. Pure."""

import datetime
from xml.etree.ElementTree import Element

from members import wareki
from minutes.akoma_ntoso.agents import attendee_id, role_id
from minutes.akoma_ntoso.akn_elements import element, paragraphs, redacted_words
from minutes.akoma_ntoso.debate_sections import DebateWriter
from minutes.notation.vocabulary import ANSWER_WAYS
from minutes.record.inquiries import Inquiry, inquiries_of
from minutes.record.record import AnswerRow


def written_statements(writer: DebateWriter) -> list[Element]:
    """Returns a section for each inquiry that was answered in writing."""
    return [_of_inquiry(writer, inquiry) for inquiry in inquiries_of(writer.record) if inquiry.answers]


def answer_id(number: int) -> str:
    return f"answer_{number}"


def _of_inquiry(writer: DebateWriter, inquiry: Inquiry) -> Element:
    title = inquiry.block["titles"][0] if inquiry.block else ""
    heading = element("heading", "書面の回答", *(["　", *redacted_words(title)] if title else []))
    number = inquiry.block["number"] if inquiry.block else 0
    answers = (_answer(writer, row) for row in inquiry.answers)
    return element("writtenStatements", heading, *answers, eId=f"writtenStatements_{number}")


def _answer(writer: DebateWriter, row: AnswerRow) -> Element:
    words = [*paragraphs(row["choice"], class_="choice"), *paragraphs(row["text"])]
    return element(
        "answer",
        writer.from_whom(row["attendee"]),
        *(words or [element("p")]),
        eId=answer_id(row["number"]),
        GUID=f"{writer.edition.address}/w{row['number']}",
        by=f"#{attendee_id(row['attendee'])}",
        as_=f"#{role_id(writer.attendees[row['attendee']]['capacity_kind'])}",
        class_="written",
        title=_received(row) or None,
        own__repliesTo=f"#{writer.ids[row['question']]}",
    )


def _received(row: AnswerRow) -> str:
    """Says when and how the answer came, where that is known: 令和8年8月20日 ファクス."""
    day = datetime.date.fromisoformat(row["received_on"]) if row["received_on"] else None
    way = "" if row["way_kind"] == "unknown" else ANSWER_WAYS[row["way_kind"]]
    return " ".join(filter(None, [wareki.format_era_date(day) if day else "", way]))
