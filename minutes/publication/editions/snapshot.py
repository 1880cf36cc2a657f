"""Working rows → the record as a value: what editions keep, pages print and digests cover."""

from minutes.desk.ties.save_ties import stored_ties
from minutes.models import Meeting
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.record.block_keys import LETTERS_OF_LISTS, BlockKey
from minutes.record.record import Record
from minutes.record.tallies.tallies import standing_tallies, stands_in
from minutes.record.ties.turn_ties import TIES, standing_ties


def record_of(meeting: Meeting, *, reason: str = "", reasons: dict[BlockKey, str] | None = None) -> Record:
    """Returns the whole record as it stands in the working rows, in twelve queries whatever its length.

    `reason` says why this edition is published; `reasons` holds one for each block that has its own.
    Organisations stand in it by label and code, never by a database id.
    """
    return put_together(
        meeting,
        meeting.body,
        attendees=[
            attendee_row(row, meeting.body)
            for row in meeting.attendees.order_by("position").select_related("organisation")
        ],
        handouts=_handouts(meeting),
        blocks=_blocks(meeting),
        ties=stored_ties(meeting),
        answers=_answers(meeting),
        tallies=[row.as_record for row in meeting.tallies.order_by("number")],
        reason=reason,
        reasons=reasons,
    )


def put_together(
    meeting, body, *, attendees, handouts, blocks, ties, answers, tallies, reason="", reasons=None
) -> Record:
    """Returns the record of a meeting, today's or a version of it, whose rows are made as a record has them."""
    return {
        **{fact.name: getattr(meeting, fact.name) for fact in TEXT_FACTS},
        **_other_facts(meeting, body),
        "attendees": attendees,
        "handouts": handouts,
        "blocks": _with_ties(blocks, ties, attendees),
        "answers": answers,
        "tallies": list(_standing(tallies, blocks)),
        "reason": reason,
        "reasons": {str(key): text for key, text in (reasons or {}).items()},
    }


def _other_facts(meeting, body):
    return {
        "body": {"key": body.key, "name": body.name},
        "letters": LETTERS_OF_LISTS,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
        "sample": meeting.is_sample,
    }


def attendee_row(row, body):
    organisation = row.organisation or (body.secretariat if row.label == SECRETARIAT_LABEL else None)
    return {
        "number": row.number,
        "label": row.label,
        "label_kind": row.label_kind,
        "capacity_kind": row.capacity,
        "representative": row.representative,
        "code": organisation.key if organisation else "",
    }


def _handouts(meeting):
    used_by: dict[int, list[int]] = {}
    ties = meeting.handout_uses.order_by().values_list("handout_id", "item__number", "presentation__number")
    for handout, item, presentation in ties:
        used_by.setdefault(handout, []).append(item or presentation)
    rows = meeting.handouts.order_by("position")
    return [handout_row(row, sorted(used_by.get(row.pk, []))) for row in rows]


def handout_row(row, used_by):
    file = {
        "digest": row.file_digest,
        "name": row.file_name,
        "size": row.file_size,
        "type_kind": row.file_type,
    }
    return {
        "number": row.number,
        "label": row.label,
        "title": row.title,
        "file": file if row.file_digest else None,
        "used_by": used_by,
        "not_held": row.not_held,
    }


def _blocks(meeting):
    """Items, presentations, questions and utterances in their one order; read as values, since they are many."""
    items = meeting.items.order_by().values_list("position", "number", "kind", "title")
    presentations = meeting.presentations.order_by().values_list(
        "position", "number", "kind", "presenter__number", "titles"
    )
    questions = meeting.questions.order_by().values_list("position", "number", "text", "choices")
    utterances = meeting.utterances.order_by().values_list("position", "number", "speaker__number", "text")
    placed = [
        *((position, item_block(*values)) for position, *values in items),
        *((position, presentation_block(*values)) for position, *values in presentations),
        *((position, question_block(*values)) for position, *values in questions),
        *((position, utterance_block(*values)) for position, *values in utterances),
    ]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def item_block(number, kind, title):
    return {"number": number, "block_kind": "item", "item_kind": kind, "title": title}


def presentation_block(number, kind, presenter, titles):
    return {
        "number": number,
        "block_kind": "presentation",
        "presentation_kind": kind,
        "presenter": presenter,
        "titles": titles.split("\n"),
    }


def question_block(number, text, choices):
    return {
        "number": number,
        "block_kind": "question",
        "text": text,
        "choices": choices.split("\n") if choices else [],
    }


def utterance_block(number, speaker, text):
    if speaker is None:
        return {"number": number, "block_kind": "narration", "text": text}
    return {"number": number, "block_kind": "turn", "speaker": speaker, "text": text}


def _with_ties(blocks, stored, attendees):
    """Adds to the turns whom they ask and what they answer; a turn without ties stays as it is."""
    ties = standing_ties(
        stored,
        turns=[block["number"] for block in blocks if block["block_kind"] == "turn"],
        attendees=[row["number"] for row in attendees],
    )
    for block in blocks:
        of_turn = ties.get(block["number"])
        block |= {name: list(getattr(of_turn, name)) for name in TIES if of_turn and getattr(of_turn, name)}
    return blocks


def _answers(meeting):
    columns = "number question__number attendee__number choice text received_on way".split()
    rows = meeting.answers.order_by("position", "number").values_list(*columns)
    return [answer_row(*values) for values in rows]


def answer_row(number, question, attendee, choice, text, received_on, way):
    return {
        "number": number,
        "question": question,
        "attendee": attendee,
        "choice": choice,
        "text": text,
        "received_on": received_on.isoformat() if received_on else None,
        "way_kind": way,
    }


def _standing(rows, blocks):
    """Only those that stand in the talk as it is: the phrase in its turn, the choices among those of their question."""
    by_number = {block["number"]: block for block in blocks} if rows else {}
    return (row for row in standing_tallies(rows) if stands_in(by_number, row))
