"""The record of a meeting as it stood at an earlier revision, out of the history of its rows."""

from collections.abc import Callable

from django.db.models import Q

from members.models import Organisation
from minutes.desk.workflow.saves import RECORD_MODELS, versions_of
from minutes.models import (
    AgendaItem,
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
from minutes.publication.editions import snapshot
from minutes.record.record import Record
from minutes.record.ties.turn_ties import TurnTies

Redact = Callable[[list], None]


def record_at(meeting: Meeting, revision: int, *, redact: Redact) -> Record | None:
    """Returns the record as it stood at a revision, in some fourteen queries; None where there was none yet.

    `redact` takes out of each list of old rows, in place, what the reader may not see: words that were withdrawn since.
    """
    rows = {model: _rows_at(meeting, revision, redact, model) for model in RECORD_MODELS}
    if not rows[Meeting]:
        return None
    (past,) = rows[Meeting]
    body = meeting.body if past.body_id == meeting.body_id else past.body
    attendees = _with_organisations(_in_order(rows[AttendeeOrganisation]))
    return snapshot.put_together(
        past,
        body,
        attendees=[snapshot.attendee_row(row, body) for row in attendees],
        handouts=_handouts(rows),
        blocks=_blocks(rows),
        ties=_ties(rows),
        answers=_answers(rows),
        tallies=[row.instance.as_record for row in sorted(rows[Tally], key=lambda row: row.number)],
    )


def _rows_at(meeting, revision, redact, model) -> list:
    """The newest version of each row that stood then. Rows of before saves were numbered are older than any."""
    before = Q(saved_revision__lte=revision) | Q(saved_revision=None)
    newest = {row.id: row for row in versions_of(model, meeting).filter(before).order_by("history_id")}
    rows = [row for row in newest.values() if row.history_type != "-"]
    redact(rows)
    return rows


def _in_order(rows):
    return sorted(rows, key=lambda row: (row.position, row.number))


def _numbers(rows) -> dict[int | None, int | None]:
    return {None: None, **{row.id: row.number for row in rows}}


def _with_organisations(rows):
    """The organisation of a version is read with all others, not one by one."""
    known = Organisation.objects.in_bulk({row.organisation_id for row in rows if row.organisation_id})
    for row in rows:
        row.organisation = known.get(row.organisation_id)
    return rows


def _handouts(rows):
    items, presentations = _numbers(rows[AgendaItem]), _numbers(rows[Presentation])
    used_by: dict[int, list[int]] = {}
    for use in rows[HandoutUse]:
        number = items.get(use.item_id) or presentations.get(use.presentation_id)
        if number:
            used_by.setdefault(use.handout_id, []).append(number)
    return [snapshot.handout_row(row, sorted(used_by.get(row.id, []))) for row in _in_order(rows[Handout])]


def _blocks(rows):
    attendees = _numbers(rows[AttendeeOrganisation])
    made = {
        AgendaItem: lambda row: snapshot.item_block(row.number, row.kind, row.title),
        Presentation: lambda row: snapshot.presentation_block(
            row.number, row.kind, attendees.get(row.presenter_id), row.titles
        ),
        InquiryQuestion: lambda row: snapshot.question_block(row.number, row.text, row.choices),
        Utterance: lambda row: snapshot.utterance_block(row.number, attendees.get(row.speaker_id), row.text),
    }
    placed = [(row, block(row)) for model, block in made.items() for row in rows[model]]
    return [block for _, block in sorted(placed, key=lambda pair: (pair[0].position, pair[0].number))]


def _ties(rows) -> dict[int, TurnTies]:
    turns = _numbers(rows[Utterance])
    asked = _tied(rows[TurnAddressee], "attendee_id", turns, _numbers(rows[AttendeeOrganisation]))
    answered = _tied(rows[TurnReply], "asked_id", turns, turns)
    return {
        number: TurnTies(tuple(asked.get(number, ())), tuple(answered.get(number, ())))
        for number in asked.keys() | answered.keys()
    }


def _tied(ties, column, turns, others) -> dict[int, list[int]]:
    tied: dict[int, list[int]] = {}
    for tie in ties:
        number, other = turns.get(tie.turn_id), others.get(getattr(tie, column))
        if number and other:
            tied.setdefault(number, []).append(other)
    return tied


def _answers(rows):
    questions, attendees = _numbers(rows[InquiryQuestion]), _numbers(rows[AttendeeOrganisation])
    return [
        snapshot.answer_row(
            row.number,
            questions[row.question_id],
            attendees[row.attendee_id],
            row.choice,
            row.text,
            row.received_on,
            row.way,
        )
        for row in _in_order(rows[WrittenAnswer])
        if row.question_id in questions and row.attendee_id in attendees
    ]
