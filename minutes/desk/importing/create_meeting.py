"""A Document → the working rows of a new meeting: one verb, all or nothing."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from members import registry, wareki
from minutes.desk.importing.bulk_insert import store_first_rows
from minutes.desk.rows.read_facts import read_facts
from minutes.models import AgendaItem, AttendeeOrganisation, Body, Handout, Meeting, Presentation, Utterance
from minutes.notation import document as notation
from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Problem
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.reading.speakers import is_person
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.record.read_out import day_in

# Rows are placed far apart, so that one can come between two without touching its neighbours.
STEP = 1024


class NotSaved(Exception):
    """Why a document was not saved; the message is for the clerk. Nothing was written."""


@transaction.atomic
def create_meeting(*, document: Document, body: Body, by, reason: str, is_sample: bool = False) -> Meeting:
    """A new draft with everything that a document says. Raises NotSaved where it stands already or cannot stand."""
    _refuse(document)
    labels = labels_in(document)
    count = len(document.blocks) + len(labels) + len(document.handouts)
    meeting = _store_meeting(document, body, by, reason, is_sample, count)
    numbers = iter(range(1, count + 1))
    store = partial(store_first_rows, meeting=meeting, by=by, reason=reason, at=timezone.now())
    blocks = [(next(numbers), STEP * place, block) for place, block in enumerate(document.blocks, start=1)]
    store(model=AttendeeOrganisation, rows=list(attendee_rows(meeting, document, labels, numbers)))
    store(model=Handout, rows=_handout_rows(document, numbers))
    speakers = dict(meeting.attendees.order_by().values_list("label", "id"))
    for model, rows in _block_rows(blocks, speakers).items():
        store(model=model, rows=rows)
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


def _store_meeting(document, body, by, reason, is_sample, numbers):
    facts = {fact.name: getattr(document, fact.name) for fact in TEXT_FACTS}
    meeting = Meeting(body=body, is_sample=is_sample, next_number=numbers + 1, **facts)
    read_facts(meeting)
    twin = (
        meeting.held_on
        and Meeting.objects.filter(title=meeting.title, held_on=meeting.held_on, body=body).first()
    )
    if twin:
        raise NotSaved(f"この会議はもうあります（{twin}）。何も変えていません。")
    meeting._history_user = by
    meeting._change_reason = reason
    meeting.save()
    return meeting


def value_problems(document: Document) -> list[Problem]:
    """What the notation cannot know: facts whose dates and years do not read."""
    problems = []
    try:
        wareki.parse_meeting_time(document.time)
    except wareki.WarekiError as error:
        problems.append(Problem(0, f"日時を読み取れません。{error}"))
    if document.updated and not day_in(document.updated):
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
            "organisation_id": found[0].pk if len(found) == 1 else None,
        }


def _capacity(label, attendee):
    if attendee:
        return attendee.capacity
    return "secretariat" if label == SECRETARIAT_LABEL else "unknown"


def _handout_rows(document, numbers):
    return [
        {
            "number": next(numbers),
            "position": STEP * place,
            "label": handout.label,
            "title": handout.title,
        }
        for place, handout in enumerate(document.handouts, start=1)
    ]


def _block_rows(placed, speakers):
    """The rows of each table; `placed` are (number, position, block), `speakers` the attendees' ids by label."""
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
                place | {"kind": brought, "presenter_id": speakers[block.label], "titles": titles}
            )
        else:
            speaker = speakers[block.label] if isinstance(block, notation.Turn) else None
            rows[Utterance].append(place | {"speaker_id": speaker, "text": block.text})
    return rows
