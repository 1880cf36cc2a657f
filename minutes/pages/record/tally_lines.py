"""The tallies of a record as readers see them: whether a phrase of a turn is borne out, by whom, and how it was counted.
Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minutes.record.record import Record
from minutes.record.tallies.tallies import CheckedTally, checked_tallies, what_is_counted


@dataclass(frozen=True)
class TallyLine:
    """One tally. state: yes, no, or unsure; by: the organisations (Speaker) that make up the count; among: of how many.

    withdrawn: of how many organisations the answer was withdrawn, who are not counted. inquiry: the number of its page.
    """

    number: int
    turn: int
    phrase: str
    inquiry: int
    state: str
    counted: str
    rule: str
    by: tuple[Any, ...]
    among: int
    withdrawn: int

    @property
    def shortly(self) -> str:
        """Returns what the small link at the turn says."""
        return {
            "yes": "回答の数と合います",
            "no": "本文のまま。回答の数とは合いません",
            "unsure": "回答の数と合うか、今は言えません",
        }[self.state]


def tally_lines(record: Record, speakers: Mapping[int, Any]) -> list[TallyLine]:
    """Returns the tallies of a record in the order of the turns that say them. speakers: by number (speakers_of)."""
    places = {block["number"]: place for place, block in enumerate(record["blocks"])}
    checked = sorted(checked_tallies(record), key=lambda one: places.get(one.row["turn"], 0))
    return [_line(one, speakers) for one in checked]


def _line(one: CheckedTally, speakers) -> TallyLine:
    states = {True: "yes", False: "no", None: "unsure"}
    return TallyLine(
        number=one.row["number"],
        turn=one.row["turn"],
        phrase=one.row["phrase"],
        inquiry=one.inquiry,
        state=states[one.borne_out],
        counted=what_is_counted(one.row, one.question_name),
        rule=one.rule,
        by=tuple(speakers[number] for number in one.count.by),
        among=len(one.count.among),
        withdrawn=one.count.withdrawn,
    )
