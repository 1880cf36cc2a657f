"""A block of one edition in its place: under its headings, between the blocks before and behind it, with the question that
it answers and its answers. Pure."""

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum

from minutes.notation.vocabulary import PASSAGE_KINDS, PRESENTATION_KINDS
from minutes.pages.record.marked_words import WordMarks
from minutes.pages.record.record_view import TextPart, text_parts
from minutes.pages.record.tombstones import Tombstone, Tombstones
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, BLOCK, BlockKey, row_at
from minutes.record.block_locations import BlockLocation, block_locations
from minutes.record.block_text import block_text
from minutes.record.inquiries import question_places
from minutes.record.record import Record, labels_of
from minutes.record.ties.turn_ties import Exchange, exchanges_of

# The kinds whose page names who speaks: 深川市の発言.
SPOKEN = frozenset({"発言", "書面の回答"})
# What stands beside is read on a page of its own; here it need only be known again.
LONGEST_BESIDE = 300


class Standing(Enum):
    """What became of a block between an edition and the newest one."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class PlacedBlock:
    """One block as a page prints it; one that was withdrawn whole has neither words nor parts.

    role: what it is to the remark that the page is of: 前の発言、問い; of that one itself: #33への答え.
    """

    number: int
    who: str
    kind: str
    heading: str
    words: str
    parts: list[TextPart]
    tombstones: tuple[Tombstone, ...]
    role: str = ""

    @property
    def is_spoken(self) -> bool:
        return self.kind in SPOKEN

    @property
    def name(self) -> str:
        return f"{self.who}の{self.kind}" if self.is_spoken else self.kind


@dataclass(frozen=True)
class HeadingAbove:
    """An item, a presentation or an inquiry above a block. name: 議題, 発表 or 照会."""

    number: int
    name: str
    title: str


@dataclass(frozen=True)
class PlacedRemark:
    """before, after: what stands before and behind it in the talk, with the questions that it answers and its answers, in the
    order of the talk; nothing beside a written answer. inquiry: the number of the inquiry that a written answer belongs to,
    else 0."""

    here: PlacedBlock
    before: tuple[PlacedBlock, ...]
    after: tuple[PlacedBlock, ...]
    above: tuple[HeadingAbove, ...]
    inquiry: int


def placed_remark(record: Record, tombstones: Tombstones, key: BlockKey) -> PlacedRemark:
    """Returns the block at a key of the talk or of a written answer. `record` is as readers see it."""
    locations, exchange = block_locations(record), _exchange_of(record, key)

    def placed(one: BlockKey, role: str, longest: int | None = None) -> PlacedBlock:
        return _block(record, tombstones.get(one, ()), locations[one], role, longest)

    replies = "、".join(f"#{number}" for number in exchange.replies_to)
    here = placed(key, f"{replies}への答え" if replies else "")
    if key.kind == ANSWER:
        return PlacedRemark(here, (), (), _above_answer(record, key), _inquiry_of(record, key))
    talk = [block["number"] for block in record["blocks"]]
    place = talk.index(key.number)
    roles = _roles(record, place, exchange)
    beside = [
        placed(block_keys.block(number), "、".join(roles[number]), LONGEST_BESIDE)
        for number in talk
        if number in roles
    ]
    before = tuple(block for block in beside if talk.index(block.number) < place)
    return PlacedRemark(here, before, tuple(beside[len(before) :]), _above(record, key), 0)


def mark_remark(placed: PlacedRemark, marks: WordMarks) -> PlacedRemark:
    """Returns a remark and what stands beside it with their words as markup."""

    def marked(block: PlacedBlock) -> PlacedBlock:
        return replace(block, parts=marks.parts(block.parts))

    before, after = (tuple(map(marked, beside)) for beside in (placed.before, placed.after))
    return replace(placed, here=marked(placed.here), before=before, after=after)


def standing_of(record: Record, newest: Record, key: BlockKey) -> Standing:
    """Returns whether the newest record has the block, and in the same words, said by the same."""
    if row_at(newest, key) is None:
        return Standing.REMOVED
    same = block_text(record, key) == block_text(newest, key)
    who = [block_locations(one)[key].who for one in (record, newest)]
    return Standing.SAME if same and who[0] == who[1] else Standing.CHANGED


def _exchange_of(record: Record, key: BlockKey) -> Exchange:
    return exchanges_of(record).get(key.number, Exchange()) if key.kind == BLOCK else Exchange()


def _roles(record: Record, place: int, exchange: Exchange) -> dict[int, list[str]]:
    """Returns {number: what it is to the block at a place} of all that is shown beside it."""
    blocks, roles = record["blocks"], defaultdict[int, list[str]](list)
    for block in blocks[max(place - 1, 0) : place]:
        roles[block["number"]].append(f"前の{PASSAGE_KINDS[block['block_kind']]}")
    for block in blocks[place + 1 : place + 2]:
        roles[block["number"]].append(f"次の{PASSAGE_KINDS[block['block_kind']]}")
    for number in exchange.replies_to:
        roles[number].append("問い")
    for number in exchange.replied_by:
        roles[number].append("答え")
    return roles


def _block(record, tombstones, location: BlockLocation, role: str, longest: int | None) -> PlacedBlock:
    kind = kind_of(record, location.key)
    is_whole = any(tombstone.is_whole for tombstone in tombstones)
    words = "" if is_whole else block_text(record, location.key)
    if longest and len(words) > longest:
        words = f"{words[:longest]}……"
    heading = "" if kind == "議題" else location.heading
    return PlacedBlock(
        location.number, location.who, kind, heading, words, text_parts(words), tombstones, role
    )


def kind_of(record: Record, key: BlockKey) -> str:
    """Returns what readers are told a block is: 発言, 議題, 書面の回答."""
    return PASSAGE_KINDS[
        "written_answer" if key.kind == ANSWER else dict(row_at(record, key) or {})["block_kind"]
    ]


def _above(record: Record, key: BlockKey) -> tuple[HeadingAbove, ...]:
    """Returns the item, and the presentation or the inquiry, under which a block of the talk stands."""
    labels, above = labels_of(record), {"item": None, "presentation": None}
    for block in record["blocks"]:
        if block["block_kind"] == "item":
            above = {"item": HeadingAbove(block["number"], "議題", block["title"]), "presentation": None}
        if block["block_kind"] == "presentation":
            kind, title = PRESENTATION_KINDS[block["presentation_kind"]], block["titles"][0]
            name = f"{labels[block['presenter']]}　{title}"
            above["presentation"] = HeadingAbove(block["number"], kind, name)
        if block["number"] == key.number:
            break
    return tuple(one for one in above.values() if one and one.number != key.number)


def _above_answer(record: Record, key: BlockKey) -> tuple[HeadingAbove, ...]:
    question = dict(row_at(record, key) or {})["question"]
    inquiry, name = question_places(record).get(question, (None, ""))
    asked = HeadingAbove(question, "設問", name)
    if inquiry is None:
        return (asked,)
    title = f"{labels_of(record)[inquiry['presenter']]}　{inquiry['titles'][0]}"
    return (HeadingAbove(inquiry["number"], "照会", title), asked)


def _inquiry_of(record: Record, key: BlockKey) -> int:
    row = dict(row_at(record, key) or {})
    inquiry, _ = question_places(record).get(row["question"], (None, ""))
    return inquiry["number"] if inquiry else 0
