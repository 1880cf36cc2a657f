"""A block of one edition in its place: under its heading, between the blocks before and behind it. Pure."""

from dataclasses import dataclass
from enum import Enum

from minutes.notation.vocabulary import PASSAGE_KINDS
from minutes.pages.record.record_view import TextPart, text_parts
from minutes.pages.record.tombstones import Tombstone, Tombstones
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, BlockKey, row_at
from minutes.record.block_locations import BlockLocation, block_locations
from minutes.record.block_text import block_text
from minutes.record.inquiries import question_places
from minutes.record.record import Record

# The kinds whose page names who speaks: 深川市の発言.
SPOKEN = frozenset({"発言", "書面の回答"})


class Standing(Enum):
    """What became of a block between an edition and the newest one."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class PlacedBlock:
    """One block as a page prints it; one that was withdrawn whole has neither words nor parts."""

    number: int
    who: str
    kind: str
    heading: str
    words: str
    parts: list[TextPart]
    tombstones: tuple[Tombstone, ...]

    @property
    def name(self) -> str:
        return f"{self.who}の{self.kind}" if self.kind in SPOKEN else self.kind


@dataclass(frozen=True)
class PlacedRemark:
    """before, after: the neighbours in the talk; None at its ends and beside a written answer. inquiry: the number of the
    inquiry that a written answer belongs to, else 0."""

    here: PlacedBlock
    before: PlacedBlock | None
    after: PlacedBlock | None
    inquiry: int


def placed_remark(record: Record, tombstones: Tombstones, key: BlockKey) -> PlacedRemark:
    """Returns the block at a key of the talk or of a written answer. `record` is as readers see it."""
    locations = block_locations(record)

    def placed(one: BlockKey) -> PlacedBlock:
        return _block(record, tombstones.get(one, ()), locations[one])

    if key.kind == ANSWER:
        return PlacedRemark(placed(key), None, None, _inquiry_of(record, key))
    talk = [block_keys.block(block["number"]) for block in record["blocks"]]
    place = talk.index(key)
    before, after = talk[:place][-1:], talk[place + 1 :][:1]
    return PlacedRemark(placed(key), *(placed(one[0]) if one else None for one in (before, after)), 0)


def standing_of(record: Record, newest: Record, key: BlockKey) -> Standing:
    """Returns whether the newest record has the block, and in the same words, said by the same."""
    if row_at(newest, key) is None:
        return Standing.REMOVED
    same = block_text(record, key) == block_text(newest, key)
    who = [block_locations(one)[key].who for one in (record, newest)]
    return Standing.SAME if same and who[0] == who[1] else Standing.CHANGED


def _block(record: Record, tombstones: tuple[Tombstone, ...], location: BlockLocation) -> PlacedBlock:
    is_answer = location.key.kind == ANSWER
    row = dict(row_at(record, location.key) or {})
    kind = PASSAGE_KINDS["written_answer" if is_answer else row["block_kind"]]
    is_whole = any(tombstone.is_whole for tombstone in tombstones)
    words = "" if is_whole else block_text(record, location.key)
    heading = "" if kind == "議題" else location.heading
    return PlacedBlock(location.number, location.who, kind, heading, words, text_parts(words), tombstones)


def _inquiry_of(record: Record, key: BlockKey) -> int:
    row = dict(row_at(record, key) or {})
    inquiry, _ = question_places(record).get(row["question"], (None, ""))
    return inquiry["number"] if inquiry else 0
