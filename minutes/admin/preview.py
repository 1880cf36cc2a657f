"""What publishing a meeting now would make public, prepared for the page that shows it."""

import json
from dataclasses import dataclass

from minutes.admin.printing import when
from minutes.models import AttendeeOrganisation, Correction, Edition, Meeting
from minutes.publication.publish import corrections_between
from minutes.publication.snapshot import record_of
from minutes.publication.wordings import block_name, wording, wordings


@dataclass(frozen=True)
class Changed:
    """One block that differs from the newest edition, with its words before and after."""

    key: str
    name: str
    change: str
    category: str
    before: str
    after: str


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
        """Of the edition that would be made."""
        return self.previous.number + 1 if self.previous else 1

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
    changes = [
        Changed(
            key=change.key,
            name=block_name(change.key),
            change=Correction.Change(change.change).label,
            category=change.category,
            before="" if change.change == "added" else wording(old, change.key),
            after="" if change.change == "removed" else wording(record, change.key),
        )
        for change in corrections_between(previous, record, Edition.Status.FINAL)
    ]
    unidentified = [
        row["label"]
        for row in record["attendees"]
        if not row["code"] and row["label_kind"] == AttendeeOrganisation.LabelKind.ORGANISATION
    ]
    return Preview(meeting, previous, record, changes, unidentified)
