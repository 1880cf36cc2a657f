"""What stands on a page where words were withdrawn: that they were, when, why and by which rule. Pure."""

import datetime
import json
from dataclasses import dataclass, replace

from minutes.notation.redactions import marks_in, plain_marks, without_marks
from minutes.record import canonical

FACTS = ("title", "venue", "contact")


@dataclass(frozen=True)
class Tombstone:
    """`is_whole`: nothing of the block is left. `category`: withdrawal or personal."""

    name: str
    day: datetime.date
    reason: str
    rule: str
    category: str
    is_whole: bool = False


def shown(record: dict, tombstones: str) -> tuple[dict, dict[str, tuple[Tombstone, ...]]]:
    """A record with its marks as readers see them, and the tombstones of each block by its key (u12, venue).

    `tombstones` is the edition's column. Labels keep their marks whole: two speakers must stay two.
    """
    told = {name: _tombstone(name, facts) for name, facts in json.loads(tombstones).items()}
    if not told:
        return record, {}
    blocks: dict[str, list[str]] = {}
    for key, text in canonical.texts(record):
        if not key.endswith("/label") or key[0] == "a":
            blocks.setdefault(key.split("/")[0], []).append(text)
    found = {block: _found(texts, told) for block, texts in blocks.items()}
    return canonical.map_texts(record, _plain), {block: here for block, here in found.items() if here}


def _found(texts, told):
    names = sorted({name for text in texts for name in marks_in(text)} & told.keys())
    whole = not any(without_marks(text).strip() for text in texts)
    return tuple(replace(told[name], is_whole=whole) for name in names)


def by_section(withdrawn: dict[str, tuple[Tombstone, ...]]) -> dict[str, tuple[Tombstone, ...]]:
    """The tombstones that stand together below a part of the page, each once: facts, attendees, handouts."""
    parts: dict[str, dict[tuple, Tombstone]] = {"facts": {}, "attendees": {}, "handouts": {}}
    for key, tombstones in withdrawn.items():
        part = _part(key)
        if part:
            parts[part] |= {
                (one.day, one.reason, one.rule): replace(one, is_whole=False) for one in tombstones
            }
    return {part: tuple(found.values()) for part, found in parts.items()}


def _part(key):
    if key in FACTS:
        return "facts"
    if key == "attendance" or (key[0] == "a" and key[1:].isdecimal()):
        return "attendees"
    return "handouts" if key[0] == "h" else ""


def _tombstone(name, facts):
    day = datetime.date.fromisoformat(facts["on"])
    reason, rule = plain_marks(facts["reason"]), plain_marks(facts["rule"])
    return Tombstone(name, day, reason, rule, facts["category"])


def _plain(key, text):
    return text if key.endswith("/label") else plain_marks(text)
