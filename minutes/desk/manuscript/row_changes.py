"""Writes the attendees, handouts and facts of a compared manuscript, each row only where it differs."""

from collections.abc import Iterable, Iterator
from itertools import count, repeat

from members.models import Organisation
from minutes.desk.importing.create_meeting import attendee_rows, labels_in
from minutes.desk.rows.free_positions import POSITION_STEP
from minutes.desk.rows.read_facts import READ_COLUMNS, read_facts
from minutes.models import AttendeeOrganisation, Handout
from minutes.notation.attendance import attendees
from minutes.notation.vocabulary import ANSWER_ONLY

# What 出席者 says of an attendee.
DERIVED = ("capacity", "representative")


def write_facts(compared, writer) -> None:
    """Writes the changed facts (title, time, venue …) and what is read out of them to the meeting's own row."""
    meeting = compared.rows.meeting
    if not compared.facts:
        return
    for name, (_, text) in compared.facts.items():
        setattr(meeting, name, text)
    read_facts(meeting)
    writer.update(type(meeting), [meeting], [*compared.facts, *READ_COLUMNS])


def write_attendees(compared, writer) -> dict[str, AttendeeOrganisation]:
    """Writes a row for every label of the record, and returns {label: row}, with those that leave it."""
    labels = labels_in(compared.document)
    rows = {row.label: row for row in compared.rows.attendees.values()}
    missing = [label for label in labels if label not in rows]
    restored = removed_rows(
        AttendeeOrganisation, compared.rows.meeting, missing, set(compared.rows.attendees)
    )
    new = _new_attendees(compared, [label for label in missing if label not in restored])
    _place_last([*restored.values(), *new], rows.values())
    writer.create(AttendeeOrganisation, [*restored.values(), *new])
    rows |= restored | {row.label: row for row in new}
    writer.update(AttendeeOrganisation, list(_rederived(compared, rows)), DERIVED)
    return rows


def write_handouts(compared, writer) -> None:
    """Writes the handouts, which are known by their label: titles, order, and rows that are new, restored or removed."""
    stored = {row.label: row for row in compared.rows.handouts}
    titles = {handout.label: handout.title for handout in compared.document.handouts}
    writer.remove([row for label, row in stored.items() if label not in titles])
    meeting = compared.rows.meeting
    missing = [label for label in titles if label not in stored]
    new = removed_rows(Handout, meeting, missing, {row.pk for row in compared.rows.handouts})
    new |= {label: Handout(meeting=meeting, label=label) for label in missing if label not in new}
    changed, last = [], 0
    for label, title in titles.items():
        row = stored.get(label) or new[label]
        position = row.position if label in stored and row.position > last else last + POSITION_STEP
        if label in stored and (row.title, row.position) != (title, position):
            changed.append(row)
        row.title, row.position = title, position
        last = position
    writer.create(Handout, [new[label] for label in missing])
    writer.update(Handout, changed, ("title", "position"))


def removed_rows(model, meeting, labels, stored_ids: set[int]) -> dict:
    """Returns {label: the row that bore it when it was last removed}, to be stored again under its id and number."""
    if not labels:
        return {}
    versions = model.history.filter(meeting_id=meeting.pk, history_type="-", label__in=labels)
    rows = {
        version.label: version.instance
        for version in versions.order_by("history_id")
        if version.id not in stored_ids
    }
    _forget_missing_organisations(rows.values())
    return rows


def _forget_missing_organisations(rows: Iterable):
    """Unsets the organisations that were removed from the registry meanwhile."""
    named = {row.organisation_id for row in rows if isinstance(row, AttendeeOrganisation)} - {None}
    kept = set(Organisation.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    for row in rows:
        if isinstance(row, AttendeeOrganisation) and row.organisation_id not in kept:
            row.organisation_id = None


def _new_attendees(compared, labels) -> list[AttendeeOrganisation]:
    meeting = compared.rows.meeting
    rows = attendee_rows(meeting, compared.document, labels, repeat(None)) if labels else ()
    return [AttendeeOrganisation(meeting=meeting, **row) for row in rows]


def _place_last(rows, stored_rows):
    last = max((row.position for row in stored_rows), default=0)
    for row, place in zip(rows, count(1)):
        row.position = last + POSITION_STEP * place


def _rederived(compared, rows: dict[str, AttendeeOrganisation]) -> Iterator[AttendeeOrganisation]:
    """Sets and yields the rows of which 出席者 or 回答のみの団体 now says something else; what was set by hand stays."""
    changed = {
        row.label: row for row in [*_from_attendance(compared, rows), *_from_answering(compared, rows)]
    }
    yield from changed.values()


def _from_answering(compared, rows) -> Iterator[AttendeeOrganisation]:
    """Who stands under 回答のみの団体 has that capacity; who no longer does, and is still in the record, another one."""
    listed = {attendee.label: attendee.capacity for attendee in attendees(compared.document.attendance)}
    for label, row in rows.items():
        if label in compared.document.answering:
            capacity = ANSWER_ONLY
        elif row.capacity == ANSWER_ONLY and label in labels_in(compared.document):
            capacity = listed.get(label, "unknown")
        else:
            continue
        if row.capacity != capacity:
            row.capacity = capacity
            yield row


def _from_attendance(compared, rows) -> Iterator[AttendeeOrganisation]:
    before = {attendee.label: attendee for attendee in attendees(compared.stored.attendance)}
    for after in attendees(compared.document.attendance):
        stored, row = before.get(after.label), rows[after.label]
        changed = [name for name in DERIVED if stored and getattr(stored, name) != getattr(after, name)]
        for name in changed:
            setattr(row, name, getattr(after, name))
        if changed:
            yield row
