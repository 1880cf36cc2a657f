"""The ties of a turn as pages print them: links in the record, and the thread of question and answers. Pure.

The records are as readers see them (tombstones.as_readers_see): a name that was withdrawn is its redaction.
"""

from dataclasses import dataclass
from typing import Any

from minutes.record.record import Record, attendee_of, labels_of
from minutes.record.ties.turn_ties import Exchange, exchanges_of


@dataclass(frozen=True)
class TiedTurn:
    """One end of a tie: the number and the speaker's label of a turn.

    is_asked: whether the speaker is one of those whom the question asks.
    """

    number: int
    label: str
    is_asked: bool = True


@dataclass(frozen=True)
class TurnLinks:
    """What a record prints beside a turn: labels of whom it asks, the turns that answer it and that it answers."""

    asked: tuple[str, ...] = ()
    answers: tuple[TiedTurn, ...] = ()
    questions: tuple[TiedTurn, ...] = ()


@dataclass(frozen=True)
class TurnThread:
    """A question with all of its answers in the order of the talk.

    unanswered: labels of those who are asked and gave none of the answers.
    """

    question: TiedTurn
    asked: tuple[str, ...]
    answers: tuple[TiedTurn, ...]
    unanswered: tuple[str, ...]


def turn_links(record: Record) -> dict[int, TurnLinks]:
    """Returns {number of a turn: its links} of each turn that has ties."""
    exchanges = exchanges_of(record)
    if not exchanges:
        return {}
    labels = labels_of(record)
    speakers = {block["number"]: labels[attendee_of(block)] for block in record["blocks"]}

    def tied(numbers):
        return tuple(TiedTurn(number, speakers[number]) for number in numbers)

    return {
        number: TurnLinks(
            tuple(labels[attendee] for attendee in exchange.addressed_to),
            tied(exchange.replied_by),
            tied(exchange.replies_to),
        )
        for number, exchange in exchanges.items()
    }


def threads_of(record: Record, number: int) -> list[TurnThread]:
    """Returns the threads that a turn stands in: the questions that it answers, then its own where it asks."""
    exchanges = exchanges_of(record)
    own = exchanges.get(number, Exchange())
    asks = [number] if own.addressed_to or own.replied_by else []
    blocks = {block["number"]: block for block in record["blocks"]}
    return [_thread(record, blocks, exchanges[asked], asked) for asked in (*own.replies_to, *asks)]


def _thread(record, blocks, exchange, number) -> TurnThread:
    labels = labels_of(record)
    speakers = {attendee_of(blocks[answer]) for answer in exchange.replied_by}
    return TurnThread(
        _tied(blocks[number], labels),
        tuple(labels[attendee] for attendee in exchange.addressed_to),
        tuple(_tied(blocks[answer], labels, exchange.addressed_to) for answer in exchange.replied_by),
        tuple(labels[attendee] for attendee in exchange.addressed_to if attendee not in speakers),
    )


def _tied(block: Any, labels, asked=()) -> TiedTurn:
    """`asked`: the attendees whom the question asks; whoever answers one that asks nobody by name is no other."""
    speaker = attendee_of(block)
    return TiedTurn(block["number"], labels[speaker], not asked or speaker in asked)
