"""Stores a Document as the working rows of a new meeting, all or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone

from members import registry, wareki
from minutes.desk.importing.bulk_insert import store_first_rows
from minutes.desk.mail.tell import tell_of_new_turns
from minutes.desk.rows.free_positions import POSITION_STEP
from minutes.desk.rows.read_facts import read_facts
from minutes.models import (
    AgendaItem,
    AttendeeOrganisation,
    Body,
    Handout,
    InquiryQuestion,
    Meeting,
    Presentation,
    Utterance,
)
from minutes.notation import document as notation
from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Problem
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.reading.speakers import is_person, is_personal_name
from minutes.notation.vocabulary import ANSWER_ONLY, SECRETARIAT_LABEL
from minutes.record.read_out import day_in


class NotSaved(Exception):
    """Why a document was not saved, in words for the clerk. Nothing was written."""


class MeetingThere(NotSaved):
    """The meeting is there already. An operator reads `words` with its address."""

    words = "この会議はもうあります（{}）。何も変えていません。"

    def __init__(self, meeting: Meeting):
        super().__init__(self.words.format(meeting))
        self.meeting = meeting


@transaction.atomic
def create_meeting(
    *,
    document: Document,
    body: Body,
    by,
    reason: str,
    is_sample: bool = False,
    form_key: str | None = None,
) -> Meeting:
    """Stores everything that a document says as a new draft, and returns the meeting. `form_key` is that of the form that
    makes it (made_once.py).

    Raises NotSaved where the meeting exists already or the document is no record.
    """
    refuse_unstorable(document)
    return store_document(
        document=document, body=body, by=by, reason=reason, is_sample=is_sample, form_key=form_key
    )


@transaction.atomic
def store_document(
    *,
    document: Document,
    body: Body,
    by,
    reason: str,
    is_sample: bool = False,
    form_key: str | None = None,
    organisations: Mapping[str, int] = MappingProxyType({}),
) -> Meeting:
    """Stores a document as a new draft, also one in which nothing was said yet, and returns the meeting.

    `organisations` are {label: id of the organisation} of those that are known besides their names. Raises NotSaved where
    the meeting exists already.
    """
    labels = labels_in(document)
    count = len(document.blocks) + len(labels) + len(document.handouts)
    meeting = _store_meeting(document, body, by, reason, is_sample, count, form_key)
    numbers = iter(range(1, count + 1))
    store = partial(store_first_rows, meeting=meeting, by=by, reason=reason, at=timezone.now())
    blocks = [
        (next(numbers), POSITION_STEP * place, block) for place, block in enumerate(document.blocks, start=1)
    ]
    rows = [
        row | _known_as(organisations.get(row["label"]))
        for row in attendee_rows(meeting, document, labels, numbers)
    ]
    store(model=AttendeeOrganisation, rows=rows)
    store(model=Handout, rows=_handout_rows(document, numbers))
    speakers = dict(meeting.attendees.order_by().values_list("label", "id"))
    for model, rows in _block_rows(blocks, speakers).items():
        store(model=model, rows=rows)
    if any(isinstance(block, notation.Turn) for block in document.blocks):
        tell_of_new_turns(meeting=meeting, since=1, by=by, at=timezone.now())
    return meeting


def _known_as(organisation: int | None) -> dict:
    return {"organisation_id": organisation, "label_kind": "organisation"} if organisation else {}


def refuse_unstorable(document: Document) -> None:
    """Raises NotSaved where a document is no record, or its title is longer than any."""
    for problem in document.problems:
        if problem.fatal:
            raise NotSaved(f"{problem.line}行目: {problem.message}")
    if not document.title:
        raise NotSaved("会議名が見つかりません。はじめの行に会議名を書いてください。")
    if not document.blocks:
        raise NotSaved("議題も発言も見つかりません。会議録の本文か確かめてください。")
    _refuse_stray_questions(document)
    if len(document.title) > Meeting._meta.get_field("title").max_length:
        raise NotSaved(
            f"会議名が長すぎます（300字まで、いま{len(document.title)}字）。はじめの行が会議名か確かめてください。"
        )


def _refuse_stray_questions(document):
    """A question needs an inquiry above it: nobody answers a report."""
    item = above = ""
    for place, block in enumerate(document.blocks):
        if isinstance(block, notation.Item):
            item, above = item_kind(block.title), ""
        elif isinstance(block, notation.Presentation):
            above = item
        elif isinstance(block, notation.Question) and above != "inquiries":
            line = f"{document.lines[place]}行目: " if document.lines else ""
            raise NotSaved(f"{line}設問は、照会の題名の下に書いてください。")


def _store_meeting(document, body, by, reason, is_sample, numbered_rows: int, form_key) -> Meeting:
    facts = {fact.name: getattr(document, fact.name) for fact in TEXT_FACTS}
    meeting = Meeting(
        body=body, is_sample=is_sample, next_number=numbered_rows + 1, form_key=form_key, **facts
    )
    read_facts(meeting)
    twin = (
        meeting.held_on
        and Meeting.objects.filter(title=meeting.title, held_on=meeting.held_on, body=body).first()
    )
    if twin:
        raise MeetingThere(twin)
    meeting._history_user = by
    meeting._change_reason = reason
    meeting.save()
    return meeting


def value_problems(document: Document) -> list[Problem]:
    """Returns the problems that the notation cannot know: dates and years that cannot be read, numbers of blocks."""
    problems = []
    try:
        if hours_problem := wareki.parse_meeting_time(document.time).hours_problem:
            problems.append(Problem(0, f"日時の時刻を読み取れません。{hours_problem}"))
    except wareki.WarekiError as error:
        problems.append(Problem(0, f"日時を読み取れません。{error}"))
    if document.updated and not day_in(document.updated):
        problems.append(Problem(0, f"更新日を読み取れません（{document.updated}）。"))
    if any(block.number is not None for block in document.blocks):
        problems.append(
            Problem(0, "原稿の番号（#12 など）は、この会議で付けた番号ではないので、付け直します。")
        )
    return problems


def labels_in(document: Document) -> list[str]:
    """Returns every label of the record once: those of 出席者 first, then the speakers, each in order of appearance, then
    those who only answered in writing."""
    listed = [attendee.label for attendee in attendees(document.attendance)]
    speaking = [
        block.label for block in document.blocks if isinstance(block, notation.Turn | notation.Presentation)
    ]
    return list(dict.fromkeys([*listed, *speaking, *document.answering]))


def attendee_rows(
    meeting: Meeting, document: Document, labels: Sequence[str], numbers: Iterator[int | None]
) -> Iterator[dict]:
    """Yields the field values of an attendee for each label, with the next of the numbers.

    A label is tied to an organisation where exactly one bore that name on the day of the meeting. A name that none
    bears and that ends as none does is a person's.
    """
    listed = {attendee.label: attendee for attendee in attendees(document.attendance)}
    answering = set(document.answering) - listed.keys()
    organisations = [label for label in labels if label != SECRETARIAT_LABEL and not is_person(label)]
    candidates = registry.candidates_by_label(organisations, meeting.held_on) if meeting.held_on else {}
    for place, label in enumerate(labels, start=1):
        bearers = candidates.get(label, [])
        yield {
            "number": next(numbers),
            "position": POSITION_STEP * place,
            "label": label,
            "label_kind": "person" if _is_a_person(label, bearers) else "organisation",
            "capacity": ANSWER_ONLY if label in answering else _capacity(label, listed.get(label)),
            "representative": listed[label].representative if label in listed else "",
            "organisation_id": bearers[0].pk if len(bearers) == 1 else None,
        }


def _is_a_person(label, bearers) -> bool:
    """Returns whether a label is a person's: by its office, or since no organisation is known by such a name."""
    return is_person(label) or (not bearers and is_personal_name(label))


def _capacity(label, attendee) -> str:
    if attendee:
        return attendee.capacity
    return "secretariat" if label == SECRETARIAT_LABEL else "unknown"


def _handout_rows(document: Document, numbers: Iterator[int]) -> list[dict]:
    return [
        {
            "number": next(numbers),
            "position": POSITION_STEP * place,
            "label": handout.label,
            "title": handout.title,
            "not_held": handout.not_held,
        }
        for place, handout in enumerate(document.handouts, start=1)
    ]


def _block_rows(blocks, speakers) -> dict[type, list[dict]]:
    """Returns the field values of each table's rows. `blocks` are (number, position, block), `speakers` ids by label."""
    rows = {AgendaItem: [], Presentation: [], InquiryQuestion: [], Utterance: []}
    item = "general"
    for number, position, block in blocks:
        common = {"number": number, "position": position}
        if isinstance(block, notation.Item):
            item = item_kind(block.title)
            rows[AgendaItem].append(common | {"title": block.title, "kind": item})
        elif isinstance(block, notation.Presentation):
            kind = "inquiry" if item == "inquiries" else "report"
            titles = "\n".join(block.titles)
            rows[Presentation].append(
                common | {"kind": kind, "presenter_id": speakers[block.label], "titles": titles}
            )
        elif isinstance(block, notation.Question):
            choices = "\n".join(block.choices)
            rows[InquiryQuestion].append(common | {"text": block.text, "choices": choices})
        else:
            speaker = speakers[block.label] if isinstance(block, notation.Turn) else None
            rows[Utterance].append(common | {"speaker_id": speaker, "text": block.text})
    return rows
