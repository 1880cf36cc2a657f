"""Adds, saves and removes one row of a record. Each verb takes the meeting's revision before it writes anything."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from minutes.desk.handouts.uses_follow import uses_of
from minutes.desk.inquiries.answers_follow import answers_reworded, tallies_reworded
from minutes.desk.inquiries.row_questions import AnswersLeft, keeping_questions, what_goes_with
from minutes.desk.mail.tell import tell_of_new_turns
from minutes.desk.rows.read_facts import read_facts
from minutes.desk.rows.row_order import BLOCKS, position_behind
from minutes.desk.ties.ties_follow import ties_of
from minutes.models import (
    AttendeeOrganisation,
    Handout,
    HandoutUse,
    InquiryQuestion,
    Meeting,
    Presentation,
    Tally,
    TurnAddressee,
    TurnReply,
    Utterance,
    WrittenAnswer,
)
from minutes.notation.redactions import redactions_in
from minutes.revision import raise_revision, take_numbers

# The columns that no form writes, but numbering and publishing: a form that was open meanwhile must not reset them.
NOT_EDITED = {"id", "meeting_id", "number", "position", "address", "next_number", "revision", "form_key"}


class RedactionTouched(Exception):
    """A save would drop, double or make up a redaction (［取消し12-1］). Nothing was written."""


@transaction.atomic
def add_meeting(*, row: Meeting, by, reason: str = "") -> Meeting:
    """Stores a new draft without any block, and returns it."""
    read_facts(row)
    _write(row, by, reason)
    return row


@transaction.atomic
def add_row(*, row, revision: int, by, reason: str = "", behind: int | None = None):
    """Stores a new row of `row.meeting` with the meeting's next number, and returns it.

    `behind` is the number of the row that it follows: None is the end, 0 the beginning. Raises StaleRevision,
    LookupError where no row of the same order has that number, RedactionTouched, QuestionAstray.
    """
    raise_revision(meeting=row.meeting, revision=revision)
    if redactions_of(row):
        raise RedactionTouched
    with keeping_questions(row.meeting):
        row.position = position_behind(row=row, number=behind)
        (row.number,) = take_numbers(meeting=row.meeting, count=1)
        _write(row, by, reason)
    if isinstance(row, Utterance) and row.speaker_id:
        tell_of_new_turns(meeting=row.meeting, since=row.number, by=by, at=timezone.now())
    return row


@transaction.atomic
def save_row(
    *, row, revision: int, by, reason: str = "", behind: int | None = None, with_answers: bool = False
) -> bool:
    """Stores what differs from the stored row, and moves it behind the row of the number `behind`, if one is given.

    The answers to a question follow its choices. An inquiry that becomes a report loses its questions and answers, if
    `with_answers` says so. Returns False where nothing differs: then nothing is written, no history and no revision.
    Raises StaleRevision, LookupError, RedactionTouched, QuestionAstray, AnswersLeft.
    """
    meeting = row if isinstance(row, Meeting) else row.meeting
    if row is meeting:
        read_facts(row)
    changed = changed_fields(row)
    if not changed and behind is None:
        return False
    stored = type(row).objects.get(pk=row.pk)
    if redactions_of(row) != redactions_of(stored):
        raise RedactionTouched
    raise_revision(meeting=meeting, revision=revision)
    if row is meeting:
        row.refresh_from_db(fields=["address", "next_number"])
    with keeping_questions(meeting):
        if isinstance(row, Presentation) and (stored.kind, row.kind) == ("inquiry", "report"):
            _remove_with(stored, by, reason, with_answers)
        if behind is not None:
            row.position = position_behind(row=row, number=behind)
            changed.append("position")
        _write(row, by, reason, update_fields=changed)
        if isinstance(row, InquiryQuestion):
            for answer in answers_reworded(row.answers.all(), stored.choice_list, row.choice_list):
                _write(answer, by, reason, update_fields=["choice"])
            for tally in tallies_reworded(row, stored.choice_list, row.choice_list):
                _write(tally, by, reason, update_fields=["choices"])
    return True


@transaction.atomic
def remove_row(*, row, revision: int, by, reason: str = "", with_answers: bool = False) -> None:
    """Removes a row of a record; its number is given to no other.

    With a question go its answers, with an inquiry its questions too, if `with_answers` says so; with a turn or an
    attendee its ties, with a heading or a handout what it was tied to. Raises StaleRevision, ProtectedError,
    RedactionTouched, QuestionAstray, AnswersLeft.
    """
    raise_revision(meeting=row.meeting, revision=revision)
    if redactions_of(row):
        raise RedactionTouched
    with keeping_questions(row.meeting):
        _remove_with(row, by, reason, with_answers)
        for tie in (*ties_of([row]), *uses_of([row])):
            _remove(tie, by, reason)
        _remove(row, by, reason)


@transaction.atomic
def remove_meeting(*, meeting: Meeting, revision: int, by, reason: str = "") -> None:
    """Removes a draft with all its rows, each with its history. Raises StaleRevision; ProtectedError once published."""
    raise_revision(meeting=meeting, revision=revision)
    for model in (
        TurnAddressee,
        TurnReply,
        HandoutUse,
        Tally,
        WrittenAnswer,
        *reversed(BLOCKS),
        Handout,
        AttendeeOrganisation,
    ):
        for row in model.objects.filter(meeting=meeting):
            _remove(row, by, reason)
    _remove(meeting, by, reason)


def changed_fields(row) -> list[str]:
    """Returns the columns in which a row differs from what is stored, without those of NOT_EDITED."""
    stored = type(row).objects.get(pk=row.pk)
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in NOT_EDITED]
    return [name for name in names if getattr(row, name) != getattr(stored, name)]


def redactions_of(row) -> Counter:
    """Counts the redactions in all texts of a row."""
    values = (getattr(row, field.attname) for field in row._meta.concrete_fields)
    return sum((redactions_in(value) for value in values if isinstance(value, str)), Counter())


def _write(row, by, reason, **options):
    row._history_user, row._change_reason = by, reason or None
    row.save(**options)


def _remove_with(row, by, reason, with_answers):
    """Removes the questions and answers that go with a row."""
    going = what_goes_with(row)
    if going and not with_answers:
        raise AnswersLeft
    if any(redactions_of(other) for other in going):
        raise RedactionTouched
    for other in going:
        _remove(other, by, reason)


def _remove(row, by, reason):
    row._history_user, row._change_reason = by, reason or None
    row.delete()
