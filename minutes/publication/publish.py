"""The verb that makes a record public: rows → Edition, its Corrections and its Passages, in one transaction."""

import datetime
import json
import secrets
from itertools import count

from django.db import IntegrityError, transaction

from minutes.compare.record_diff import Change, changes
from minutes.desk.workflow.stages import note_published
from minutes.models import Correction, Edition, LostEdition, Meeting, PublicState, PublishedFile
from minutes.notation.redactions import plain_marks
from minutes.publication import journal
from minutes.publication.chain import chain_end
from minutes.publication.editions.correction_notes import Note, store_notes
from minutes.publication.editions.passage_writer import replace_passages
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import PublicationRefused
from minutes.publication.withdrawal.republication_check import restated
from minutes.record import canonical
from minutes.record.block_text import block_name
from minutes.revision import hold_revision

RECORD_STATUSES = {Edition.Status.PRELIMINARY, Edition.Status.FINAL}


@transaction.atomic
def publish(
    *,
    meeting: Meeting,
    revision: int,
    status: str,
    by,
    at: datetime.datetime,
    reason: str = "",
    reasons: dict[str, str] | None = None,
    categories: dict[str, str] | None = None,
    notes: dict[str, Note] | None = None,
) -> Edition:
    """Publish the working rows of a meeting as its next edition, and return it.

    `revision` is the one that was previewed: if anything was saved since, StaleRevision is raised. `categories`
    and `reasons` go by block key (u12, a81, h90, venue) and stand in for the proposed category and for `reason`;
    `notes` too, and are not public. Raises PublicationRefused when nothing changed, the day is not known, the
    clock ran backwards, a correction has no reason, or words that were withdrawn stand in the record again. What was
    taken down is not compared, but its numbers stay its own.
    """
    hold_revision(meeting=meeting, revision=revision)
    meeting = Meeting.objects.select_related("body__secretariat").get(pk=meeting.pk)
    previous = meeting.editions.newest().first()
    record = record_of(meeting, reason=reason, reasons=reasons)
    last = chain_end(meeting)
    found = corrections_between(previous, record, status)
    _refuse(meeting, previous, last, record, status, at)
    _refuse_without_reason(found, reason, reasons or {})
    settled = [
        Change(change.key, change.change, (categories or {}).get(change.key, change.category))
        for change in found
    ]
    edition = store_edition(meeting, previous, last, record, status, settled, by, at)
    store_notes(store_corrections(edition, settled, reason, reasons or {}, notes or {}), notes or {})
    note_published(meeting=meeting, revision=revision, by=by, at=at)
    PublicState.raise_for(PublicState.Subject.EDITIONS)
    journal.note(
        what=journal.PUBLISH,
        address=edition.address,
        at=canonical.utc(at),
        edition=edition.number,
        digest=edition.digest,
    )
    return edition


def corrections_between(previous: Edition | None, record: dict, status: str) -> list[Change]:
    """What an edition of this record would correct: only editions of the record itself are compared."""
    if previous is None or previous.status not in RECORD_STATUSES or status not in RECORD_STATUSES:
        return []
    return changes(json.loads(previous.record), record)


def _refuse(meeting, previous, last, record, status, at):
    if meeting.held_on is None:
        raise PublicationRefused("日時から開催日を読み取れないので、公開できません。日時を直してください。")
    refuse_clock(last, at)
    if previous and status in Edition.ANNOUNCEMENTS and previous.status not in Edition.ANNOUNCEMENTS:
        raise PublicationRefused("会議録を公開した会議なので、予定や中止としては公開できません。")
    found = restated(meeting, previous, record)
    if found:
        places = "、".join(dict.fromkeys(block_name(key) for key, _ in found))
        raise PublicationRefused(
            f"取り消した言葉がまた入っているので、公開できません（{places}：「{found[0][1]}」など）。その言葉を消してください。"
        )
    if previous and previous.status == status and not changes(json.loads(previous.record), record):
        raise PublicationRefused(f"第{previous.number}版から何も変わっていないので、公開しませんでした。")


def refuse_clock(last, at) -> None:
    if last and at <= last.published_at:
        raise PublicationRefused(
            "この機械の時計が、前の版の公開日時より前を指しています。時計を合わせてください。"
        )


def _refuse_without_reason(found, reason, reasons):
    lacking = [block_name(change.key) for change in found if not (reasons.get(change.key) or reason).strip()]
    if lacking:
        raise PublicationRefused(f"訂正の理由がありません：{'、'.join(lacking)}")


def store_edition(meeting, previous, last, record, status, settled, by, at) -> Edition:
    """The next edition, its files and its passages: it stands in the place of `previous` and follows `last`."""
    salts = {key: secrets.token_hex(16) for key, _ in canonical.texts(record)}
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
            categories=[[change.key, change.category] for change in settled],
            record=record,
            salts=salts,
        ),
        **columns_of(record),
    )
    _store_files(edition, record)
    replace_passages(edition, record)
    return edition


def _tombstones(meeting):
    """What a reader is told at the marks of the record: all that the meeting's last edition knew, taken down or not."""
    last = meeting.editions.order_by("-number").values_list("tombstones", flat=True).first()
    return last or "{}"


def columns_of(record: dict) -> dict:
    """The values that an Edition repeats in columns, for lists: what readers see, marks without their numbers."""
    return {
        "title": plain_marks(record["title"]),
        "held_on": datetime.date.fromisoformat(record["held_on"]),
        "fiscal_year": record["fiscal_year"],
        "fiscal_year_stated": record["fiscal_year_stated"],
        "body_key": record["body"]["key"],
        "body_name": record["body"]["name"],
        "reason": plain_marks(record["reason"]),
        "turns": sum(block["kind"] == "turn" for block in record["blocks"]),
        "is_sample": record["sample"],
    }


def _give_address(meeting):
    """Give the meeting its address for ever: its day and the first number free on that day."""
    for suffix in count(1):
        address = f"{meeting.held_on.isoformat()}-{suffix}"
        if (
            Meeting.objects.filter(address=address).exists()
            or LostEdition.objects.filter(address=address).exists()
        ):
            continue
        try:
            with transaction.atomic():
                Meeting.objects.filter(pk=meeting.pk).update(address=address)
            return address
        except IntegrityError:  # another meeting of that day was published at this very moment
            continue


def store_corrections(edition, settled, reason, reasons, notes) -> list[Correction]:
    return Correction.objects.bulk_create(
        Correction(
            edition=edition,
            position=position,
            key=change.key,
            change=change.change,
            category=change.category,
            reason=reasons.get(change.key, reason),
            from_reader=change.key in notes and notes[change.key].report is not None,
        )
        for position, change in enumerate(settled, start=1)
    )


def _store_files(edition, record):
    PublishedFile.objects.bulk_create(
        PublishedFile(edition=edition, number=row["number"], **row["file"])
        for row in record["handouts"]
        if row["file"]
    )
