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
class Changed:
    """One block that differs from the newest edition, with its words before and after, marked."""

    key: str
    name: str
    change: str
    category: str
    before: list[Piece]
    after: list[Piece]


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
        """Every block as (#12, its words), to read through."""
        keys = [f"u{block['number']}" for block in self.record["blocks"]]
        return [(block_name(key), words) for key, words in zip(keys, wordings(self.record), strict=True)]

    @property
    def counts(self) -> dict[str, int]:
        kinds = [block["kind"] for block in self.record["blocks"]]
        names = {"item": "議題", "presentation": "発表・照会", "turn": "発言", "narration": "地の文"}
        return {name: kinds.count(kind) for kind, name in names.items()}


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


def _changes(previous, old, record):
    """As readers will see them in the 正誤表, with the category proposed for each."""
    found = corrections_between(previous, record, Edition.Status.FINAL)
    names = organisation_names(codes_in(old, record), previous.held_on) if found else {}
    rows = {row.place.key: row for row in compared(old, record, names)} if found else {}
    return [
        Changed(
            key=change.key,
            name=f"{block_name(change.key)} {rows[change.key].place.who}",
            change=rows[change.key].name,
            category=change.category,
            before=rows[change.key].before,
            after=rows[change.key].after,
        )
        for change in found
    ]
