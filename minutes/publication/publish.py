"""The act that makes a record public: working rows → Edition, its Corrections and its Passages, in one transaction."""

import datetime

from minutes.compare.record_diff import BlockChange, changes
from minutes.compare.restatement import Restatement
from minutes.desk.workflow.stages import note_published
from minutes.files.kept_texts import keep_texts_of_draft
from minutes.models import Change, Edition, Meeting
from minutes.publication import journal
from minutes.publication.act import Act, performing
from minutes.publication.chain import ChainLink, chain_end
from minutes.publication.editions.correction_notes import Note, store_notes
from minutes.publication.editions.edition_writer import RECORD_STATUSES, store_corrections, store_edition
from minutes.publication.editions.give_issue_id import give_issue_id
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import PublicationRefused
from minutes.publication.withdrawal.republication_check import names_of, restated_in
from minutes.publication.withdrawal.restatement_answers import Answers, note_answers, still_open
from minutes.record.block_keys import BlockKey
from minutes.record.block_text import block_name
from minutes.record.stored_record import read_record
from minutes.revision import hold_revision

NO_DAY = "日時から開催日を読み取れないので、公開できません。日時を直してください。"
STAYS_A_RECORD = "会議録を公開した会議なので、予定や中止としては公開できません。"
RESTATED = "取り消した言葉がまた入っているので、公開できません（{}：「{}」など）。その言葉を消してください。"
ASK = "取り消した言葉に似た言葉が、新しい文か直した文にあります（{}：「{}」など）。残してよいか、一か所ずつ確かめてください。"
NOTHING_CHANGED = "第{}版から何も変わっていないので、公開しませんでした。"
CLOCK_RAN_BACK = "この機械の時計が、前の版の公開日時より前を指しています。時計を合わせてください。"


def publish(
    *,
    meeting: Meeting,
    revision: int,
    status: str,
    by,
    at: datetime.datetime,
    reason: str = "",
    reasons: dict[BlockKey, str] | None = None,
    categories: dict[BlockKey, str] | None = None,
    notes: dict[BlockKey, Note] | None = None,
    answers: Answers = (),
) -> Edition:
    """Publishes the working rows of a meeting as its next edition, and returns it.

    `revision` is the one that was previewed. `categories` and `reasons` stand in for the proposed category of a
    correction and for `reason`; `notes` are not public. `answers` settle places in which words like withdrawn ones stand
    (Restatement.answer), and are kept. What was taken down is not compared, but its numbers stay its own. Raises
    StaleRevision where somebody saved since; PublicationRefused where nothing changed, the day is not known, the clock
    ran backwards, a correction has no reason, words that were withdrawn stand in the record again, or may, unanswered.
    """
    # Before the transaction: to read a file takes seconds.
    keep_texts_of_draft(meeting)
    act = Act(journal.PUBLISH, meeting, revision, by, at, reason)
    with performing(act, take_revision=hold_revision) as meeting:
        previous, last = meeting.editions.newest().first(), chain_end(meeting)
        record = record_of(meeting, reason=reason, reasons=reasons)
        block_changes = changes(read_record(previous.record), record) if previous else []
        _refuse(meeting, previous, last, block_changes, status, at)
        restated = restated_in(meeting, record)
        refuse_restated(still_open(restated, answers))
        note_answers(meeting=meeting, restated=restated, answers=answers, by=by, at=at)
        corrections = corrections_among(block_changes, previous, status)
        _refuse_without_reason(corrections, reason, reasons or {})
        corrections = [_settled(change, categories or {}) for change in corrections]
        edition = store_edition(
            meeting=meeting,
            previous=previous,
            last=last,
            record=record,
            status=status,
            corrections=corrections,
            by=by,
            at=at,
        )
        stored = store_corrections(
            edition=edition, corrections=corrections, reason=reason, reasons=reasons, notes=notes
        )
        store_notes(stored, notes or {})
        note_published(meeting=meeting, revision=revision, by=by, at=at)
        act.note(edition=edition, **_issue_id_given(meeting, edition))
        act.tell(
            Change.Kind.CORRECTION if stored else Change.Kind.PUBLICATION,
            edition=edition,
            editions=[previous.number] if previous else [],  # no longer the newest
        )
    return edition


def corrections_among(
    block_changes: list[BlockChange], previous: Edition | None, status: str
) -> list[BlockChange]:
    """Returns the changes that are corrections: none where one of the two editions is only an announcement."""
    is_correction = previous is not None and {previous.status, status} <= RECORD_STATUSES
    return block_changes if is_correction else []


def refuse_clock(last: ChainLink | None, at: datetime.datetime) -> None:
    """Raises PublicationRefused unless the moment is later than the last edition of the chain."""
    if last and at <= last.published_at:
        raise PublicationRefused(CLOCK_RAN_BACK)


def refuse_restated(restated: list[Restatement]) -> None:
    """Raises PublicationRefused where withdrawn words stand again, or may and nobody answered."""
    certain = [place for place in restated if place.is_certain]
    if certain:
        raise PublicationRefused(RESTATED.format(names_of(certain), certain[0].words))
    if restated:
        raise PublicationRefused(ASK.format(names_of(restated), restated[0].words))


def _issue_id_given(meeting, edition):
    """At the first publication, what the journal must tell: out of a restored draft might come another one."""
    if meeting.address:
        return {}
    return {"issue_id": give_issue_id(meeting=meeting, address=edition.address)}


def _refuse(meeting, previous, last, block_changes, status, at):
    if meeting.held_on is None:
        raise PublicationRefused(NO_DAY)
    refuse_clock(last, at)
    if previous and status in Edition.ANNOUNCEMENTS and previous.status not in Edition.ANNOUNCEMENTS:
        raise PublicationRefused(STAYS_A_RECORD)
    if previous and previous.status == status and not block_changes:
        raise PublicationRefused(NOTHING_CHANGED.format(previous.number))


def _refuse_without_reason(corrections, reason, reasons):
    lacking = [
        block_name(change.key) for change in corrections if not (reasons.get(change.key) or reason).strip()
    ]
    if lacking:
        raise PublicationRefused(f"訂正の理由がありません：{'、'.join(lacking)}")


def _settled(change, categories):
    return BlockChange(change.key, change.change, categories.get(change.key, change.category))
