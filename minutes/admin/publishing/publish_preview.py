"""What publishing a meeting now would make public, prepared for the page that shows it."""

import json
from dataclasses import dataclass

from minutes.admin.records.meeting_summary import when
from minutes.compare.edition_comparison import codes_in, compare_editions
from minutes.compare.record_diff import changes
from minutes.compare.text_diff import DiffPiece
from minutes.models import AttendeeOrganisation, Edition, Meeting
from minutes.notation.vocabulary import BLOCK_KINDS, ITEM_KINDS, PRESENTATION_KINDS
from minutes.pages.organisations.names import organisation_names
from minutes.publication.chain import chain_end
from minutes.publication.editions.snapshot import record_of
from minutes.publication.publish import corrections_among
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.block_text import block_name
from minutes.record.record import label_of, words_of


@dataclass(frozen=True)
class Changed:
    """One block that differs from the newest edition, with its words before and after, marked."""

    key: BlockKey
    name: str
    change: str
    category: str
    before: list[DiffPiece]
    after: list[DiffPiece]


@dataclass(frozen=True)
class Preview:
    meeting: Meeting
    previous: Edition | None
    record: dict
    changes: list[Changed]
    unidentified: list[str]

    @property
    def day(self) -> str:
        return when(self.meeting)

    @property
    def announced(self) -> bool:
        """Whether what stands is no record yet, only its announcement: nothing is corrected then."""
        return self.previous is not None and self.previous.status in Edition.ANNOUNCEMENTS

    @property
    def number(self) -> int:
        """Of the edition that would be made: what was taken down or lost keeps its own."""
        last = chain_end(self.meeting)
        return last.number + 1 if last else 1

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """Every block as (#12, who speaks and the words), to read through."""
        return [
            (block_name(block_keys.block(block["number"])), _read_aloud(block))
            for block in self.record["blocks"]
        ]

    @property
    def counts(self) -> dict[str, int]:
        kinds = [block["kind"] for block in self.record["blocks"]]
        return {name: kinds.count(kind) for kind, name in BLOCK_KINDS.items()}


def preview_of(meeting: Meeting) -> Preview:
    """What would be published of the rows as they stand. Which status is chosen makes no difference to the changes."""
    previous = meeting.editions.newest().first()
    record = record_of(meeting)
    old = json.loads(previous.record) if previous else {}
    changes = _changes(previous, old, record)
    unidentified = [
        row["label"]
        for row in record["attendees"]
        if not row["code"] and row["label_kind"] == AttendeeOrganisation.LabelKind.ORGANISATION
    ]
    return Preview(meeting, previous, record, changes, unidentified)


def _read_aloud(block):
    if block["kind"] == "item":
        return f"{words_of(block)}\n［{ITEM_KINDS[block['item_kind']]}］"
    if block["kind"] == "presentation":
        return f"{PRESENTATION_KINDS[block['presentation_kind']]}　{block['label']}\n{words_of(block)}"
    return f"（{label_of(block)}）\n{words_of(block)}" if label_of(block) else words_of(block)


def _changes(previous, old, record):
    """As readers will see them in the 正誤表, with the category proposed for each."""
    block_changes = changes(old, record) if previous else []
    corrections = corrections_among(block_changes, previous, Edition.Status.FINAL)
    names = organisation_names(codes_in(old, record), previous.held_on) if corrections else {}
    compared = compare_editions(old, record, names, corrections) if corrections else []
    return [
        Changed(
            key=change.key,
            name=f"{block_name(change.key)} {block.location.who}",
            change=block.name,
            category=change.category,
            before=block.before,
            after=block.after,
        )
        for change, block in zip(corrections, compared, strict=True)
    ]
