"""The attendees, handouts and facts of a compared manuscript, each written only where it differs."""

from itertools import count, repeat

from members.models import Organisation
from minutes.desk.importing.create_meeting import STEP, attendee_rows, labels_in
from minutes.desk.rows.read_facts import READ_COLUMNS, read_facts
from minutes.models import AttendeeOrganisation, Handout
from minutes.notation.attendance import attendees

# What the 出席者 block says of an attendee.
DERIVED = ("capacity", "representative")


def write_facts(compared, writer) -> None:
    """Title, time, venue … on the meeting's own row."""
    meeting = compared.rows.meeting
    if not compared.facts:
        return
    for name, (_, now) in compared.facts.items():
        setattr(meeting, name, now)
    read_facts(meeting)
    writer.update(type(meeting), [meeting], [*compared.facts, *READ_COLUMNS])


def write_attendees(compared, writer) -> tuple[dict[str, AttendeeOrganisation], list[AttendeeOrganisation]]:
    """Every label of the record as a row, and the rows whose label the manuscript no longer has.

    Those leave after the blocks: until then something may speak by them. A row that somebody added by hand, for a
    label that stood nowhere in the manuscript, stays.
    """
    labels, before = labels_in(compared.document), labels_in(compared.stored)
    standing = {row.label: row for row in compared.rows.attendees.values()}
    missing = [label for label in labels if label not in standing]
    back = returning(AttendeeOrganisation, compared.rows.meeting, missing, set(compared.rows.attendees))
    made = _new_attendees(compared, [label for label in missing if label not in back])
    _place_last([*back.values(), *made], standing.values())
    writer.create(AttendeeOrganisation, [*back.values(), *made])
    standing |= back | {row.label: row for row in made}
    writer.update(AttendeeOrganisation, list(_said_otherwise(compared, standing)), DERIVED)
    return standing, [standing[label] for label in before if label not in labels and label in standing]


def write_handouts(compared, writer) -> None:
    """Handouts are known by their label: titles, order, those that are new, gone or back."""
    standing = {row.label: row for row in compared.rows.handouts}
    wanted = {one.label: one.title for one in compared.document.handouts}
    writer.remove([row for label, row in standing.items() if label not in wanted])
    missing = [label for label in wanted if label not in standing]
    taken = {row.pk for row in compared.rows.handouts}
    made = returning(Handout, compared.rows.meeting, missing, taken)
    meeting = compared.rows.meeting
    made |= {label: Handout(meeting=meeting, label=label) for label in missing if label not in made}
    changed, below = [], 0
    for label, title in wanted.items():
        row = standing.get(label) or made[label]
        place = row.position if label in standing and row.position > below else below + STEP
        if label in standing and (row.title, row.position) != (title, place):
            changed.append(row)
        row.title, row.position = title, place
        below = place
    writer.create(Handout, [made[label] for label in missing])
    writer.update(Handout, changed, ("title", "position"))


def returning(model, meeting, labels, standing: set[int]) -> dict:
    """Label → the row that bore it when it was last removed, to come back as itself."""
    if not labels:
        return {}
    past = model.history.filter(meeting_id=meeting.pk, history_type="-", label__in=labels)
    found = {row.label: row.instance for row in past.order_by("history_id") if row.id not in standing}
    _forget_missing_organisations(found.values())
    return found


def _forget_missing_organisations(rows):
    """An organisation that was removed from the registry meanwhile is not named again."""
    named = {row.organisation_id for row in rows if isinstance(row, AttendeeOrganisation)} - {None}
    kept = set(Organisation.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    for row in rows:
        if isinstance(row, AttendeeOrganisation) and row.organisation_id not in kept:
            row.organisation_id = None


def _new_attendees(compared, labels):
    meeting = compared.rows.meeting
    rows = attendee_rows(meeting, compared.document, labels, repeat(None)) if labels else ()
    return [AttendeeOrganisation(meeting=meeting, **row) for row in rows]


def _place_last(rows, standing):
    last = max((row.position for row in standing), default=0)
    for row, place in zip(rows, count(1)):
        row.position = last + STEP * place


def _said_otherwise(compared, rows):
    """Rows whose capacity or representative the 出席者 block now says differently; what was set by hand stays."""
    before = {one.label: one for one in attendees(compared.stored.attendance)}
    for one in attendees(compared.document.attendance):
        was, row = before.get(one.label), rows[one.label]
        changed = [name for name in DERIVED if was and getattr(was, name) != getattr(one, name)]
        for name in changed:
            setattr(row, name, getattr(one, name))
        if changed:
            yield row
