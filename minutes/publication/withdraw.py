"""The verb that takes words out of every edition at once; a mark stands in their place from then on."""

import datetime
import json

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from members import wareki
from minutes.compare.record_diff import Change
from minutes.compare.shingles import pieces_of_all
from minutes.desk.workflow.autosaves import forget_copies
from minutes.models import Correction, Meeting, PublicState, Withdrawal
from minutes.notation.attendance import head_counts
from minutes.notation.redactions import holds
from minutes.publication import journal
from minutes.publication.chain import chain_end
from minutes.publication.publish import RECORD_STATUSES, refuse_clock, store_corrections, store_edition
from minutes.publication.withdrawal.apply_withdrawal import (
    WithdrawalRefused,
    bury_in_edition,
    bury_in_row,
    retell,
)
from minutes.publication.withdrawal.redact import cut, leaves_of
from minutes.publication.withdrawal.working_texts import texts_of_row, working_row
from minutes.record import canonical
from minutes.record.block_text import block_name
from minutes.revision import raise_revision


@transaction.atomic
def withdraw(
    *,
    meeting: Meeting,
    revision: int,
    blocks: list[str],
    span: str | None = None,
    by,
    at: datetime.datetime,
    reason: str,
    rule: str,
    category: str = Correction.Category.WITHDRAWAL,
    note: str = "",
    requested_by: str = "",
    withdrawn_on: datetime.date | None = None,
) -> list[Withdrawal]:
    """Take blocks (u12, a81, h90, venue, r2), or a span of words in them, out of everything public.

    A wording in which the span does not stand goes whole. The next edition is built from the one before, never from
    the working rows. `withdrawn_on` is the day that readers are told, where it is not that of `at` (a restore).
    Raises StaleRevision; WithdrawalRefused; PublicationRefused where the clock ran backwards.
    """
    raise_revision(meeting=meeting, revision=revision)
    meeting = Meeting.objects.get(pk=meeting.pk)
    forget_copies(meeting=meeting, revision=meeting.revision, by=by, at=at)
    editions = list(meeting.editions.order_by("number"))
    _refuse(meeting, editions, blocks, span or "", reason, rule)
    refuse_clock(chain_end(meeting), at)
    acts = [
        _act(
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
    places = _places(editions, acts)
    told = _told(acts, withdrawn_on or timezone.localdate(at))
    for edition in editions:
        bury_in_edition(edition, acts, told)
    for act in acts:
        bury_in_row(meeting, act, by)
        retell(meeting, act)
    edition = _next_edition(meeting, acts, by, at)
    PublicState.raise_for(PublicState.Subject.EDITIONS)
    _note(meeting, acts, edition, places)
    return acts


def _refuse(meeting, editions, blocks, span, reason, rule):
    if not reason.strip() or not rule.strip():
        raise WithdrawalRefused("理由と根拠を書いてください。")
    if not editions:
        raise WithdrawalRefused("公開したことのない会議です。下書きの言葉は、ふつうに直してください。")
    standing = []
    for key in blocks:
        found = [text for texts in wordings_of(meeting, key).values() for text in texts.values()]
        if not any(cut({"": text}, "", "")[""] != text for text in found):
            raise WithdrawalRefused(f"{block_name(key)} に、取り消せる言葉はありません。")
        if span and not any(holds(text, span) for text in found):
            raise WithdrawalRefused(
                f"取り消す部分が、{block_name(key)} のどの版にも下書きにも見つかりません。一字ずつ確かめてください。"
            )
        standing += found
    grounds = [reason, rule]
    named = any(span in text for text in grounds) if span else _share(grounds, standing)
    if named:
        raise WithdrawalRefused(
            "理由か根拠に、取り消す言葉が入っています。公開されるので、書かないでください。"
        )


def _share(grounds, standing):
    return bool(pieces_of_all(grounds) & pieces_of_all(standing))


def wordings_of(meeting: Meeting, key: str) -> dict[int | None, dict[str, str]]:
    """Every wording of a block: edition number → its texts, and None → those of the draft."""
    editions = meeting.editions.order_by("number").only("number", "record")
    found = {
        edition.number: leaves_of(json.loads(edition.record), key, edition.number) for edition in editions
    }
    row = working_row(meeting, key)
    return {number: texts for number, texts in found.items() if texts} | (
        {None: texts_of_row(row, key)} if row and texts_of_row(row, key) else {}
    )


def _act(meeting, key, **values):
    number = int(key[1:]) if key[0] in "uah" and key[1:].isdecimal() else 0
    before = meeting.withdrawals.filter(number=number).aggregate(last=Max("serial"))["last"] or 0
    return Withdrawal.objects.create(meeting=meeting, key=key, number=number, serial=before + 1, **values)


def _told(acts, day):
    """What readers are told at each mark."""
    return {
        act.name: {
            "on": day.isoformat(),
            "category": act.category,
            "reason": act.reason,
            "rule": act.rule,
        }
        for act in acts
    }


def _places(editions, acts):
    """Where a span stands, without any of its words: what a journal may hold, tied to the text by its leaf."""
    return [
        [
            edition.number,
            leaf,
            text.index(act.span),
            len(act.span),
            canonical.kept_leaf(salts[leaf], leaf, text),
        ]
        for edition in editions
        for record, salts in [(json.loads(edition.record), json.loads(edition.salts))]
        for act in acts
        for leaf, text in leaves_of(record, act.key, edition.number).items()
        if act.span and holds(text, act.span)
    ]


def _next_edition(meeting, acts, by, at):
    """The edition that says so: the one before, with the marks. None where nothing of the meeting is public."""
    newest = meeting.editions.newest().first()
    if newest is None:
        return None
    reason = acts[0].reason
    record = _settled(json.loads(newest.record) | {"reason": reason, "reasons": {}}, acts)
    corrected = [
        Change(act.key, "changed", act.category)
        for act in acts
        if act.key[0] != "r" and newest.status in RECORD_STATUSES
    ]
    edition = store_edition(meeting, newest, chain_end(meeting), record, newest.status, corrected, by, at)
    store_corrections(edition, corrected, reason, {}, {})
    Withdrawal.objects.filter(pk__in=[act.pk for act in acts]).update(edition=edition)
    return edition


def _settled(record, acts):
    """What is read from a text follows it, and a handout without its name has no file."""
    marks = {act.mark for act in acts}
    handouts = [
        row | {"file": None} if row["file"] and row["file"]["name"] in marks else row
        for row in record["handouts"]
    ]
    counts = [
        {"capacity": count.capacity, "people": count.people, "organisations": count.organisations}
        for count in head_counts(record["attendance"])
    ]
    keys = {act.key for act in acts}
    derived = {"head_counts": counts} if "attendance" in keys else {}
    derived |= {"fiscal_year_stated": wareki.find_fiscal_year(record["title"])} if "title" in keys else {}
    return record | {"handouts": handouts} | derived


def _note(meeting, acts, edition, places):
    journal.note(
        what=journal.WITHDRAW,
        address=meeting.address,
        at=canonical.utc(acts[0].withdrawn_at),
        edition=edition.number if edition else None,
        digest=edition.digest if edition else "",
        blocks=[act.key for act in acts],
        marks=[act.name for act in acts],
        category=acts[0].category,
        rule=acts[0].rule,
        places=places,
    )
