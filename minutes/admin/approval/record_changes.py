"""What changed in a record since its last edition, and since it was sent to be checked: where, in which words, by whom."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from django.contrib.auth.models import User

from members.registry import organisation_names
from minutes.admin.approval.readable_words import Readable
from minutes.admin.records.history_redaction import redact_versions
from minutes.compare.edition_comparison import ComparedBlock, codes_in, compare_editions
from minutes.compare.record_diff import changes
from minutes.desk.workflow.accounts import account_name
from minutes.desk.workflow.saves import BlockSave, saves_since
from minutes.desk.workflow.stages import published_revision
from minutes.models import Correction, Edition, Meeting, Step
from minutes.publication.editions.past_record import record_at
from minutes.publication.editions.snapshot import record_of
from minutes.publication.publish import corrections_among
from minutes.record.block_keys import BlockKey
from minutes.record.record import Record
from minutes.record.stored_record import read_record


@dataclass(frozen=True)
class Change:
    """One block that differs from an earlier state: how, of which proposed category, in which words, and who saved it last
    since (by: a name, "" where the history knows none; reason: as the clerk gave it)."""

    compared: ComparedBlock
    category: str
    by: str = ""
    at: datetime.datetime | None = None
    reason: str = ""

    @property
    def key(self) -> BlockKey:
        return self.compared.location.key


@dataclass(frozen=True)
class RecordChanges:
    """The record as it would be published, and what differs in it from two states of before.

    previous: the newest edition, None where nothing is public or it is only an announcement: then all of it is new.
    before, at_sent: the record of that edition, and as it was when it was last sent to be checked; None where there is none,
    or nobody saved since. own: the blocks that this person saved since the last edition.
    """

    record: Record
    previous: Edition | None
    before: Record | None
    since_edition: dict[BlockKey, Change]
    sent: Step | None
    at_sent: Record | None = None
    since_sent: dict[BlockKey, Change] = field(default_factory=dict)
    own: list[BlockKey] = field(default_factory=list)


def load_changes(request, meeting: Meeting, readable: Readable) -> RecordChanges:
    """Returns what changed in a record, as this person may read it."""
    record, published = record_of(meeting), published_revision(meeting)
    previous = meeting.editions.newest().first()
    if previous and previous.status in Edition.ANNOUNCEMENTS:
        previous = None
    before = read_record(previous.record) if previous else None
    sent = meeting.steps.filter(kind=Step.Kind.SENT).order_by("-id").first()
    at_sent = None
    if sent and sent.revision < meeting.revision:
        at_sent = record_at(meeting, sent.revision, redact=partial(redact_versions, request))
    saves = saves_since(meeting, published)
    tell = _teller(saves, readable)
    since_edition = tell(before, record, _corrections(before, record, previous)) if before else {}
    return RecordChanges(
        record=record,
        previous=previous,
        before=before,
        since_edition=since_edition,
        sent=sent,
        at_sent=at_sent,
        since_sent=tell(at_sent, record, changes(at_sent, record), sent.at) if at_sent else {},
        own=_own(saves, request.user, since_edition if before else saves),
    )


def _corrections(before, record, previous):
    return corrections_among(changes(before, record), previous, Edition.Status.FINAL)


def _own(saves, user, among: Iterable[BlockKey]) -> list[BlockKey]:
    return [key for key in among if any(save.by == user.pk for save in saves.get(key, ()))]


def _teller(saves: dict[BlockKey, list[BlockSave]], readable: Readable):
    """Returns the function that compares two records and says of each change who saved it last."""
    people = {save.by for of_block in saves.values() for save in of_block} - {None}
    names = {user.pk: account_name(user) for user in User.objects.filter(pk__in=people)} if people else {}

    def tell(before, after, block_changes, since: datetime.datetime | None = None) -> dict[BlockKey, Change]:
        if not block_changes:
            return {}
        day = after["held_on"] or before["held_on"]
        codes = codes_in(before, after) if day else set()
        organisations = organisation_names(codes, datetime.date.fromisoformat(day)) if codes else {}
        compared = compare_editions(before, after, organisations, block_changes)
        pairs = zip(block_changes, compared, strict=True)
        return {change.key: _told(change, block, since) for change, block in pairs}

    def _told(change, block, since):
        own = [save for save in saves.get(change.key, ()) if since is None or save.at >= since]
        category = Correction.Category(change.category).label
        if not own:
            return Change(block, category)
        return Change(block, category, names.get(own[-1].by, ""), own[-1].at, readable(own[-1].reason))

    return tell
