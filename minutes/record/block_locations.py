"""Where in a record a block stands, as a reader is told: under which heading, by whom, at which anchor. Pure."""

from dataclasses import dataclass

from minutes.notation.facts import WHOLE_FACTS
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.inquiries import question_places
from minutes.record.record import Record, attendee_of, labels_of

NARRATION = "地の文"
TALLY = "数の照合"


@dataclass(frozen=True)
class BlockLocation:
    """Where one block stands.

    heading: the title of the item or presentation above it. who: the speaker's label, or what the block is.
    number: 0 where the block has no page of its own. anchor: its id on the record's page, without the #.
    item: the title of the item above it, where the heading is that of a presentation; "" else.
    """

    key: BlockKey
    heading: str
    who: str
    number: int = 0
    anchor: str = ""
    item: str = ""


def block_locations(record: Record) -> dict[BlockKey, BlockLocation]:
    """Returns the location of every block: facts first, then the talk in order, then attendees, handouts,
    written answers and tallies."""
    locations = [_of_fact(fact) for fact in WHOLE_FACTS]
    locations += _of_talk(record)
    for attendee in record["attendees"]:
        key = block_keys.attendee(attendee["number"])
        locations.append(BlockLocation(key, "出席者", attendee["label"], anchor="attendees"))
    for handout in record["handouts"]:
        key = block_keys.handout(handout["number"])
        locations.append(BlockLocation(key, "配付資料", handout["label"], anchor=str(key)))
    locations += _of_answers(record)
    locations += _of_tallies(record)
    return {location.key: location for location in locations}


def _of_fact(fact) -> BlockLocation:
    return BlockLocation(block_keys.fact(fact.name), "会議の概要", fact.called, anchor="facts")


def _of_talk(record: Record):
    item = heading = ""
    labels, places = labels_of(record), question_places(record)
    for block in record["blocks"]:
        key = block_keys.block(block["number"])
        if block["block_kind"] == "item":
            above, who, item, heading = "議題", block["title"], block["title"], block["title"]
        elif block["block_kind"] == "presentation":
            above, who, heading = item, labels[block["presenter"]], block["titles"][0]
        elif block["block_kind"] == "question":
            above, who = heading, places[block["number"]][1]
        else:
            above, who = heading, labels[attendee_of(block)] or NARRATION
        over = item if item and above not in (item, "議題") else ""
        yield BlockLocation(key, above, who, block["number"], str(key), over)


def _of_answers(record: Record):
    """An answer stands on the page of its inquiry, not on that of the record."""
    labels, places = labels_of(record), question_places(record)
    for answer in record["answers"]:
        inquiry, name = places.get(answer["question"], (None, ""))
        heading = f"{inquiry['titles'][0] if inquiry else ''}　{name}".strip()
        yield BlockLocation(
            block_keys.answer(answer["number"]), heading, labels[answer["attendee"]], answer["number"]
        )


def _of_tallies(record: Record):
    """A tally stands on the page of the inquiry whose answers it counts; its number leads there."""
    places = question_places(record)
    for row in record["tallies"]:
        inquiry, _ = places.get(row["question"], (None, ""))
        heading = inquiry["titles"][0] if inquiry else ""
        yield BlockLocation(block_keys.tally(row["number"]), heading, TALLY, row["number"])
