"""The act that takes words out of every edition at once; a redaction stands in their place from then on."""

import datetime
import json

from django.db.models import Max
from django.utils import timezone

from minutes.compare.record_diff import BlockChange
from minutes.compare.shingles import shingles_of_all
from minutes.desk.workflow.autosaves import drop_unsafe_autosaves
from minutes.models import Change, Correction, Meeting, Withdrawal
from minutes.notation.redactions import holds_words
from minutes.publication import journal
from minutes.publication.act import Act, performing
from minutes.publication.chain import chain_end
from minutes.publication.editions.edition_writer import RECORD_STATUSES, store_corrections, store_edition
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import WithdrawalRefused
from minutes.publication.publish import refuse_clock
from minutes.publication.withdrawal.apply_withdrawal import (
    redact_edition,
    redact_grounds,
    redact_row,
    redact_takings_down,
)
from minutes.publication.withdrawal.mask_notes import mask_notes
from minutes.publication.withdrawal.redact import leaves_of, redacted, why_kept
from minutes.publication.withdrawal.republication_check import standing_in
from minutes.publication.withdrawal.restatement_answers import Answers, note_answers
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record.block_keys import FACT, REASONS, BlockKey
from minutes.record.block_text import block_name
from minutes.record.canonical import kept_leaf
from minutes.record.stored_record import read_record
from minutes.revision import raise_revision

NO_GROUNDS = "理由と根拠を書いてください。"
NEVER_PUBLISHED = "公開したことのない会議です。下書きの言葉は、ふつうに直してください。"
NOTHING_THERE = "{} に、取り消せる言葉はありません。"
NO_SUCH_SPAN = "取り消す部分が、{} のどの版にも下書きにも見つかりません。一字ずつ確かめてください。"
WORDS_IN_GROUNDS = "理由か根拠に、取り消す言葉が入っています。公開されるので、書かないでください。"


def withdraw(
    *,
    meeting: Meeting,
    revision: int,
    blocks: list[BlockKey],
    span: str | None = None,
    by,
    at: datetime.datetime,
    reason: str,
    rule: str,
    category: str = Correction.Category.WITHDRAWAL,
    note: str = "",
    requested_by: str = "",
    withdrawn_on: datetime.date | None = None,
    answers: Answers = (),
) -> list[Withdrawal]:
    """Takes blocks, or a span of words in them, out of everything public; returns one Withdrawal a block.

    A wording in which the span does not stand goes whole. The next edition is built from the one before, never from
    the working rows. `withdrawn_on` is the day that readers are told, where it is not that of `at` (a restore).
    `answers` say that an attendee's name may stay where else it stands (Restatement.answer); they are kept.
    Raises StaleRevision; WithdrawalRefused; PublicationRefused where the clock ran backwards.
    """
    act = Act(journal.WITHDRAW, meeting, revision, by, at, reason, rule)
    with performing(act, take_revision=raise_revision) as meeting:
        drop_unsafe_autosaves(meeting=meeting, revision=meeting.revision, by=by, at=at)
        editions = list(meeting.editions.order_by("number"))
        _refuse(meeting, editions, blocks, span or "", reason, rule)
        refuse_clock(chain_end(meeting), at)
        withdrawals = [
            _store_withdrawal(
                *(meeting, key),
                is_part=bool(span),
                span=span or "",
                category=category,
                reason=reason,
                rule=rule,
                note=note,
                requested_by=requested_by,
                withdrawn_at=at,
                withdrawn_by=by,
            )
            for key in dict.fromkeys(blocks)
        ]
        spans = _places_of_spans(editions, withdrawals)
        rewritten = _redact(meeting, editions, withdrawals, withdrawn_on or timezone.localdate(at), by)
        edition = _next_edition(meeting, editions, withdrawals, by, at)
        mask_notes(meeting, withdrawals)
        for withdrawal in withdrawals if answers else ():
            note_answers(
                meeting=meeting,
                restated=standing_in(withdrawal, record_of(meeting)),
                answers=answers,
                by=by,
                at=at,
            )
        act.note(
            edition=edition,
            blocks=[withdrawal.key for withdrawal in withdrawals],
            marks=[withdrawal.name for withdrawal in withdrawals],
            category=category,
            rule=withdrawals[0].rule,
            places=spans,
        )
        if edition:
            newest = [before.number for before in editions if before.is_newest]
            act.tell(Change.Kind.WITHDRAWAL, edition=edition, editions=[*rewritten, *newest])
    return withdrawals


def _refuse(meeting, editions, blocks, span, reason, rule):
    if not reason.strip() or not rule.strip():
        raise WithdrawalRefused(NO_GROUNDS)
    if not editions and chain_end(meeting) is None:
        raise WithdrawalRefused(NEVER_PUBLISHED)
    words = [text for key in blocks for text in _words_to_withdraw(meeting, key, span)]
    grounds = [reason, rule]
    if any(span in text for text in grounds) if span else shingles_of_all(grounds) & shingles_of_all(words):
        raise WithdrawalRefused(WORDS_IN_GROUNDS)


def _words_to_withdraw(meeting, key, span) -> list[str]:
    if why_kept(key):
        raise WithdrawalRefused(why_kept(key))
    texts = [text for wording in wordings_of(meeting, key).values() for text in wording.values()]
    if not any(redacted({"": text}, "", "")[""] != text for text in texts):
        raise WithdrawalRefused(NOTHING_THERE.format(block_name(key)))
    if span and not any(holds_words(text, span) for text in texts):
        raise WithdrawalRefused(NO_SUCH_SPAN.format(block_name(key)))
    return texts


def _store_withdrawal(meeting, key, **values):
    """What has no number of its own (a fact, a reason) counts its withdrawals under 0."""
    number = 0 if key.kind in (FACT, REASONS) else key.number
    before = meeting.withdrawals.filter(number=number).aggregate(last=Max("serial"))["last"] or 0
    return Withdrawal.objects.create(
        meeting=meeting, key=str(key), number=number, serial=before + 1, **values
    )


def _redact(meeting, editions, withdrawals, day, by) -> list[int]:
    """Redacts editions and rows; returns the numbers of the editions that held any of the words, or told them as grounds."""
    told = {
        withdrawal.name: {
            "on": day.isoformat(),
            "category": withdrawal.category,
            "reason": withdrawal.reason,
            "rule": withdrawal.rule,
        }
        for withdrawal in withdrawals
    }
    rewritten = [edition.number for edition in editions if redact_edition(edition, withdrawals, told)]
    for withdrawal in withdrawals:
        redact_row(meeting, withdrawal, by)
        rewritten += redact_grounds(meeting, withdrawal)
        if any(edition.retraction_id for edition in editions):
            redact_takings_down(meeting, withdrawal)
    return rewritten


def _places_of_spans(editions, withdrawals):
    """Where a span stands, without any of its words: what the journal may hold, tied to the text by its leaf.

    [edition number, key of the leaf, index of the span's first character, its length, leaf]
    """
    return [
        [
            edition.number,
            leaf,
            text.index(withdrawal.span),
            len(withdrawal.span),
            kept_leaf(salts[leaf], leaf, text),
        ]
        for edition in editions
        for record, salts in [(json.loads(edition.record), json.loads(edition.salts))]
        for withdrawal in withdrawals
        for leaf, text in leaves_of(record, withdrawal.block_key, edition.number).items()
        if withdrawal.span and holds_words(text, withdrawal.span)
    ]


def _next_edition(meeting, editions, withdrawals, by, at):
    """Stores the edition that says so: the one before, redacted. None where nothing of the meeting is public."""
    newest = next((edition for edition in editions if edition.is_newest), None)
    if newest is None:
        return None
    reason = withdrawals[0].reason
    corrections = [
        BlockChange(withdrawal.block_key, "changed", withdrawal.category)
        for withdrawal in withdrawals
        if withdrawal.block_key.kind != REASONS and newest.status in RECORD_STATUSES
    ]
    edition = store_edition(
        meeting=meeting,
        previous=newest,
        last=chain_end(meeting),
        record=read_record(newest.record) | {"reason": reason, "reasons": {}},
        status=newest.status,
        corrections=corrections,
        by=by,
        at=at,
    )
    store_corrections(edition=edition, corrections=corrections, reason=reason)
    for withdrawal in withdrawals:
        withdrawal.edition = edition
    Withdrawal.objects.bulk_update(withdrawals, ["edition"])
    return edition
