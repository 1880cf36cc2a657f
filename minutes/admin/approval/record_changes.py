"""What changed in a record since its last edition, and since it was sent to be checked or sent back: where, in which words,
by whom."""

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
    since (by: a name, "" where the history knows none; reason: as the clerk gave it).

    after_sent: that save came after the record was last sent to be checked.
    """

    compared: ComparedBlock
    category: str
    by: str = ""
    at: datetime.datetime | None = None
    reason: str = ""
    after_sent: bool = False

    @property
    def key(self) -> BlockKey:
        return self.compared.location.key


@dataclass(frozen=True)
class RecordChanges:
    """The record as it would be published, and what differs in it from two states of before.

    previous: the newest edition, None where nothing is public or it is only an announcement: then all of it is new.
    before: its record. sent: the last step that sent the record to be checked. seen: the record as whoever checks it saw it
    last: when it was sent back or, before that, when it was sent; None where nobody saved since. own: the blocks that this
    person saved since the last edition.
    """

    record: Record
    previous: Edition | None
    before: Record | None
    since_edition: dict[BlockKey, Change]
    sent: Step | None
    seen: Record | None = None
    since_seen: dict[BlockKey, Change] = field(default_factory=dict)
    own: list[BlockKey] = field(default_factory=list)


def load_changes(request, meeting: Meeting, readable: Readable) -> RecordChanges:
    """Returns what changed in a record, as this person may read it."""
    record, published = record_of(meeting), published_revision(meeting)
    previous = meeting.editions.newest().first()
    if previous and previous.status in Edition.ANNOUNCEMENTS:
        previous = None
    before = read_record(previous.record) if previous else None
    sent, returned = _last_step(meeting, Step.Kind.SENT), _last_step(meeting, Step.Kind.RETURNED)
    looked_at = returned if returned and returned.revision > published else sent
    seen = None
    if looked_at and looked_at.revision < meeting.revision:
        seen = record_at(meeting, looked_at.revision, redact=partial(redact_versions, request))
    saves = saves_since(meeting, published)
    sent_at = sent.at if sent and (returned is None or sent.pk > returned.pk) else None
    tell = _teller(saves, readable, sent_at)
    since_edition = tell(before, record, _corrections(before, record, previous)) if before else {}
    return RecordChanges(
        record=record,
        previous=previous,
        before=before,
        since_edition=since_edition,
        sent=sent,
        seen=seen,
        since_seen=tell(seen, record, changes(seen, record)) if seen else {},
        own=_own(saves, request.user, since_edition if before else saves),
    )


def _last_step(meeting, kind) -> Step | None:
    return meeting.steps.filter(kind=kind).select_related("by").order_by("-id").first()


def _corrections(before, record, previous):
    return corrections_among(changes(before, record), previous, Edition.Status.FINAL)


def _own(saves, user, among: Iterable[BlockKey]) -> list[BlockKey]:
    return [key for key in among if any(save.by == user.pk for save in saves.get(key, ()))]


def _teller(saves: dict[BlockKey, list[BlockSave]], readable: Readable, sent_at: datetime.datetime | None):
    """Returns the function that compares two records and says of each change who saved it last."""
    people = {save.by for of_block in saves.values() for save in of_block} - {None}
    names = {user.pk: account_name(user) for user in User.objects.filter(pk__in=people)} if people else {}

    def tell(before, after, block_changes) -> dict[BlockKey, Change]:
        if not block_changes:
            return {}
        compared = compare_editions(before, after, _organisations(before, after), block_changes)
        pairs = zip(block_changes, compared, strict=True)
        return {change.key: told(change, block) for change, block in pairs}

    def told(change, block):
        category = Correction.Category(change.category).label
        if change.key not in saves:
            return Change(block, category)
        last = saves[change.key][-1]
        after_sent = sent_at is not None and last.at >= sent_at
        return Change(block, category, names.get(last.by, ""), last.at, readable(last.reason), after_sent)

    return tell


def _organisations(before, after) -> dict[str, str]:
    day = after["held_on"] or before["held_on"]
    return organisation_names(codes_in(before, after), datetime.date.fromisoformat(day)) if day else {}
