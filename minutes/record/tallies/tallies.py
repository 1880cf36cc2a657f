"""The tallies of a record: which stand, and what each comes to. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from minutes.notation.redactions import REDACTION_BEGINS
from minutes.record.inquiries import question_places
from minutes.record.record import Block, Record, TallyRow, labels_of
from minutes.record.tallies.claims import Claim, is_borne_out, rule_of
from minutes.record.tallies.count import AMONG, Count, count_answers
from minutes.record.tallies.phrases import claim_of


@dataclass(frozen=True)
class CheckedTally:
    """A tally with its count. inquiry, question_name: of the question that is counted.

    borne_out: None where it cannot be said: an answer was withdrawn, nobody answered, or the phrase is none that is read.
    """

    row: TallyRow
    inquiry: int
    question_name: str
    count: Count
    claim: Claim | None
    borne_out: bool | None

    @property
    def rule(self) -> str:
        return rule_of(self.claim) if self.claim else ""


def standing_tallies(rows: list[TallyRow]) -> list[TallyRow]:
    """Returns the tallies of which no word was withdrawn: one whose phrase or choice was is nowhere shown any more."""
    return [row for row in rows if REDACTION_BEGINS not in "".join([row["phrase"], *row["choices"]])]


def stands_in(blocks: Mapping[int, Block], row: TallyRow) -> bool:
    """Tells whether a talk, given by numbers, holds what a tally names: the phrase in its turn, the question, the choices."""
    turn, question = blocks.get(row["turn"]), blocks.get(row["question"])
    return (
        turn is not None
        and turn["block_kind"] == "turn"
        and row["phrase"] in turn["text"]
        and question is not None
        and question["block_kind"] == "question"
        and set(row["choices"]) <= set(question["choices"])
    )


def checked_tallies(record: Record) -> list[CheckedTally]:
    """Returns the standing tallies of a record, each with its count, in the order of the list."""
    places = question_places(record)
    checked = []
    for row in standing_tallies(record["tallies"]):
        inquiry, name = places.get(row["question"], (None, ""))
        if inquiry:
            attendees, answers = record["attendees"], record["answers"]
            count = count_answers(row, attendees=attendees, answers=answers, asker=inquiry["presenter"])
            checked.append(check_tally(row, inquiry["number"], name, count))
    return checked


def check_tally(row: TallyRow, inquiry: int, name: str, count: Count) -> CheckedTally:
    """Returns a tally with the verdict over its count."""
    claim, verdict = claim_of(row["phrase"]), None
    if claim and not count.withdrawn:
        verdict = is_borne_out(claim, len(count.by), len(count.among))
    return CheckedTally(row, inquiry, name, count, claim, verdict)


def words_of_tally(record: Record, row: TallyRow) -> str:
    """Returns a tally in words, as the 正誤表 and its own page print it.

    A line each: the phrase, what is counted, and the organisations where they were chosen.
    """
    _, name = question_places(record).get(row["question"], (None, ""))
    labels = labels_of(record)
    chosen = "、".join(labels[number] for number in row["among"] if number in labels)
    lines = [f"#{row['turn']}の「{row['phrase']}」", what_is_counted(row, name), chosen]
    return "\n".join(filter(None, lines))


def what_is_counted(row: TallyRow, name: str) -> str:
    """Returns in words what a tally counts, and of which organisations.

    >>> row = {"choices": ["公表している", "公表する"], "among_kind": "answered"}
    >>> what_is_counted(row, "問1")
    '問1で「公表している」か「公表する」と答えた団体。この設問に答えた団体のうち。'
    """
    choices = "か".join(f"「{choice}」" for choice in row["choices"])
    answered = f"{name}で{choices}と答えた団体" if choices else f"{name}に答えた団体"
    return f"{answered}。{AMONG[row['among_kind']]}のうち。"
