"""A Document → the working rows of a new meeting: one verb, all or nothing."""

import datetime

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from members import registry, wareki
from minutes.models import AgendaItem, AttendeeOrganisation, Body, Handout, Meeting, Presentation, Utterance
from minutes.notation import document as notation
from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Problem
from minutes.notation.kinds import item_kind
from minutes.notation.speakers import is_person
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.revision import take_numbers

# Rows are placed far apart, so that one can come between two without touching its neighbours.
STEP = 1024


class NotSaved(Exception):
    """Why a document was not saved; the message is for the clerk. Nothing was written."""


@transaction.atomic
def create_meeting(*, document: Document, body: Body, by, reason: str, is_sample: bool = False) -> Meeting:
    """A new draft with everything that a document says. Raises NotSaved where it stands already or cannot stand."""
    _refuse(document)
    meeting = _store_meeting(document, body, by, reason, is_sample)
    labels = labels_in(document)
    numbers = iter(
        take_numbers(meeting=meeting, count=len(document.blocks) + len(labels) + len(document.handouts))
    )
    placed = [(next(numbers), STEP * place, block) for place, block in enumerate(document.blocks, start=1)]

    def store(model, rows):
        return bulk_create_with_history(
            [model(meeting=meeting, **row) for row in rows],
            model,
            default_user=by,
            default_change_reason=reason,
        )

    listed = store(AttendeeOrganisation, attendee_rows(meeting, document, labels, numbers))
    speakers = {row.label: row for row in listed}
    store(Handout, _handout_rows(document, numbers))
    _store_blocks(store, placed, speakers)
    return meeting


def _refuse(document):
    for problem in document.problems:
        if problem.fatal:
            raise NotSaved(f"{problem.line}行目: {problem.message}")
    if not document.title:
        raise NotSaved("会議名が見つかりません。はじめの行に会議名を書いてください。")
    if not document.blocks:
        raise NotSaved("議題も発言も見つかりません。会議録の本文か確かめてください。")
    if len(document.title) > Meeting._meta.get_field("title").max_length:
        raise NotSaved("会議名が長すぎます（300字まで）。はじめの行が会議名か確かめてください。")


def _store_meeting(document, body, by, reason, is_sample):
    held = meeting_time(document.time)
    standing = (
        Meeting.objects.filter(title=document.title, held_on=held.held_on, body=body).first()
        if held
        else None
    )
    if standing:
        raise NotSaved(f"この会議はもうあります（{standing}）。何も変えていません。")
    meeting = Meeting(
        body=body,
        title=document.title,
        time=document.time,
        held_on=held.held_on if held else None,
        starts_at=held.starts_at if held else None,
        ends_at=held.ends_at if held else None,
        fiscal_year_stated=wareki.find_fiscal_year(document.title),
        venue=document.venue,
        attendance=document.attendance,
        contact=document.contact,
        updated=document.updated,
        updated_on=updated_day(document.updated),
        is_sample=is_sample,
    )
    meeting._history_user = by
    meeting._change_reason = reason
    meeting.save()
    return meeting


def meeting_time(text: str):
    """The day and the hours that a 日時 block says, or None where it says none that can be read."""
    try:
        return wareki.parse_meeting_time(text) if text else None
    except wareki.WarekiError:
        return None


def updated_day(text: str) -> datetime.date | None:
    """The one day that an 更新日 line says, or None."""
    days = {found.day for found in wareki.find_dates(text) if found.day}
    return days.pop() if len(days) == 1 else None


def value_problems(document: Document) -> list[Problem]:
    """What the notation cannot know: facts whose dates and years do not read."""
    problems = []
    try:
        wareki.parse_meeting_time(document.time)
    except wareki.WarekiError as error:
        problems.append(Problem(0, f"日時を読み取れません。{error}"))
    if document.updated and not updated_day(document.updated):
        problems.append(Problem(0, f"更新日を読み取れません（{document.updated}）。"))
    if any(block.number is not None for block in document.blocks):
        problems.append(
            Problem(0, "原稿の番号（#12 など）は、この会議で付けた番号ではないので、付け直します。")
        )
    return problems


def labels_in(document):
    """Every label of the record, those of the attendance first, in the order in which they appear."""
    listed = [attendee.label for attendee in attendees(document.attendance)]
    speaking = [
        block.label for block in document.blocks if isinstance(block, notation.Turn | notation.Presentation)
    ]
    return list(dict.fromkeys([*listed, *speaking]))


def attendee_rows(meeting, document, labels, numbers):
    listed = {attendee.label: attendee for attendee in attendees(document.attendance)}
    wanted = [label for label in labels if label != SECRETARIAT_LABEL and not is_person(label)]
    candidates = registry.candidates_by_label(wanted, meeting.held_on) if meeting.held_on else {}
    for place, label in enumerate(labels, start=1):
        found = candidates.get(label, [])
        yield {
            "number": next(numbers),
            "position": STEP * place,
            "label": label,
            "label_kind": "person" if is_person(label) else "organisation",
            "capacity": _capacity(label, listed.get(label)),
            "representative": listed[label].representative if label in listed else "",
            "organisation": found[0] if len(found) == 1 else None,
        }


def _capacity(label, attendee):
    if attendee:
        return attendee.capacity
    return "secretariat" if label == SECRETARIAT_LABEL else "unknown"


def _handout_rows(document, numbers):
    for place, handout in enumerate(document.handouts, start=1):
        yield {
            "number": next(numbers),
            "position": STEP * place,
            "label": handout.label,
            "title": handout.title,
        }


def _store_blocks(store, placed, speakers):
    rows = {AgendaItem: [], Presentation: [], Utterance: []}
    kind = "general"
    for number, position, block in placed:
        place = {"number": number, "position": position}
        if isinstance(block, notation.Item):
            kind = item_kind(block.title)
            rows[AgendaItem].append(place | {"title": block.title, "kind": kind})
        elif isinstance(block, notation.Presentation):
            brought = "inquiry" if kind == "inquiries" else "report"
            titles = "\n".join(block.titles)
            rows[Presentation].append(
                place | {"kind": brought, "presenter": speakers[block.label], "titles": titles}
            )
        else:
            speaker = speakers[block.label] if isinstance(block, notation.Turn) else None
            rows[Utterance].append(place | {"speaker": speaker, "text": block.text})
    for model, found in rows.items():
        if found:
            store(model, found)
