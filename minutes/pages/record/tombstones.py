"""Tombstones: what a page says where words were withdrawn: when, why and by which rule. Pure."""

import datetime
import json
from dataclasses import dataclass, replace

from minutes.notation.facts import FACT_BY_NAME
from minutes.notation.redactions import plain_redactions, redactions_in, without_redactions
from minutes.record.block_keys import ATTENDEE, BLOCK, FACT, HANDOUT, BlockKey
from minutes.record.leaves import map_texts, texts
from minutes.record.record import Record

LABEL = "/label"


@dataclass(frozen=True)
class Tombstone:
    """One withdrawal as readers are told of it.

    name: 12-1, as in its redaction. category: of a Correction. is_whole: no word of the block is left.
    """

    name: str
    day: datetime.date
    reason: str
    rule: str
    category: str
    is_whole: bool = False


Tombstones = dict[BlockKey, tuple[Tombstone, ...]]


def as_readers_see(record: Record, tombstones: str) -> tuple[Record, Tombstones]:
    """Returns a record with plain redactions, and the tombstones of each block that has any.

    `tombstones` is the edition's column.
    """
    by_name = {name: _tombstone(name, grounds) for name, grounds in json.loads(tombstones).items()}
    if not by_name:
        return record, {}
    block_texts: dict[BlockKey, list[str]] = {}
    for leaf, text in texts(record):
        key = BlockKey.of_leaf(leaf)
        # In format 1 a turn repeats the label of its attendee, which has the tombstone.
        if not (key.kind == BLOCK and leaf.endswith(LABEL)):
            block_texts.setdefault(key, []).append(text)
    of_blocks = {key: _tombstones_of(texts_of_key, by_name) for key, texts_of_key in block_texts.items()}
    return map_texts(record, _plain), {key: of_block for key, of_block in of_blocks.items() if of_block}


def _tombstones_of(block_texts: list[str], by_name: dict[str, Tombstone]) -> tuple[Tombstone, ...]:
    names = sorted({name for text in block_texts for name in redactions_in(text)} & by_name.keys())
    is_whole = not any(without_redactions(text).strip() for text in block_texts)
    return tuple(replace(by_name[name], is_whole=is_whole) for name in names)


def by_section(block_tombstones: Tombstones) -> dict[str, tuple[Tombstone, ...]]:
    """Returns the tombstones to print below each section of the page (facts, attendees, handouts), equal ones once."""
    sections: dict[str, dict[tuple, Tombstone]] = {"facts": {}, "attendees": {}, "handouts": {}}
    for key, tombstones in block_tombstones.items():
        section = _section_of(key)
        if section:
            sections[section] |= {
                (tombstone.day, tombstone.reason, tombstone.rule): replace(tombstone, is_whole=False)
                for tombstone in tombstones
            }
    return {section: tuple(tombstones.values()) for section, tombstones in sections.items()}


def _section_of(key: BlockKey) -> str:
    """Returns "" for reasons, and for the talk, whose blocks print their tombstones themselves."""
    if key.kind == FACT:
        return FACT_BY_NAME[key.fact].section
    return {ATTENDEE: "attendees", HANDOUT: "handouts"}.get(key.kind, "")


def _tombstone(name: str, grounds: dict) -> Tombstone:
    day = datetime.date.fromisoformat(grounds["on"])
    reason, rule = plain_redactions(grounds["reason"]), plain_redactions(grounds["rule"])
    return Tombstone(name, day, reason, rule, grounds["category"])


def _plain(leaf, text):
    """Two turns of format 1 under two withdrawn names stay turns of two: they are compared by their labels."""
    key = BlockKey.of_leaf(leaf)
    return text if key.kind == BLOCK and leaf.endswith(LABEL) else plain_redactions(text)
