"""Whom a question without a name addresses, by its place in the talk. Pure.

In this order:

1. in a report (発表), and under an item that somebody explained: the presenter;
2. in an inquiry (照会): who spoke just before, since the talk goes on with that one; the secretariat that leads it is not;
3. else who has just answered;
4. else, in an inquiry, the presenter.

A question of who leads the talk, and one to everybody, addresses nobody.
"""

import re
from dataclasses import dataclass

from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.proposals.roll import Roll
from minutes.proposals.talk import Block, Tie
from minutes.proposals.talk_threads import Thread

_LEADS = re.compile(r"(?<!副)(?:議長|委員長|部会長|座長|司会者?|進行役?)(?:代理)?(?:[（(].*)?$|^会長[（(]")


def leads(label: str) -> bool:
    """Tells whether a label is of who leads the talk and gives the floor; a deputy asks as any other.

    >>> [leads(label) for label in ["塚本委員長", "座長（林委員）", "飯沼副委員長", "会長（汐見市）", "深川市"]]
    [True, True, False, True, False]
    """
    return bool(_LEADS.search(label))


@dataclass(frozen=True)
class Before:
    """The turn just before in the same thread, which asked nothing itself. answers: whether it answers another."""

    turn: Block
    answers: bool


def addressed_by_order(turn: Block, thread: Thread, before: Before | None, roll: Roll) -> Tie | None:
    presenter = thread.presenter if thread.presenter != turn.speaker else None
    if thread.is_report and presenter is not None:
        return Tie(presenter, "名を挙げない問いなので、説明した団体への問い")
    if before and before.turn.speaker not in (turn.speaker, None) and _goes_on(thread, before, roll):
        return Tie(before.turn.speaker or 0, f"名を挙げず、#{before.turn.number} に続けて尋ねている")
    if thread.kind == "inquiry" and presenter is not None:
        return Tie(presenter, "名を挙げない問いなので、照会した団体への問い")
    return None


def _goes_on(thread: Thread, before: Before, roll: Roll) -> bool:
    in_inquiry = thread.kind == "inquiry" and roll.label(before.turn.speaker or 0) != SECRETARIAT_LABEL
    return before.answers or in_inquiry
