"""Working rows → the record as a value: what editions keep, pages print and digests cover."""

from minutes.desk.ties.save_ties import stored_ties
from minutes.models import Meeting
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.record.block_keys import LETTERS_OF_LISTS, BlockKey
from minutes.record.record import Record
from minutes.record.ties.turn_ties import TIES, standing_ties


def record_of(meeting: Meeting, *, reason: str = "", reasons: dict[BlockKey, str] | None = None) -> Record:
    """Returns the whole record as it stands in the working rows, in ten queries whatever its length.

    `reason` says why this edition is published; `reasons` holds one for each block that has its own.
    Organisations stand in it by label and code, never by a database id.
    """
    attendees = [
        _attendee(row, meeting.body)
        for row in meeting.attendees.order_by("position").select_related("organisation")
    ]
    return {
        **{fact.name: getattr(meeting, fact.name) for fact in TEXT_FACTS},
        **_other_facts(meeting),
        "attendees": attendees,
        "handouts": [_handout(row) for row in meeting.handouts.order_by("position")],
        "blocks": _with_ties(meeting, _blocks(meeting), attendees),
        "answers": _answers(meeting),
        "reason": reason,
        "reasons": {str(key): text for key, text in (reasons or {}).items()},
    }


def _other_facts(meeting):
    return {
        "body": {"key": meeting.body.key, "name": meeting.body.name},
        "letters": LETTERS_OF_LISTS,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
        "sample": meeting.is_sample,
    }


def _attendee(row, body):
    organisation = row.organisation or (body.secretariat if row.label == SECRETARIAT_LABEL else None)
    return {
        "number": row.number,
        "label": row.label,
        "label_kind": row.label_kind,
        "capacity_kind": row.capacity,
        "representative": row.representative,
        "code": organisation.key if organisation else "",
    }


def _handout(row):
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
        *((position, _item(*values)) for position, *values in items),
        *((position, _presentation(*values)) for position, *values in presentations),
        *((position, _question(*values)) for position, *values in questions),
        *((position, _utterance(*values)) for position, *values in utterances),
    ]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _item(number, kind, title):
    return {"number": number, "block_kind": "item", "item_kind": kind, "title": title}


def _presentation(number, kind, presenter, titles):
    return {
        "number": number,
        "block_kind": "presentation",
        "presentation_kind": kind,
        "presenter": presenter,
        "titles": titles.split("\n"),
    }


def _question(number, text, choices):
    return {
        "number": number,
        "block_kind": "question",
        "text": text,
        "choices": choices.split("\n") if choices else [],
    }


def _utterance(number, speaker, text):
    if speaker is None:
        return {"number": number, "block_kind": "narration", "text": text}
    return {"number": number, "block_kind": "turn", "speaker": speaker, "text": text}


def _with_ties(meeting, blocks, attendees):
    """Adds to the turns whom they ask and what they answer; a turn without ties stays as it is."""
    ties = standing_ties(
        stored_ties(meeting),
        turns=[block["number"] for block in blocks if block["block_kind"] == "turn"],
        attendees=[row["number"] for row in attendees],
    )
    for block in blocks:
        of_turn = ties.get(block["number"])
        block |= {name: list(getattr(of_turn, name)) for name in TIES if of_turn and getattr(of_turn, name)}
    return blocks


def _answers(meeting):
    columns = "number question__number attendee__number choice text received_on way".split()
    return [
        {
            "number": number,
            "question": question,
            "attendee": attendee,
            "choice": choice,
            "text": text,
            "received_on": received_on.isoformat() if received_on else None,
            "way_kind": way,
        }
        for number, question, attendee, choice, text, received_on, way in meeting.answers.order_by(
            "position", "number"
        ).values_list(*columns)
    ]
