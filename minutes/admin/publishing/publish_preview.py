"""What publishing a meeting now would make public, prepared for the page that shows it."""

from dataclasses import dataclass

from members.registry import organisation_names
from minutes.admin.meeting_summary import when
from minutes.compare.edition_comparison import codes_in, compare_editions
from minutes.compare.record_diff import changes
from minutes.compare.text_diff import DiffPiece
from minutes.files.kept_texts import sayings_of
from minutes.models import AttendeeOrganisation, Edition, Meeting
from minutes.notation.redactions import redactions_in
from minutes.notation.vocabulary import BLOCK_KINDS, ITEM_KINDS, PRESENTATION_KINDS
from minutes.publication.chain import chain_end
from minutes.publication.editions.snapshot import record_of
from minutes.publication.publish import corrections_among
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, TALLY, BlockKey
from minutes.record.block_locations import block_locations
from minutes.record.block_text import block_name, block_text
from minutes.record.record import Record, attendee_of, labels_of, words_of
from minutes.record.stored_record import read_record


@dataclass(frozen=True)
class ProposedCorrection:
    """A block that differs from the newest edition: its key, the name of its place, the kind of change in words, the
    proposed category, and its words before and after, with their differences."""

    key: BlockKey
    name: str
    change: str
    category: str
    before: list[DiffPiece]
    after: list[DiffPiece]


@dataclass(frozen=True)
class PublicationPreview:
    """The edition that would be published. `previous` is the newest edition, `unidentified` the labels without a code.
    is_same: nothing differs from `previous`, so that only another status can be published."""

    meeting: Meeting
    previous: Edition | None
    record: Record
    corrections: list[ProposedCorrection]
    unidentified: list[str]
    is_same: bool

    @property
    def day(self) -> str:
        return when(self.meeting)

    @property
    def announced(self) -> bool:
        """Whether the newest edition is only an announcement. What differs from it is no correction."""
        return self.previous is not None and self.previous.status in Edition.ANNOUNCEMENTS

    @property
    def number(self) -> int:
        """Returns the number of the new edition. Editions that were taken down or lost keep theirs."""
        last = chain_end(self.meeting)
        return last.number + 1 if last else 1

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """Returns every block, written answer and tally as ("#12", its words), to be read through."""
        labels = labels_of(self.record)
        return [
            (block_name(block_keys.block(block["number"])), _read_aloud(block, labels[attendee_of(block)]))
            for block in self.record["blocks"]
        ] + [
            (block_name(location.key), f"{location.who}　{location.heading}\n{words}")
            for location in block_locations(self.record).values()
            if location.key.kind in (ANSWER, TALLY)
            for words in [block_text(self.record, location.key)]
        ]

    @property
    def files(self) -> list[tuple[str, str, str]]:
        """Returns (label, file name, what of its words is searched) of each handout's file."""
        rows = [row for row in self.record["handouts"] if row["file"]]
        sayings = sayings_of([(row["file"]["digest"], row["file"]["type_kind"]) for row in rows])
        return [(row["label"], row["file"]["name"], said) for row, said in zip(rows, sayings, strict=True)]

    @property
    def counts(self) -> dict[str, int]:
        kinds = [block["block_kind"] for block in self.record["blocks"]]
        counts = {name: kinds.count(kind) for kind, name in BLOCK_KINDS.items()}
        return counts | ({"書面の回答": len(self.record["answers"])} if self.record["answers"] else {})


def preview_of(meeting: Meeting) -> PublicationPreview:
    """Returns what would be published of the rows as they stand, whichever status is chosen."""
    previous = meeting.editions.newest().first()
    record = record_of(meeting)
    unidentified = [
        row["label"]
        for row in record["attendees"]
        if not row["code"]
        and row["label_kind"] == AttendeeOrganisation.LabelKind.ORGANISATION
        and not redactions_in(row["label"])
    ]
    old = read_record(previous.record) if previous else None
    differing = changes(old, record) if old else []
    return PublicationPreview(
        meeting=meeting,
        previous=previous,
        record=record,
        corrections=_corrections(previous, old, record, differing),
        unidentified=unidentified,
        is_same=previous is not None and not differing,
    )


def _read_aloud(block, who):
    """Returns the words of a block with who speaks or of what kind it is."""
    if block["block_kind"] == "item":
        return f"{words_of(block)}\n［{ITEM_KINDS[block['item_kind']]}］"
    if block["block_kind"] == "presentation":
        return f"{PRESENTATION_KINDS[block['presentation_kind']]}　{who}\n{words_of(block)}"
    return f"（{who}）\n{words_of(block)}" if who else words_of(block)


def _corrections(previous, old, record, differing):
    """Returns the changes as readers will see them in the 正誤表."""
    corrections = corrections_among(differing, previous, Edition.Status.FINAL)
    if not corrections:
        return []
    names = organisation_names(codes_in(old, record), previous.held_on)
    blocks = compare_editions(old, record, names, corrections)
    return [_proposed(change, block) for change, block in zip(corrections, blocks, strict=True)]


def _proposed(change, block):
    return ProposedCorrection(
        key=change.key,
        name=f"{block_name(change.key)} {block.location.who}",
        change=block.name,
        category=change.category,
        before=block.before,
        after=block.after,
    )
