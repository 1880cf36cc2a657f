"""Stores the next edition of a meeting with its corrections and its files; what is derived follows."""

import datetime
import secrets
from itertools import count

from django.db import IntegrityError, transaction
from django.utils import timezone

from minutes.compare.record_diff import BlockChange
from minutes.models import Correction, Edition, LostEdition, Meeting, PublishedFile
from minutes.publication.chain import ChainLink
from minutes.publication.derived.edition_columns import columns_of
from minutes.publication.editions.correction_notes import Note
from minutes.record import canonical
from minutes.record.block_keys import BlockKey
from minutes.record.leaves import texts
from minutes.record.record import Record
from minutes.record.stored_record import as_new_record

RECORD_STATUSES = {Edition.Status.PRELIMINARY, Edition.Status.FINAL}


def store_edition(
    *,
    meeting: Meeting,
    previous: Edition | None,
    last: ChainLink | None,
    record: Record,
    status: str,
    corrections: list[BlockChange],
    by,
    at: datetime.datetime,
) -> Edition:
    """Stores the next edition: it takes the place of `previous` as the newest one and follows `last` in the chain."""
    record = as_new_record(record)
    salts = {key: secrets.token_hex(16) for key, _ in texts(record)}
    number = last.number + 1 if last else 1
    if previous:
        Edition.objects.filter(pk=previous.pk).update(is_newest=False)
    address = meeting.address or _give_address(meeting)
    edition = Edition.objects.create(
        meeting=meeting,
        address=address,
        number=number,
        published_at=at,
        status=status,
        is_newest=True,
        published_by=by,
        format=canonical.FORMAT,
        record=canonical.canonical(record),
        salts=canonical.canonical(salts),
        tombstones=_tombstones(meeting) if last else "{}",
        digest=canonical.edition_digest(
            previous=last.digest if last else address,
            number=number,
            published_at=at,
            status=status,
            categories=[[str(change.key), change.category] for change in corrections],
            record=record,
            salts=salts,
        ),
        **columns_of(record),
    )
    _store_files(edition, record)
    return edition


def store_corrections(
    *,
    edition: Edition,
    corrections: list[BlockChange],
    reason: str,
    reasons: dict[BlockKey, str] | None = None,
    notes: dict[BlockKey, Note] | None = None,
) -> list[Correction]:
    """Stores the corrections of an edition in their order, each with its own reason or the edition's."""
    return Correction.objects.bulk_create(
        Correction(
            edition=edition,
            position=position,
            key=str(change.key),
            change=change.change,
            category=change.category,
            reason=(reasons or {}).get(change.key, reason),
            from_reader=notes is not None and change.key in notes and notes[change.key].report is not None,
        )
        for position, change in enumerate(corrections, start=1)
    )


def _tombstones(meeting):
    """What readers are told at the redactions: all that the meeting's last edition knew, retracted or not.

    Where a restore has lost every edition, it is read from the withdrawals that were made again.
    """
    last = meeting.editions.order_by("-number").values_list("tombstones", flat=True).first()
    return last or canonical.canonical(
        {
            withdrawal.name: {
                "on": timezone.localdate(withdrawal.withdrawn_at).isoformat(),
                "category": withdrawal.category,
                "reason": withdrawal.reason,
                "rule": withdrawal.rule,
            }
            for withdrawal in meeting.withdrawals.all()
        }
    )


def _give_address(meeting):
    """Gives the meeting its address for ever: its day and the first number free on that day."""
    for suffix in count(1):
        address = f"{meeting.held_on.isoformat()}-{suffix}"
        if _is_taken(address):
            continue
        try:
            with transaction.atomic():
                Meeting.objects.filter(pk=meeting.pk).update(address=address)
            return address
        except IntegrityError:  # another meeting of that day was published at this very moment
            continue


def _is_taken(address):
    return any(model.objects.filter(address=address).exists() for model in (Meeting, LostEdition))


def _store_files(edition, record):
    PublishedFile.objects.bulk_create(
        PublishedFile(edition=edition, number=row["number"], **_file_columns(row["file"]))
        for row in record["handouts"]
        if row["file"]
    )


def _file_columns(file):
    return {name: file[name] for name in ("digest", "name", "size")} | {"type": file["type_kind"]}
