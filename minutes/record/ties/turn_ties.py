"""Whom a turn asks and which turns it answers: the ties of talk, by numbers alone. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from minutes.record.record import Block, Record, labels_of

# The names under which a turn of a record has its ties.
TIES = ("addressed_to", "replies_to")


@dataclass(frozen=True)
class TurnTies:
    """The ties of one turn.

    addressed_to: numbers of the attendees whom it asks, in the order of the record. replies_to: numbers of the earlier
    turns that it answers, rising in the talk.
    """

    addressed_to: tuple[int, ...] = ()
    replies_to: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.addressed_to and not self.replies_to


NO_TIES = TurnTies()


@dataclass
class Exchange:
    """One turn of a record between its ties: whom it asks, what it answers and what answers it, by numbers."""

    addressed_to: tuple[int, ...] = ()
    replies_to: tuple[int, ...] = ()
    replied_by: list[int] = field(default_factory=list)


def ties_of_block(block: Block | Mapping) -> TurnTies:
    """Returns the ties of a block of a record; what is no turn has none."""
    row = dict(block)
    return TurnTies(*(tuple(row.get(name, ())) for name in TIES))


def exchanges_of(record: Record) -> dict[int, Exchange]:
    """Returns {number of a turn: its ties, from both ends} of each turn that has any, in the order of the talk."""
    exchanges: dict[int, Exchange] = {}
    for block in record["blocks"]:
        ties = ties_of_block(block)
        exchanges[block["number"]] = Exchange(ties.addressed_to, ties.replies_to)
        for asked in ties.replies_to:
            exchanges[asked].replied_by.append(block["number"])
    return {number: one for number, one in exchanges.items() if one != Exchange()}


def ties_in_words(record: Record, block: Block, names: Sequence[str] = TIES) -> list[str]:
    """Returns the ties of a turn as sentences: #33 は深川市に尋ねている, #34 は #33 への答え. `names`: of which kinds."""
    number, ties, labels = block["number"], ties_of_block(block), labels_of(record)
    asked = "、".join(labels[attendee] for attendee in ties.addressed_to)
    answered = "、".join(f"#{turn}" for turn in ties.replies_to)
    lines = {
        "addressed_to": f"#{number} は{asked}に尋ねている" if asked else f"#{number} の尋ねた相手は記載なし",
        "replies_to": f"#{number} は {answered} への答え" if answered else f"#{number} は答えとされていない",
    }
    return [lines[name] for name in TIES if name in names]


def standing_ties(
    ties: Mapping[int, TurnTies], *, turns: Sequence[int], attendees: Sequence[int]
) -> dict[int, TurnTies]:
    """Returns the ties that hold in a talk, each in its order; turns without any are left out.

    turns: numbers of the turns in the order of the talk. attendees: numbers in the order of the record. A tie of what
    became a narration does not hold, nor an answer that was moved before its question.

    >>> standing_ties({12: TurnTies((18, 17), (15, 11))}, turns=[11, 12, 15], attendees=[17, 18])
    {12: TurnTies(addressed_to=(17, 18), replies_to=(11,))}
    """
    places = {number: place for place, number in enumerate(turns)}
    order = {number: place for place, number in enumerate(attendees)}
    standing = {}
    for number in (number for number in turns if number in ties):
        asked = [attendee for attendee in ties[number].addressed_to if attendee in order]
        answered = [turn for turn in ties[number].replies_to if places.get(turn, len(turns)) < places[number]]
        standing[number] = TurnTies(
            tuple(sorted(asked, key=order.__getitem__)), tuple(sorted(answered, key=places.__getitem__))
        )
    return {number: of_turn for number, of_turn in standing.items() if not of_turn.is_empty}
