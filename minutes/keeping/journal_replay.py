"""After a restore: what the journal beside the media has and the restored database lacks is applied again.

A line whose transaction did not commit has no `done` behind it. It is passed over where `void` says so or where a
later line gives its edition's number again; otherwise it counts, for nothing withdrawn may come back.
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
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import canonical
from minutes.record.block_keys import BlockKey

WITHDRAWN_BEFORE = "復元の前に取り消されていたので、もう一度取り消しました。"
RETRACTED_BEFORE = "復元の前に公開を停止していたので、もう一度停止しました。"
ERASED_BEFORE = "復元の前に消去されていたので、もう一度消去しました。"


@transaction.atomic
def replay(*, by, at: datetime.datetime | None = None) -> list[str]:
    """Bring a restored database up to the journal, before anything is served; returns what was done, line by line.

    Lost editions are named and their numbers never given again; withdrawals, retractions and erasures are made
    again, a block whose span cannot be found whole. A second run finds nothing to do.
    """
    apply = {PUBLISH: _lose, WITHDRAW: _withdraw, RETRACT: _retract, ERASE: _erase}
    moment = at or timezone.now()
    return [
        said
        for line in committed(lines())
        if not stands(line)
        for said in apply[line["what"]](line, by, moment)
    ]


def committed(found: list[dict]) -> list[dict]:
    """The lines that speak of something that happened, in order."""
    done = {line["of"] for line in found if line["what"] == DONE}
    void = {line["of"] for line in found if line["what"] == VOID}
    spoken = [line for line in found if line["what"] not in (DONE, VOID)]
    given = {(line["address"], line["edition"]): line["id"] for line in spoken if _makes_edition(line)}
    return [
        line
        for line in spoken
        if line["id"] in done
        or (
            line["id"] not in void
            and (not _makes_edition(line) or given[line["address"], line["edition"]] == line["id"])
        )
    ]


def settle() -> int:
    """Say `done` or `void` of each line that says neither, by what the living database holds; returns how many.

    To be called while the database is the one that the lines speak of: before a backup, never after a restore.
    """
    found = lines()
    settled = {line["of"] for line in found if line["what"] in (DONE, VOID)}
    open_lines = [line for line in found if line["what"] not in (DONE, VOID) and line["id"] not in settled]
    for line in open_lines:
        append({"what": DONE if stands(line) else VOID, "of": line["id"]})
    return len(open_lines)


def stands(line: dict) -> bool:
    """Whether the database holds what a line speaks of."""
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
    which = {"address": line["address"], "number": line["edition"], "digest": line["digest"]}
    return any(model.objects.filter(**which).exists() for model in (Edition, LostEdition))


def _withdrawals(line):
    rows = Withdrawal.objects.filter(meeting__address=line["address"])
    return [row for row in rows if row.name in line["marks"]]


def _moment(line):
    return datetime.datetime.strptime(line["at"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.UTC)


def _lose(line, by, moment):
    if _makes_edition(line) and not _is_known(line):
        LostEdition.objects.create(
            address=line["address"], number=line["edition"], digest=line["digest"], published_at=_moment(line)
        )
        yield f"{line['address']} 第{line['edition']}版は、バックアップにありません。この番号は使いません。"


def _withdraw(line, by, moment):
    yield from _lose(line, by, moment)
    meeting = Meeting.objects.filter(address=line["address"]).first()
    if meeting is None:
        return
    blocks = [key for key in map(BlockKey.parse, line["blocks"]) if wordings_of(meeting, key)]
    if not blocks or _withdrawals(line):
        return
    span = _span(meeting, line)
    in_part = [key for key in blocks if span and _holds(meeting, key, span)]
    for keys, words in ((in_part, span), ([key for key in blocks if key not in in_part], None)):
        if keys:
            _withdraw_again(meeting, keys, words, line, by, moment)
    yield f"{line['address']} {'、'.join(map(str, blocks))} を取り消しました。"


def _holds(meeting, key, span):
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
    """The words of the span, read from an edition that is still what it was; None where there is none."""
    for number, leaf, start, length, kept in line["places"]:
        edition = meeting.editions.filter(number=number).first()
        if edition is None:
            continue
        text, salt = (
            dict(canonical.texts(json.loads(edition.record))).get(leaf),
            json.loads(edition.salts).get(leaf),
        )
        if text and isinstance(salt, str) and canonical.leaf(salt, leaf, text) == kept:
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
            )
        except EraseRefused as error:
            yield f"{row} を消去できませんでした。{error}"
        else:
            yield f"{row} を消去しました。このあと manage.py purge を実行してください。"
