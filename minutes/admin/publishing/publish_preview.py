"""What publishing a meeting now would make public, prepared for the page that shows it."""

import json
from dataclasses import dataclass

from members.registry import organisation_names
from minutes.admin.meeting_summary import when
from minutes.compare.edition_comparison import codes_in, compared
from minutes.compare.text_diff import Piece
from minutes.models import AttendeeOrganisation, Edition, Meeting
from minutes.publication.chain import chain_end
from minutes.publication.editions.snapshot import record_of
from minutes.publication.publish import corrections_between
from minutes.record.block_text import block_name, wordings


@dataclass(frozen=True)
class ProposedCorrection:
    """A block that differs from the newest edition: its key, the name of its place, the kind of change in words, the
    proposed category, and its words before and after, with their differences."""

    key: str
    name: str
    change: str
    category: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True)
class PublicationPreview:
    """The edition that would be published. `previous` is the newest edition, `unidentified` the labels without a code."""

    meeting: Meeting
    previous: Edition | None
    record: dict
    corrections: list[ProposedCorrection]
    unidentified: list[str]

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
        """Returns every block as ("#12", its words), to be read through."""
        keys = [f"u{block['number']}" for block in self.record["blocks"]]
        return [(block_name(key), words) for key, words in zip(keys, wordings(self.record), strict=True)]

    @property
    def counts(self) -> dict[str, int]:
        kinds = [block["kind"] for block in self.record["blocks"]]
        names = {"item": "議題", "presentation": "発表・照会", "turn": "発言", "narration": "地の文"}
        return {name: kinds.count(kind) for kind, name in names.items()}


def preview_of(meeting: Meeting) -> PublicationPreview:
    """Returns what would be published of the rows as they stand, whichever status is chosen."""
    previous = meeting.editions.newest().first()
    record = record_of(meeting)
    unidentified = [
        row["label"]
        for row in record["attendees"]
        if not row["code"] and row["label_kind"] == AttendeeOrganisation.LabelKind.ORGANISATION
    ]
    return PublicationPreview(meeting, previous, record, _corrections(previous, record), unidentified)


def _corrections(previous, record):
    """Returns the changes as readers will see them in the 正誤表."""
    changes = corrections_between(previous, record, Edition.Status.FINAL)
    if not changes:
        return []
    old = json.loads(previous.record)
    names = organisation_names(codes_in(old, record), previous.held_on)
    blocks = {block.place.key: block for block in compared(old, record, names)}
    return [_correction(change, blocks[change.key]) for change in changes]


def _correction(change, block):
    return ProposedCorrection(
        key=change.key,
        name=f"{block_name(change.key)} {block.place.who}",
        change=block.name,
        category=change.category,
        before=block.before,
        after=block.after,
    )
