"""Replays the journal after a restore: applies again what the journal records and the restored database lacks.

A line whose transaction did not commit has no `done` line. It is skipped where a `void` line names it or where a
later line gives the number of its edition again. Otherwise it is replayed: nothing withdrawn may come back.
"""

import datetime
import json

from django.db import transaction
from django.utils import timezone

from minutes.models import Edition, LostEdition, Meeting, Retraction, Withdrawal
from minutes.notation.redactions import holds_words
from minutes.publication.chain import chain_end
from minutes.publication.erase import erase
from minutes.publication.errors import EraseRefused
from minutes.publication.journal import DONE, ERASE, PUBLISH, RETRACT, VOID, WITHDRAW, append, lines
from minutes.publication.retract import retract
from minutes.publication.withdraw import withdraw
from minutes.publication.withdrawal.restatement_answers import ANSWERED_BEFORE
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import canonical
from minutes.record.block_keys import BlockKey
from minutes.record.leaves import texts

WITHDRAWN_BEFORE = "復元の前に取り消されていたので、もう一度取り消しました。"
RETRACTED_BEFORE = "復元の前に公開を停止していたので、もう一度停止しました。"
ERASED_BEFORE = "復元の前に消去されていたので、もう一度消去しました。"


@transaction.atomic
def replay(*, by, at: datetime.datetime | None = None) -> list[str]:
    """Applies to a restored database what only the journal holds, before anything is served.

    Returns what was done, as lines for the administrator. Lost editions are recorded, so that their numbers are
    never given again. Withdrawals, retractions and erasures are made again; where the withdrawn part of a block
    cannot be found, the whole block is withdrawn. A second run finds nothing to do.
    """
    acts, moment = committed(lines()), at or timezone.now()
    again = {WITHDRAW: _withdraw, RETRACT: _retract, ERASE: _erase}
    # All lost numbers come first: a withdrawal that is made again stores an edition, and would take the number of one
    # that was published after it.
    lost = [report for line in acts if not is_applied(line) for report in _record_lost_edition(line)]
    return lost + [
        report
        for line in acts
        if line["what"] in again and not is_applied(line)
        for report in again[line["what"]](line, by, moment)
    ]


def committed(journal_lines: list[dict]) -> list[dict]:
    """Returns the lines of acts that happened or may have happened, in order, without `done` and `void` lines."""
    done = {line["of"] for line in journal_lines if line["what"] == DONE}
    void = {line["of"] for line in journal_lines if line["what"] == VOID}
    acts = [line for line in journal_lines if line["what"] not in (DONE, VOID)]
    # Where several lines give one number, the last one's.
    holders = {(line["address"], line["edition"]): line["id"] for line in acts if _makes_edition(line)}
    return [
        line
        for line in acts
        if line["id"] in done
        or (
            line["id"] not in void
            and (not _makes_edition(line) or holders[line["address"], line["edition"]] == line["id"])
        )
    ]


def settle() -> int:
    """Appends a `done` or `void` line for each line that has neither; returns how many were appended.

    The database decides: an act that it holds is `done`. So this is called only on the database in which the acts
    were made: before a backup, never after a restore.
    """
    journal_lines = lines()
    settled = {line["of"] for line in journal_lines if line["what"] in (DONE, VOID)}
    open_lines = [
        line for line in journal_lines if line["what"] not in (DONE, VOID) and line["id"] not in settled
    ]
    for line in open_lines:
        append({"what": DONE if is_applied(line) else VOID, "of": line["id"]})
    return len(open_lines)


def is_applied(line: dict) -> bool:
    """Returns whether the database holds the act that a line records."""
    if line["what"] == RETRACT:
        return Retraction.objects.filter(
            meeting__address=line["address"], retracted_at=_moment(line)
        ).exists()
    if line["what"] == ERASE:
        return bool(_withdrawals(line)) and all(row.erased_at for row in _withdrawals(line))
    if line["what"] == WITHDRAW and len(_withdrawals(line)) < len(line["marks"]):
        return False
    return not _makes_edition(line) or _is_known(line)


def _makes_edition(line):
    return line["what"] in (PUBLISH, WITHDRAW) and line["edition"] is not None


def _is_known(line):
    edition = {"address": line["address"], "number": line["edition"], "digest": line["digest"]}
    return any(model.objects.filter(**edition).exists() for model in (Edition, LostEdition))


def _withdrawals(line):
    rows = Withdrawal.objects.filter(meeting__address=line["address"])
    return [row for row in rows if row.name in line["marks"]]


def _moment(line):
    return datetime.datetime.strptime(line["at"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.UTC)


def _record_lost_edition(line):
    if _makes_edition(line) and not _is_known(line):
        LostEdition.objects.create(
            address=line["address"], number=line["edition"], digest=line["digest"], published_at=_moment(line)
        )
        yield f"{line['address']} 第{line['edition']}版は、バックアップにありません。この番号は使いません。"


def _withdraw(line, by, moment):
    meeting = Meeting.objects.filter(address=line["address"]).first()
    if meeting is None:
        return
    blocks = [key for key in map(BlockKey.parse, line["blocks"]) if wordings_of(meeting, key)]
    if not blocks or _withdrawals(line):
        return
    span = _span(meeting, line)
    partly = [key for key in blocks if span and _block_holds(meeting, key, span)]
    wholly = [key for key in blocks if key not in partly]
    for keys, withdrawn_span in ((partly, span), (wholly, None)):
        if keys:
            _withdraw_again(meeting, keys, withdrawn_span, line, by, moment)
    yield f"{line['address']} {'、'.join(map(str, blocks))} を取り消しました。"


def _block_holds(meeting, key, span):
    return any(
        holds_words(text, span) for texts in wordings_of(meeting, key).values() for text in texts.values()
    )


def _withdraw_again(meeting, keys, span, line, by, moment):
    meeting.refresh_from_db()
    last = chain_end(meeting)
    withdraw(
        meeting=meeting,
        revision=meeting.revision,
        blocks=keys,
        span=span,
        by=by,
        at=max(moment, last.published_at + datetime.timedelta(microseconds=1)),
        reason=WITHDRAWN_BEFORE,
        rule=line["rule"],
        category=line["category"],
        withdrawn_on=timezone.localdate(_moment(line)),
    )


def _span(meeting, line):
    """Returns the text that was withdrawn from within a block, or None where the whole block was.

    It is read from an edition of the restored database whose text still has the leaf that the journal recorded.
    """
    for number, key, start, length, recorded_leaf in line["places"]:
        edition = meeting.editions.filter(number=number).first()
        if edition is None:
            continue
        text = dict(texts(json.loads(edition.record))).get(key)
        salt = json.loads(edition.salts).get(key)
        if text and isinstance(salt, str) and canonical.leaf(salt, key, text) == recorded_leaf:
            return text[start : start + length]
    return None


def _retract(line, by, moment):
    meeting = Meeting.objects.filter(address=line["address"]).first()
    if meeting and meeting.editions.not_retracted().exists():
        retract(
            meeting=meeting,
            revision=meeting.revision,
            by=by,
            at=_moment(line),
            reason=RETRACTED_BEFORE,
            rule=line["rule"],
        )
        yield f"{line['address']} の公開を停止しました。"


def _erase(line, by, moment):
    for row in _withdrawals(line):
        if row.erased_at:
            continue
        try:
            erase(
                withdrawal=row,
                revision=Meeting.objects.get(pk=row.meeting_id).revision,
                by=by,
                at=moment,
                reason=ERASED_BEFORE,
                rule=line["rule"],
                answers=ANSWERED_BEFORE,
            )
        except EraseRefused as error:
            yield f"{row} を消去できませんでした。{error}"
        else:
            yield f"{row} を消去しました。このあと manage.py purge を実行してください。"
