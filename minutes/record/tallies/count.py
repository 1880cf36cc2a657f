"""Counts the answers that a tally is about: which organisations it counts, and among which. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minutes.notation.redactions import PLAIN_REDACTION, REDACTION_BEGINS, without_redactions

ANSWERED, PRESENT, CHOSEN = "answered", "present", "chosen"
AMONG = {
    ANSWERED: "この設問に答えた団体",
    PRESENT: "会議に出た団体（照会した団体を除く）",
    CHOSEN: "選んだ団体",
}
MEMBERS = ("officer", "attendee", "unknown")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Count:
    """What a tally counts, by numbers of attendees in the order of the record: `by` took one of the choices, `among` are
    all that are counted. withdrawn: of how many of them the answer was withdrawn, who are in neither."""

    by: tuple[int, ...]
    among: tuple[int, ...]
    withdrawn: int = 0


def count_answers(
    tally: Row, *, attendees: Sequence[Row], answers: Sequence[Row], asker: int | None
) -> Count:
    """Returns the count of a tally over attendees and answers as a record has them (AttendeeRow, AnswerRow).

    Who answered twice counts once, and is counted where one of the answers took a choice. A tally without choices counts
    whoever answered. asker: the number of who asked, None where nobody is known.
    """
    of_question = [answer for answer in answers if answer["question"] == tally["question"]]
    gone = {answer["attendee"] for answer in of_question if is_withdrawn(answer)}
    left = [answer for answer in of_question if not is_withdrawn(answer)]
    counted = {
        answer["attendee"] for answer in left if not tally["choices"] or answer["choice"] in tally["choices"]
    }
    everybody = _among(tally, attendees, {answer["attendee"] for answer in of_question}, asker)
    dropped = {number for number in everybody if number in gone and number not in counted}
    among = tuple(number for number in everybody if number not in dropped)
    return Count(tuple(number for number in among if number in counted), among, len(dropped))


def _among(tally, attendees, answered: set[int], asker) -> list[int]:
    if tally["among_kind"] == CHOSEN:
        return [row["number"] for row in attendees if row["number"] in tally["among"]]
    if tally["among_kind"] == ANSWERED:
        return [row["number"] for row in attendees if row["number"] in answered]
    return [
        row["number"]
        for row in attendees
        if row["capacity_kind"] in MEMBERS and row["label_kind"] == "organisation" and row["number"] != asker
    ]


def is_withdrawn(answer: Row) -> bool:
    """Tells whether the choice of an answer was withdrawn, or all its words."""
    words = without_redactions(answer["choice"] + answer["text"]).replace(PLAIN_REDACTION, "")
    return REDACTION_BEGINS in answer["choice"] or not words.strip()
