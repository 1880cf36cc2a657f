"""Short invented talks: lines of 名：words, under one heading. Turns are numbered from 10, attendees from 101."""

from functools import cache

from minutes.proposals.proposer import propose
from minutes.proposals.talk import Block, Present, Talk
from minutes.record.named_organisations import NameFinder

LABELS = ("事務局", "水瀬市", "高松市", "所沢市", "町田市", "福島県", "総務省", "福島町", "座長（林委員）")
PRESENT = tuple(
    Present(100 + place, label, representative="会長 山田課長" if label == "高松市" else "")
    for place, label in enumerate(LABELS, start=1)
)
NUMBERS = {one.label: one.number for one in PRESENT}
FIRST = 10


@cache
def registry() -> NameFinder:
    return NameFinder(
        ["大崎市", "会津市", "津市", "福島町", "福島県", "福島市", "町田市", "高松市", "所沢市"]
    )


def talk(kind: str, lines: str, *, presenter: str = "水瀬市") -> Talk:
    """kind: report, inquiry or item. A line 地：words is a narration, 次：（報告|照会）名 another heading."""
    heading = [Block(1, "item")]
    if kind != "item":
        heading.append(Block(2, kind, NUMBERS[presenter]))
    blocks = [_block(number, line) for number, line in enumerate(lines.strip().split("\n"), start=FIRST)]
    return Talk(PRESENT, (*heading, *blocks))


def _block(number: int, line: str) -> Block:
    name, _, words = line.partition("：")
    if name == "地":
        return Block(number, "narration", text=words)
    if name == "照会":
        return Block(number, "inquiry", NUMBERS[words])
    return Block(number, "turn", NUMBERS[name], words.replace("／", "\n"))


def proposed(kind: str, lines: str, *, presenter: str = "水瀬市") -> dict[int, list]:
    """Returns {place of a line: [labels addressed …, places of the lines answered …]} for those that have any."""
    labels = {number: label for label, number in NUMBERS.items()}
    return {
        proposal.turn - FIRST: [
            *(labels[tie.number] for tie in proposal.addressed),
            *(tie.number - FIRST for tie in proposal.answers),
        ]
        for proposal in propose(talk(kind, lines, presenter=presenter), registry())
    }
