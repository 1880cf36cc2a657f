"""Where in a record a block stands, as a reader is told: 議題・発言者・番号. Pure."""

from dataclasses import dataclass

from minutes.record.block_text import FACT_NAMES

NARRATION = "地の文"


@dataclass(frozen=True)
class Place:
    """`heading` what it stands under, `who` speaks or what it is; `number` 0 where it has no page of its own.

    `anchor` is where the page of the record shows it, without the #.
    """

    key: str
    heading: str
    who: str
    number: int = 0
    anchor: str = ""


def places(record: dict) -> dict[str, Place]:
    """Every block of a record by its key, facts first, then the talk in order, then attendees and handouts."""
    found = {key: Place(key, "会議の概要", name, anchor="facts") for key, name in FACT_NAMES.items()}
    found |= {place.key: place for place in _talk(record)}
    for row in record["attendees"]:
        key = f"a{row['number']}"
        found[key] = Place(key, "出席者", row["label"], anchor="attendees")
    for row in record["handouts"]:
        key = f"h{row['number']}"
        found[key] = Place(key, "配付資料", row["label"], anchor=key)
    return found


def _talk(record):
    item = heading = ""
    for block in record["blocks"]:
        number, kind = block["number"], block["kind"]
        key = f"u{number}"
        if kind == "item":
            item = heading = block["title"]
            yield Place(key, "議題", block["title"], number, key)
        elif kind == "presentation":
            heading = block["titles"][0]
            yield Place(key, item, block["label"], number, key)
        else:
            yield Place(key, heading, block.get("label", NARRATION), number, key)
