"""The whole record as it will look, block by block, with all that is to be known of each in its margin."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from minutes.admin.approval.record_changes import Change, RecordChanges
from minutes.admin.approval.shown_notes import ShownNote, anchor_of
from minutes.compare.text_diff import SAME, DiffPiece
from minutes.desk.review.acknowledgements import ReviewedFinding
from minutes.notation.facts import WHOLE_FACTS
from minutes.notation.vocabulary import PRESENTATION_KINDS
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, ATTENDEE, BLOCK, FACT, HANDOUT, BlockKey
from minutes.record.block_locations import BlockLocation, block_locations
from minutes.record.block_text import block_name, block_text
from minutes.record.record import Record, labels_of, words_of

# Before the talk and behind it, under the headings that a public page has.
PARTS = {
    FACT: "会議の概要",
    ATTENDEE: "出席者",
    HANDOUT: "配付資料",
    ANSWER: "書面の回答",
    "tally": "数の照合",
}
PRESENTATION, LISTED = "presentation", "listed"
GONE = ("removed", "merged")


@dataclass
class ShownBlock:
    """One block of the record.

    kind: item, presentation, question, turn, narration, or listed (a fact, an attendee, a handout, an answer, a tally).
    who: whose words they are, or what they are called. words: as they will be, what is new among them marked; of a block
    that was removed, as they were. findings: the open ones of the review. next: the next block that changed.
    """

    key: BlockKey
    kind: str
    who: str
    words: list[DiffPiece]
    since_edition: Change | None = None
    since_seen: Change | None = None
    is_gone: bool = False
    part: str = ""
    findings: list[ReviewedFinding] = field(default_factory=list)
    notes: list[ShownNote] = field(default_factory=list)
    next: BlockKey | None = None

    @property
    def name(self) -> str:
        return block_name(self.key)

    @property
    def anchor(self) -> str:
        return anchor_of(self.key)

    @property
    def next_anchor(self) -> str:
        return anchor_of(self.next) if self.next else ""

    @property
    def next_name(self) -> str:
        return block_name(self.next) if self.next else ""

    @property
    def is_changed(self) -> bool:
        return bool(self.since_edition or self.since_seen)

    @property
    def is_to_see(self) -> bool:
        """Whether it stands on the page that shows only what is to be looked at."""
        return self.is_changed or bool(self.findings) or any(note.is_open for note in self.notes)


def shown_blocks(
    changes: RecordChanges, notes: Sequence[ShownNote], reviewed: Iterable[ReviewedFinding]
) -> list[ShownBlock]:
    """Returns the blocks of a record in the order of reading, those that were removed at the place where they stood."""
    locations, labels = block_locations(changes.record), labels_of(changes.record)
    talk = {block_keys.block(block["number"]): block for block in changes.record["blocks"]}
    by_key = defaultdict(list)
    for note in notes:
        by_key[note.key].append(note)
    findings = defaultdict(list)
    for row in reviewed:
        if row.is_open and row.finding.number:
            findings[row.finding.number].append(row)
    blocks = [
        _shown(changes, key, locations.get(key), talk.get(key), labels) for key in _order(changes, locations)
    ]
    for block in blocks:
        block.notes = by_key[block.key]
        block.findings = findings[block.key.number] if block.key.kind == BLOCK else []
    _head_parts(blocks)
    _lead_on(blocks)
    return blocks


def _order(changes: RecordChanges, locations) -> list[BlockKey]:
    """The blocks that say something: facts, attendees and handouts, the talk, then answers and tallies; what was removed
    stands behind what it stood behind."""
    facts = [block_keys.fact(fact.name) for fact in WHOLE_FACTS]
    said = [key for key in facts if block_text(changes.record, key) or key in _differing(changes)]
    order = dict.fromkeys(said)
    for kinds in ((ATTENDEE, HANDOUT), (BLOCK,), (ANSWER, "tally")):
        order |= {key: None for key in locations if key.kind in kinds}
    keys = list(order)
    for before, gone in _gone(changes):
        place = keys.index(before) + 1 if before in keys else _beginning(keys, gone.kind)
        if gone not in keys:
            keys.insert(place, gone)
    return keys


def _differing(changes: RecordChanges):
    return changes.since_edition.keys() | changes.since_seen.keys()


def _gone(changes: RecordChanges):
    """Yields (what stood before it, the key) of each block that was removed since the last edition, or since it was last looked at."""
    for record, since in ((changes.before, changes.since_edition), (changes.seen, changes.since_seen)):
        before = None
        for key in block_locations(record) if record else ():
            if key in since and since[key].compared.change in GONE:
                yield before if before and before.kind == key.kind else None, key
            before = key


def _beginning(keys, kind) -> int:
    return next((place for place, key in enumerate(keys) if key.kind == kind), len(keys))


def _shown(changes: RecordChanges, key, location: BlockLocation | None, block, labels) -> ShownBlock:
    edition, seen = changes.since_edition.get(key), changes.since_seen.get(key)
    change = edition or seen
    kind = block["block_kind"] if block else LISTED
    if location is None:
        who, words = change.compared.location.who, change.compared.before
        return ShownBlock(key, LISTED, who, words, edition, seen, is_gone=True)
    words = change.compared.after if change else [DiffPiece(SAME, _words(changes.record, key, block))]
    return ShownBlock(key, kind, _who(key, kind, block, location, labels), words, edition, seen)


def _words(record: Record, key, block) -> str:
    if block:
        return words_of(block)
    if key.kind == ATTENDEE:
        row = next(row for row in record["attendees"] if row["number"] == key.number)
        return f"{row['label']}　{row['representative']}".strip()
    return block_text(record, key)


def _who(key, kind, block, location: BlockLocation, labels) -> str:
    """Of a presentation its kind too; of an item nothing, since its title says all."""
    if kind == PRESENTATION:
        return f"{PRESENTATION_KINDS[block['presentation_kind']]}　{labels[block['presenter']]}"
    if key.kind in (ATTENDEE, HANDOUT) or kind in ("item", "narration"):
        return ""
    return location.who


def _head_parts(blocks):
    """Says at the first block of each part which part it is; the talk needs no heading."""
    told = set()
    for block in blocks:
        if block.key.kind in PARTS and block.key.kind not in told:
            block.part = PARTS[block.key.kind]
            told.add(block.key.kind)


def _lead_on(blocks):
    """Leads from each block that changed to the next one."""
    changed = [block for block in blocks if block.is_changed]
    for block, following in itertools.pairwise(changed):
        block.next = following.key
