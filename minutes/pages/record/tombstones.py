"""Tombstones: what a page says where words were withdrawn: that they were, when, why and by which rule. Pure."""

import datetime
import json
from dataclasses import dataclass, replace

from minutes.notation.facts import FACT_BY_NAME
from minutes.notation.redactions import plain_redactions, redactions_in, without_redactions
from minutes.record.block_keys import ATTENDEE, BLOCK, FACT, HANDOUT, BlockKey
from minutes.record.canonical import map_texts, texts
from minutes.record.record import Record

LABEL = "/label"


@dataclass(frozen=True)
class Tombstone:
    """One withdrawal as readers are told of it. is_whole: nothing of the block is left. category: of a Correction."""

    name: str
    day: datetime.date
    reason: str
    rule: str
    category: str
    is_whole: bool = False


Tombstones = dict[BlockKey, tuple[Tombstone, ...]]


def as_readers_see(record: Record, tombstones: str) -> tuple[Record, Tombstones]:
    """Return a record with plain redactions, and the tombstones of each block.

    `tombstones` is the edition's column. Labels keep their redactions whole: two speakers must stay two.
    """
    told = {name: _tombstone(name, grounds) for name, grounds in json.loads(tombstones).items()}
    if not told:
        return record, {}
    words: dict[BlockKey, list[str]] = {}
    for leaf, text in texts(record):
        key = BlockKey.of_leaf(leaf)
        # The label of a turn is redacted with the attendee's, and the tombstone stands there.
        if not (key.kind == BLOCK and leaf.endswith(LABEL)):
            words.setdefault(key, []).append(text)
    standing = {key: _standing_in(block_texts, told) for key, block_texts in words.items()}
    return map_texts(record, _plain), {key: found for key, found in standing.items() if found}


def _standing_in(block_texts, told):
    names = sorted({name for text in block_texts for name in redactions_in(text)} & told.keys())
    is_whole = not any(without_redactions(text).strip() for text in block_texts)
    return tuple(replace(told[name], is_whole=is_whole) for name in names)


def by_section(withdrawn: Tombstones) -> dict[str, tuple[Tombstone, ...]]:
    """Return the tombstones that stand together below a section of the page, each once: facts, attendees, handouts."""
    sections: dict[str, dict[tuple, Tombstone]] = {"facts": {}, "attendees": {}, "handouts": {}}
    for key, tombstones in withdrawn.items():
        section = _section_of(key)
        if section:
            sections[section] |= {
                (tombstone.day, tombstone.reason, tombstone.rule): replace(tombstone, is_whole=False)
                for tombstone in tombstones
            }
    return {section: tuple(tombstones.values()) for section, tombstones in sections.items()}


def _section_of(key: BlockKey) -> str:
    """Empty for what carries its tombstones itself (the talk) and for reasons."""
    if key.kind == FACT:
        return FACT_BY_NAME[key.fact].section
    return {ATTENDEE: "attendees", HANDOUT: "handouts"}.get(key.kind, "")


def _tombstone(name, grounds):
    day = datetime.date.fromisoformat(grounds["on"])
    reason, rule = plain_redactions(grounds["reason"]), plain_redactions(grounds["rule"])
    return Tombstone(name, day, reason, rule, grounds["category"])


def _plain(leaf, text):
    return text if leaf.endswith(LABEL) else plain_redactions(text)
