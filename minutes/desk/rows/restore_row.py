"""戻す: restores a row that was removed from a record, with its id and number, out of its history."""

from django.db import models, transaction

from minutes.desk.inquiries.answers_follow import answers_gone_with
from minutes.desk.inquiries.row_questions import QuestionAstray, keeping_questions
from minutes.desk.rows.row_order import ordered_numbers, position_behind
from minutes.desk.ties.ties_follow import ties_gone_with
from minutes.models import AttendeeOrganisation, Handout, InquiryQuestion
from minutes.revision import raise_revision


class CannotRestore(Exception):
    """Why a row cannot be restored, in words for the clerk. Nothing was written."""


@transaction.atomic
def restore_row(*, version, revision: int, by, reason: str = ""):
    """Stores the removed row of a version again, behind the row that it used to follow. Returns the row.

    With a question come back the answers that went with it, with a turn or an attendee the ties.

    Raises CannotRestore where the row is in the record already or what it names was removed too; StaleRevision.
    """
    row = version.instance
    _refuse(version, row)
    raise_revision(meeting=row.meeting, revision=revision)
    try:
        with keeping_questions(row.meeting):
            row.position = position_behind(row=row, number=_number_before(row))
            _store(row, by, reason)
    except QuestionAstray as error:
        raise CannotRestore(str(error)) from error
    with_it = answers_gone_with(row) if isinstance(row, InquiryQuestion) else ties_gone_with([row])
    for other in with_it:
        _store(other, by, reason)
    return row


def _store(row, by, reason):
    row._history_user, row._change_reason = by, reason or "戻した"
    row.save(force_insert=True)


def can_come_back(version) -> bool:
    """Tells whether a version says that its row was removed, and the row is still missing."""
    return version.history_type == "-" and not version.instance_type.objects.filter(pk=version.id).exists()


def _refuse(version, row):
    if not can_come_back(version):
        raise CannotRestore(f"#{row.number} は、もう記録にあります。")
    for field in row._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and _is_gone(row, field):
            raise CannotRestore(
                f"#{row.number} の{field.verbose_name}が、今は記録にありません。先にそちらを戻してください。"
            )
    if isinstance(row, AttendeeOrganisation | Handout):
        twin = type(row).objects.filter(meeting=row.meeting_id, label=row.label).first()
        if twin:
            raise CannotRestore(f"「{row.label}」は、#{twin.number} として、もうあります。")


def _is_gone(row, field):
    pk = getattr(row, field.attname)
    return pk is not None and not field.related_model._base_manager.filter(pk=pk).exists()


def _number_before(row) -> int:
    """Returns the number of the row that now comes before the old position of a row; 0 at the beginning."""
    before = [number for position, number in ordered_numbers(row) if position < row.position]
    return before[-1] if before else 0
