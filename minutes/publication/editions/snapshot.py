"""Working rows → the record as a value: what editions keep, pages print and digests cover."""

from members import wareki
from minutes.models import Meeting
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.record.block_keys import BlockKey
from minutes.record.read_out import counts_as_stored
from minutes.record.record import Record


def record_of(meeting: Meeting, *, reason: str = "", reasons: dict[BlockKey, str] | None = None) -> Record:
    """Returns the whole record as it stands in the working rows, in six queries whatever its length.

    `reason` says why this edition is published; `reasons` holds one for each block that has its own.
    Organisations stand in it by label and code, never by a database id.
    """
    return {
        **{fact.name: getattr(meeting, fact.name) for fact in TEXT_FACTS},
        **_other_facts(meeting),
        "attendees": [
            _attendee(row, meeting.body)
            for row in meeting.attendees.order_by("position").select_related("organisation")
        ],
        "handouts": [_handout(row) for row in meeting.handouts.order_by("position")],
        "blocks": _blocks(meeting),
        "reason": reason,
        "reasons": {str(key): text for key, text in (reasons or {}).items()},
    }


def _other_facts(meeting):
    return {
        "body": {"key": meeting.body.key, "name": meeting.body.name},
        "held_on": _iso(meeting.held_on),
        "starts_at": meeting.starts_at.strftime("%H:%M") if meeting.starts_at else None,
        "ends_at": meeting.ends_at.strftime("%H:%M") if meeting.ends_at else None,
        "fiscal_year": wareki.fiscal_year(meeting.held_on) if meeting.held_on else None,
        "fiscal_year_stated": meeting.fiscal_year_stated,
        "head_counts": counts_as_stored(meeting.attendance),
        "updated_on": _iso(meeting.updated_on),
        "sample": meeting.is_sample,
    }


def _attendee(row, body):
    organisation = row.organisation or (body.secretariat if row.label == SECRETARIAT_LABEL else None)
    return {
        "number": row.number,
        "label": row.label,
        "label_kind": row.label_kind,
        "capacity": row.capacity,
        "representative": row.representative,
        "code": organisation.key if organisation else "",
    }


def _handout(row):
    file = {"digest": row.file_digest, "name": row.file_name, "size": row.file_size, "type": row.file_type}
    return {
        "number": row.number,
        "label": row.label,
        "title": row.title,
        "file": file if row.file_digest else None,
    }


def _blocks(meeting):
    """Items, presentations and utterances in their one order; read as values, since they are many."""
    items = meeting.items.order_by().values_list("position", "number", "kind", "title")
    presentations = meeting.presentations.order_by().values_list(
        "position", "number", "kind", "presenter__label", "titles"
    )
    utterances = meeting.utterances.order_by().values_list("position", "number", "speaker__label", "text")
    placed = [
        *((position, _item(*values)) for position, *values in items),
        *((position, _presentation(*values)) for position, *values in presentations),
        *((position, _utterance(*values)) for position, *values in utterances),
    ]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _item(number, kind, title):
    return {"number": number, "kind": "item", "item_kind": kind, "title": title}


def _presentation(number, kind, label, titles):
    return {
        "number": number,
        "kind": "presentation",
        "presentation_kind": kind,
        "label": label,
        "titles": titles.split("\n"),
    }


def _utterance(number, label, text):
    if label is None:
        return {"number": number, "kind": "narration", "text": text}
    return {"number": number, "kind": "turn", "label": label, "text": text}


def _iso(day):
    return day.isoformat() if day else None
