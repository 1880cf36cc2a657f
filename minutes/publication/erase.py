"""The act that leaves no word of a withdrawal: not in the 原本, not in any history row, not in the admin's log."""

import datetime
import logging

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models, transaction

from minutes.files import store
from minutes.files.waiting_files import drop_waiting
from minutes.models import (
    Change,
    Correction,
    Edition,
    Handout,
    IssueID,
    LostEdition,
    Meeting,
    MeetingState,
    PublishedFile,
    RestatementAnswer,
    Retraction,
    WaitingFile,
    Withdrawal,
)
from minutes.publication import journal
from minutes.publication.act import Act, performing
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import EraseRefused
from minutes.publication.withdrawal.history_redaction import (
    WordsToRedact,
    columns_that_follow,
    redact_text,
    redact_version,
    words_to_redact,
)
from minutes.publication.withdrawal.mask_notes import mask_notes
from minutes.publication.withdrawal.republication_check import names_of, standing_in
from minutes.publication.withdrawal.restatement_answers import Answers, still_open
from minutes.publication.withdrawal.working_texts import TEXT_COLUMNS
from minutes.record.block_keys import HANDOUT, LETTERS
from minutes.revision import raise_revision

log = logging.getLogger("minutes.files")
WITH_HISTORY = (Meeting, *TEXT_COLUMNS)
# Published texts hold no withdrawn word any more, and working rows none either, or erasing is refused. Numbers and addresses
# are no words: 2026 was erased out of an issueID, which ends in the day.
CLEAN = {
    Change,
    Edition,
    Correction,
    IssueID,
    MeetingState,
    PublishedFile,
    Retraction,
    LostEdition,
    Withdrawal,
    RestatementAnswer,
    *WITH_HISTORY,
}
# What is derived is written again out of the editions.
CLEAN |= {table for kind in DERIVED for table in kind.tables}
# Columns of notes by which files, screens and rows are found again. A number of two digits stands in most digests.
NO_WORDS = {"digest", "type", "page", "object_id", "block"}

RESTATED = "下書きにまだこの言葉があります（{}）。先に下書きから消してください。"
STANDING = "同じ言葉がまだ残っています（{}）。残してよいか、一か所ずつ確かめてください。"


def erase(
    *,
    withdrawal: Withdrawal,
    revision: int,
    by,
    at: datetime.datetime,
    reason: str,
    rule: str,
    answers: Answers = (),
) -> Withdrawal:
    """Blanks the kept words, the internal note and every history row; the day, the reason and the leaf stay.

    `answers` say of each place in which the words still stand, a name in another remark, that they may stay there
    (Restatement.answer). They are not kept, and those of before go: with the words gone nothing is compared any more,
    and a place that was answered about would tell them. The freed pages of the database are another matter: manage.py purge. Raises StaleRevision, EraseRefused.
    """
    act = Act(journal.ERASE, withdrawal.meeting, revision, by, at, reason, rule)
    with performing(act, take_revision=raise_revision) as meeting:
        _refuse(meeting, withdrawal, reason, rule, answers)
        withdrawn = words_to_redact(meeting, [withdrawal])
        if any(redact_text(text, withdrawn, short=True) != text for text in (reason, rule)):
            raise EraseRefused("理由か根拠に、消す言葉が入っています。書かないでください。")
        # Whoever reads the 原本 may have written of it since, in other letters than the history has.
        mask_notes(meeting, [withdrawal], of_blocks=False)
        _blank(withdrawal, by, at, reason, rule)
        for model in WITH_HISTORY:
            _redact_history(model, meeting, withdrawn)
        for rows in _notes(meeting):
            _redact_notes(rows, withdrawn)
        erased = _files_of_nobody(withdrawal)
        drop_waiting(list(WaitingFile.objects.filter(digest__in=erased)))
        for digest in erased:
            transaction.on_commit(lambda digest=digest: _delete_file(digest))
        act.note(edition=None, blocks=[withdrawal.key], marks=[withdrawal.name], rule=rule)
    return withdrawal


def delete_erased_files() -> int:
    """Deletes the files of erased handouts that still lie somewhere, and returns how many: an object store may not have
    answered when they were erased. Raises OSError where it does not answer now."""
    erased = Withdrawal.objects.filter(key__startswith=LETTERS[HANDOUT], erased_at__isnull=False)
    digests = {digest for withdrawal in erased for digest in _files_of_nobody(withdrawal)}
    put_again = WaitingFile.objects.filter(digest__in=digests).values_list("digest", flat=True)
    return sum(store.delete_everywhere(digest) for digest in sorted(digests - set(put_again)))


def _delete_file(digest):
    """The erasure is committed by now, whatever the place of the files answers."""
    try:
        store.delete_everywhere(digest)
    except OSError as error:
        log.error(
            "the erased file %s was not deleted (%s): manage.py purge deletes it", digest, error.strerror
        )


def _refuse(meeting, withdrawal, reason, rule, answers):
    if withdrawal.erased_at:
        raise EraseRefused("もう消去してあります。")
    if not reason.strip() or not rule.strip():
        raise EraseRefused("理由と根拠を書いてください。")
    standing = still_open(standing_in(withdrawal, record_of(meeting)), answers)
    restated = [place for place in standing if place.is_certain]
    if restated:
        raise EraseRefused(RESTATED.format(names_of(restated)))
    if standing:
        raise EraseRefused(STANDING.format(names_of(standing)))


def _blank(withdrawal, by, at, reason, rule):
    withdrawal.wordings.update(words="")
    withdrawal.masked_notes.update(words="")
    withdrawal.answers.all().delete()
    withdrawal.span = withdrawal.note = withdrawal.requested_by = ""
    withdrawal.erased_at, withdrawal.erased_by = at, by
    withdrawal.erase_reason, withdrawal.erase_rule = reason, rule
    withdrawal.save()


def _files_of_nobody(withdrawal) -> set[str]:
    """The files of a withdrawn handout, but for those that another edition or another handout still lists."""
    if withdrawal.block_key.kind != HANDOUT:
        return set()
    gone = PublishedFile.objects.filter(
        edition__meeting=withdrawal.meeting_id, number=withdrawal.block_key.number, is_withdrawn=True
    )
    digests = set(gone.values_list("digest", flat=True))
    still_public = PublishedFile.objects.filter(digest__in=digests, is_withdrawn=False)
    used = Handout.objects.filter(file_digest__in=digests)
    return digests - {
        *still_public.values_list("digest", flat=True),
        *used.values_list("file_digest", flat=True),
    }


def _notes(meeting):
    """The rows of every other table that can hold words of a meeting; a table added later is found by its columns."""
    yield LogEntry.objects.filter(content_type__app_label="minutes")
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
        elif "withdrawal" in names:
            yield model._base_manager.filter(withdrawal__meeting=meeting.pk)
        elif "note" in names and names["note"].is_relation:
            yield model._base_manager.filter(note__meeting=meeting.pk)
        elif "address" in names:
            yield model._base_manager.filter(address=meeting.address)


def _redact_history(model, meeting, withdrawn):
    rows = model.history.filter(id=meeting.pk) if model is Meeting else model.history.filter(meeting=meeting)
    for row in rows.iterator():
        values = {column: getattr(row, column) for column in _text_columns(type(row)) if getattr(row, column)}
        after = redact_version(model, getattr(row, "number", None), values, withdrawn)
        changed = {column: text for column, text in after.items() if text != values[column]}
        changed |= columns_that_follow(model, changed, withdrawn)
        if changed:
            type(row).objects.filter(pk=row.pk).update(**changed)


def _redact_notes(rows, withdrawn: list[WordsToRedact]):
    columns = [column for column in _text_columns(rows.model) if column not in NO_WORDS]
    for row in rows.iterator():
        values = {column: getattr(row, column) for column in columns if getattr(row, column)}
        after = {column: redact_text(text, withdrawn, short=True) for column, text in values.items()}
        changed = {column: text for column, text in after.items() if text != values[column]}
        if changed:
            rows.model._base_manager.filter(pk=row.pk).update(**changed)


def _text_columns(model):
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.primary_key
    ]
