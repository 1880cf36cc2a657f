"""Where in a record a block stands, in words, as people say it on paper, without any number of ours. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from minutes.notation.facts import FACT_BY_NAME
from minutes.notation.vocabulary import PRESENTATION_KINDS
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, ATTENDEE, FACT, HANDOUT, BlockKey
from minutes.record.block_locations import NARRATION, block_locations
from minutes.record.inquiries import question_places
from minutes.record.record import Record, attendee_of, labels_of

FIRST = "はじめ"


@dataclass(frozen=True)
class CorrectionPlace:
    """item: the heading of the item above it, or of the part of the record. brought: whose report or inquiry stands above
    it, with its titles; "" for none. words: what it is there, 深川市の発言（2番目）."""

    item: str
    brought: str
    words: str


def correction_places(record: Record) -> dict[BlockKey, CorrectionPlace]:
    """Returns the place of every block of a record."""
    places = dict(_of_talk(record))
    for key, location in block_locations(record).items():
        if key.kind == FACT:
            places[key] = CorrectionPlace("会議の概要", "", FACT_BY_NAME[key.fact].called)
        elif key.kind in (ATTENDEE, HANDOUT):
            places[key] = CorrectionPlace(location.heading, "", location.who)
        elif key.kind == ANSWER:
            places[key] = CorrectionPlace(f"書面の回答「{location.heading}」", "", f"{location.who}の回答")
        elif key not in places:
            places[key] = CorrectionPlace(location.heading, "", location.who)
    return places


def _of_talk(record: Record) -> Iterator[tuple[BlockKey, CorrectionPlace]]:
    """Yields the places of the talk. Of several remarks of one speaker below one heading, each has its place in words."""
    labels, questions = labels_of(record), question_places(record)
    said = [_said(block, labels) for block in record["blocks"]]
    under, heading = _headings(record, labels)
    times = Counter(zip(heading, said, strict=True))
    seen: Counter[tuple[int, str]] = Counter()
    for block, (item, brought), place, words in zip(record["blocks"], under, heading, said, strict=True):
        seen[place, words] += 1
        if block["block_kind"] == "question":
            words = questions[block["number"]][1]
        elif times[place, words] > 1:
            words = f"{words}（{_ordinal(seen[place, words])}）"
        yield block_keys.block(block["number"]), CorrectionPlace(item, brought, words)


def _said(block: Any, labels) -> str:
    if block["block_kind"] == "item":
        return "議題の題名"
    if block["block_kind"] == "presentation":
        return f"{PRESENTATION_KINDS[block['presentation_kind']]}の題名と団体"
    label = labels[attendee_of(block)] if block["block_kind"] == "turn" else ""
    return f"{label}の発言" if label else NARRATION


def _headings(record: Record, labels) -> tuple[list[tuple[str, str]], list[int]]:
    """Returns for each block (item, what was brought) above it or by it, and the number of the heading."""
    item = brought = ""
    under, numbers, number = [], [], 0
    for block in record["blocks"]:
        row = cast(Any, block)
        if row["block_kind"] == "item":
            item, brought, number = f"議題「{row['title']}」", "", row["number"]
        elif row["block_kind"] == "presentation":
            kind = PRESENTATION_KINDS[row["presentation_kind"]]
            brought = f"{labels[row['presenter']]}の{kind}「{'　'.join(row['titles'])}」"
            number = row["number"]
        under.append((item, brought))
        numbers.append(number)
    return under, numbers


def _ordinal(place: int) -> str:
    """
    >>> _ordinal(1), _ordinal(2)
    ('はじめ', '2番目')
    """
    return FIRST if place == 1 else f"{place}番目"
