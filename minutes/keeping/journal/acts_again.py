"""Carries out the steps of a replay: records lost editions, and makes withdrawals, retractions and erasures again."""

import datetime
import json
from collections.abc import Iterator

from django.utils import timezone

from minutes.models import Change, LostEdition, Meeting, Withdrawal
from minutes.notation.redactions import holds_words
from minutes.publication.chain import chain_end
from minutes.publication.editions.give_issue_id import give_issue_id
from minutes.publication.erase import erase
from minutes.publication.errors import EraseRefused
from minutes.publication.journal import ERASE, RETRACT, WITHDRAW, made_again
from minutes.publication.retract import retract
from minutes.publication.withdraw import withdraw
from minutes.publication.withdrawal.redact import redacted
from minutes.publication.withdrawal.restatement_answers import ANSWERED_BEFORE
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import canonical
from minutes.record.block_keys import BlockKey
from minutes.record.leaves import texts
from minutes.replay.journal_lines import Line
from minutes.replay.replay_plan import ActAgain, GiveAddress, RecordLost

# The first in which the withdrawn words do not stand: readers are told it.
WITHDRAWN_BEFORE = ("復元の前に取り消されていたので、もう一度取り消しました。", "再度の取消し", "―")
RETRACTED_BEFORE = "復元の前に公開を停止していたので、もう一度停止しました。"
ERASED_BEFORE = "復元の前に消去されていたので、もう一度消去しました。"
GIVEN = "{} は、バックアップでは下書きです。このアドレスは、この会議のものです。"
LOST = "{} 第{}版は、バックアップにありません。この番号は使いません。"


class NumberTaken(Exception):
    """An edition took a number that was given before: the replay is taken back whole."""


def carry_out(step: RecordLost | GiveAddress | ActAgain, *, by, at: datetime.datetime) -> Iterator[str]:
    """Does one step of a plan; yields what was done, as lines for the administrator."""
    if isinstance(step, RecordLost):
        LostEdition.objects.create(
            address=step.address, number=step.number, digest=step.digest, published_at=moment(step.at)
        )
        Change.tell(Change.Kind.LOSS, at=at, address=step.address, edition=step.number)
        yield LOST.format(step.address, step.number)
        return
    if isinstance(step, GiveAddress):
        meeting = Meeting.objects.get(pk=int(step.meeting.split()[0]), address=None)
        Meeting.objects.filter(pk=meeting.pk).update(address=step.address)
        give_issue_id(meeting=meeting, address=step.address, issue_id=step.issue_id)
        yield GIVEN.format(step.address)
        return
    meeting = Meeting.objects.get(address=step.line["address"])
    before = chain_end(meeting)
    with made_again(step.origin):
        yield from AGAIN[step.line["what"]](meeting, step, by, at)
    after = chain_end(meeting)
    if after != before and after.number <= step.above:
        raise NumberTaken(f"{meeting.address} {after.number}")


def moment(at: str) -> datetime.datetime:
    return datetime.datetime.strptime(at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.UTC)


def withdrawals_of(line: Line) -> list[Withdrawal]:
    """Returns the withdrawals that a line names by their marks."""
    rows = Withdrawal.objects.filter(meeting__address=line["address"])
    return [row for row in rows if row.name in line["marks"] and row.key in line["blocks"]]


def _after(meeting, at):
    """A moment, or, where the meeting's last edition is later, the one after that."""
    last = chain_end(meeting)
    return max(at, last.published_at + datetime.timedelta(microseconds=1)) if last else at


def _withdraw(meeting, step, by, at):
    blocks = [key for key in map(BlockKey.parse, step.line["blocks"]) if _has_words(meeting, key)]
    if not blocks:
        return
    span = _span(meeting, step.places)
    partly = [key for key in blocks if span and _holds(meeting, key, span)]
    wholly = [key for key in blocks if key not in partly]
    for keys, withdrawn_span in ((partly, span), (wholly, None)):
        if keys:
            _withdraw_keys(meeting, keys, withdrawn_span, step.line, by, at)
    yield f"{meeting.address} {'、'.join(map(str, blocks))} を取り消しました。"


def _texts(meeting, key):
    return [text for texts in wordings_of(meeting, key).values() for text in texts.values()]


def _has_words(meeting, key):
    """Whether anything of a block is left that can be withdrawn."""
    return any(redacted({"": text}, "", "")[""] != text for text in _texts(meeting, key))


def _holds(meeting, key, span):
    return any(holds_words(text, span) for text in _texts(meeting, key))


def _withdraw_keys(meeting, keys, span, line, by, at):
    meeting.refresh_from_db()
    withdraw(
        meeting=meeting,
        revision=meeting.revision,
        blocks=keys,
        span=span,
        by=by,
        at=_after(meeting, at),
        reason=next(reason for reason in WITHDRAWN_BEFORE if not span or span not in reason),
        rule=line["rule"],
        category=line["category"],
        withdrawn_on=timezone.localdate(moment(line["at"])),
    )


def _span(meeting, places):
    """Returns the text that was withdrawn from within a block, or None where the whole block was.

    It is read from an edition of the restored database whose text still has the leaf that the journal recorded.
    """
    for number, key, start, length, recorded_leaf in places:
        edition = meeting.editions.filter(number=number).first()
        if edition is None:
            continue
        text = dict(texts(json.loads(edition.record))).get(key)
        salt = json.loads(edition.salts).get(key)
        if text and isinstance(salt, str) and canonical.leaf(salt, key, text) == recorded_leaf:
            return text[start : start + length]
    return None


def _retract(meeting, step, by, at):
    retract(
        meeting=meeting,
        revision=meeting.revision,
        by=by,
        at=_after(meeting, moment(step.line["at"])),
        reason=RETRACTED_BEFORE,
        rule=step.line["rule"],
    )
    yield f"{meeting.address} の公開を停止しました。"


def _erase(meeting, step, by, at):
    for row in _rows_to_erase(meeting, step.line):
        meeting.refresh_from_db()
        try:
            erase(
                withdrawal=row,
                revision=meeting.revision,
                by=by,
                at=at,
                reason=ERASED_BEFORE,
                rule=step.line["rule"],
                answers=ANSWERED_BEFORE,
            )
        except EraseRefused as error:
            yield f"{meeting.address} 取消し{row.name} を消去できませんでした。{error}"
        else:
            yield f"{meeting.address} 取消し{row.name} を消去しました。このあと manage.py purge を実行してください。"


def _rows_to_erase(meeting, line):
    """The withdrawals that were erased. Where a replay has marked them otherwise, every one of their blocks."""
    rows = withdrawals_of(line) or meeting.withdrawals.filter(key__in=line["blocks"])
    return [row for row in rows if not row.erased_at]


AGAIN = {WITHDRAW: _withdraw, RETRACT: _retract, ERASE: _erase}
