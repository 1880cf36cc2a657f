"""The verb that leaves no word of a withdrawal: not in the 原本, not in any history row, not in the admin's log."""

import datetime

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models, transaction

from minutes.files import store
from minutes.models import (
    Correction,
    Edition,
    Handout,
    LostEdition,
    Meeting,
    Passage,
    PublishedFile,
    Retraction,
    Withdrawal,
    WithdrawnWords,
)
from minutes.publication import journal
from minutes.publication.editions.snapshot import record_of
from minutes.publication.withdrawal.history_redaction import Veil, veil_row, veil_text, veils_of
from minutes.publication.withdrawal.republication_check import restated
from minutes.publication.withdrawal.working_texts import TEXTS
from minutes.record import canonical
from minutes.record.block_text import block_name
from minutes.revision import raise_revision

WITH_HISTORY = (Meeting, *TEXTS)
# Published texts hold no withdrawn word any more, and working rows none either, or erasing is refused.
CLEAN = {Edition, Correction, Passage, PublishedFile, Retraction, LostEdition, Withdrawal, *WITH_HISTORY}


class EraseRefused(Exception):
    """Why words cannot be erased yet; the message is for the clerk. Nothing was changed."""


@transaction.atomic
def erase(
    *, withdrawal: Withdrawal, revision: int, by, at: datetime.datetime, reason: str, rule: str
) -> Withdrawal:
    """Blank the kept words, the internal note and every history row; the day, the reason and the leaf stay.

    The freed pages of the database are another matter: manage.py purge. Raises StaleRevision, EraseRefused.
    """
    meeting = withdrawal.meeting
    raise_revision(meeting=meeting, revision=revision)
    _refuse(withdrawal, reason, rule)
    veils = veils_of(meeting, [withdrawal])
    if any(veil_text(text, veils, short=True) != text for text in (reason, rule)):
        raise EraseRefused("理由か根拠に、消す言葉が入っています。書かないでください。")
    _blank(withdrawal, by, at, reason, rule)
    for model in WITH_HISTORY:
        _veil_history(model, meeting, veils)
    for rows in _notes(meeting):
        _veil_notes(rows, veils)
    for digest in _files_of_nobody(withdrawal):
        transaction.on_commit(lambda digest=digest: store.delete_stored(digest))
    journal.note(
        what=journal.ERASE,
        address=meeting.address,
        at=canonical.utc(at),
        edition=None,
        digest="",
        blocks=[withdrawal.key],
        marks=[withdrawal.name],
        rule=rule,
    )
    return withdrawal


def _refuse(withdrawal, reason, rule):
    meeting = withdrawal.meeting
    if withdrawal.erased_at:
        raise EraseRefused("もう消去してあります。")
    if not reason.strip() or not rule.strip():
        raise EraseRefused("理由と根拠を書いてください。")
    newest = meeting.editions.order_by("-number").first()
    standing = restated(meeting, newest, record_of(meeting), only=withdrawal)
    if standing:
        places = "、".join(dict.fromkeys(block_name(key) for key, _ in standing))
        raise EraseRefused(f"下書きにまだこの言葉があります（{places}）。先に下書きから消してください。")


def _blank(withdrawal, by, at, reason, rule):
    withdrawal.wordings.update(words="")
    withdrawal.span = withdrawal.note = withdrawal.requested_by = ""
    withdrawal.erased_at, withdrawal.erased_by = at, by
    withdrawal.erase_reason, withdrawal.erase_rule = reason, rule
    withdrawal.save()


def _files_of_nobody(withdrawal) -> set[str]:
    """The files of a withdrawn handout, but for those that another edition or another handout still lists."""
    if withdrawal.key[0] != "h" or not withdrawal.key[1:].isdecimal():
        return set()
    gone = PublishedFile.objects.filter(
        edition__meeting=withdrawal.meeting_id, number=int(withdrawal.key[1:]), is_withdrawn=True
    )
    digests = set(gone.values_list("digest", flat=True))
    standing = PublishedFile.objects.filter(digest__in=digests, is_withdrawn=False)
    used = Handout.objects.filter(file_digest__in=digests)
    return digests - {
        *standing.values_list("digest", flat=True),
        *used.values_list("file_digest", flat=True),
    }


def _notes(meeting):
    """Whatever else the house has noted about a meeting, in a table that is added tomorrow among it."""
    yield LogEntry.objects.filter(content_type__app_label="minutes")
    yield WithdrawnWords.objects.filter(withdrawal__meeting=meeting)
    for model in apps.get_app_config("minutes").get_models():
        if model in CLEAN or getattr(model, "instance_type", None) in WITH_HISTORY:
            continue
        names = {field.name: field for field in model._meta.concrete_fields}
        if "meeting" in names:
            yield model._base_manager.filter(meeting=meeting.pk)
        elif "correction" in names:
            yield model._base_manager.filter(correction__edition__meeting=meeting.pk)
        elif "edition" in names and names["edition"].is_relation:
            yield model._base_manager.filter(edition__meeting=meeting.pk)
        elif "address" in names:
            yield model._base_manager.filter(address=meeting.address)


def _veil_history(model, meeting, veils):
    rows = model.history.filter(id=meeting.pk) if model is Meeting else model.history.filter(meeting=meeting)
    for row in rows.iterator():
        values = {field: getattr(row, field) for field in _text_fields(type(row)) if getattr(row, field)}
        after = veil_row(model, getattr(row, "number", None), values, veils)
        changed = {field: text for field, text in after.items() if text != values[field]}
        if model is Handout and any(veil.mark == changed.get("file_name") for veil in veils):
            changed |= {"file_digest": "", "file_name": "", "file_type": "", "file_size": 0}
        if changed:
            type(row).objects.filter(pk=row.pk).update(**changed)


def _veil_notes(rows, veils: list[Veil]):
    fields = _text_fields(rows.model)
    for row in rows.iterator():
        values = {field: getattr(row, field) for field in fields if getattr(row, field)}
        after = {field: veil_text(text, veils, short=True) for field, text in values.items()}
        changed = {field: text for field, text in after.items() if text != values[field]}
        if changed:
            rows.model._base_manager.filter(pk=row.pk).update(**changed)


def _text_fields(model):
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.primary_key
    ]
