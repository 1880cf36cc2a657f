"""Whom a turn asks and which turns it answers: the ties of talk, by numbers alone. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


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
    standing = {
        number: TurnTies(
            tuple(sorted((one for one in ties[number].addressed_to if one in order), key=order.__getitem__)),
            tuple(
                sorted(
                    (one for one in ties[number].replies_to if places.get(one, len(turns)) < places[number]),
                    key=places.__getitem__,
                )
            ),
        )
        for number in turns
        if number in ties
    }
    return {number: of_turn for number, of_turn in standing.items() if not of_turn.is_empty}
