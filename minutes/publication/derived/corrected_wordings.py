"""The words of each public correction: where it stands, both wordings, and the older one where no newest edition has it."""

import datetime
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain, pairwise

from minutes.compare.correction_words import correction_words
from minutes.models import CorrectedWording, Correction, Edition, Meeting
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.record.block_keys import ANSWER, BLOCK, BlockKey
from minutes.record.block_locations import block_locations
from minutes.record.passages import passages_of
from minutes.record.record import Record

# Raise it when the same editions give other rows.
RULES = "1"
TITLE = "title"
NOT_SEARCHED = {"text": "", "folded": ""}
OF_PASSAGE = ("kind", "label", "prefecture", "brought")
COLUMNS = [field.attname for field in CorrectedWording._meta.concrete_fields]


def write(public: PublicMeeting) -> None:
    """Replaces the rows of a meeting where they differ from its editions. One query where they do not."""
    corrections = _corrections(public.meeting)
    rows, stored = _rows(public, corrections), _stored(corrections)
    if stored and rows != stored:
        remove(public.meeting)
    if rows and rows != stored:
        CorrectedWording.objects.bulk_create(CorrectedWording(**row) for row in rows)


def remove(meeting: Meeting) -> None:
    CorrectedWording.objects.filter(meeting=meeting).delete()


def check(public: PublicMeeting) -> Iterator[str]:
    """Yields that the rows differ: with them, which older wordings a search finds."""
    corrections = _corrections(public.meeting)
    if (_rows(public, corrections) if public.newest else []) != _stored(corrections):
        yield f"{public}: 訂正の文言の表が版と合いません"


def _corrections(meeting: Meeting) -> list[Correction]:
    """Returns all corrections of a meeting, each with its row, where it has one."""
    corrections = Correction.objects.filter(edition__meeting=meeting).select_related("wording")
    return list(corrections.order_by("pk"))


def _stored(corrections: list[Correction]) -> list[dict]:
    wordings = (getattr(one, "wording", None) for one in corrections)
    return [{name: getattr(one, name) for name in COLUMNS} for one in wordings if one]


def _rows(public: PublicMeeting, corrections: list[Correction]) -> list[dict]:
    """Returns the values of all rows of a meeting, by the id of the correction; none of an edition that was taken down."""
    by_edition = {
        edition.pk: [one for one in corrections if one.edition_id == edition.pk]
        for edition, _ in public.editions
    }
    if not any(by_edition.values()):
        return []
    newest = _passages(public.newest[1], {0, *_numbers(chain.from_iterable(by_edition.values()))})
    title, seen = newest[0], {(number, row["text"]) for number, row in newest.items()}
    common = {
        "meeting_id": public.meeting.pk,
        "held_on": datetime.date.fromisoformat(title["held_on"]),
        "last_day": datetime.date.fromisoformat(title["last_day"]) if title["last_day"] else None,
        "body_key": title["body_key"],
    }
    rows: list[dict] = []
    # The newest correction first: of a wording that was there twice, the last edition that had it is found.
    for (before, older), (edition, record) in reversed([*pairwise([(None, None), *public.editions])]):
        of_edition = by_edition[edition.pk]
        made = _of_edition(of_edition, older, record, seen) if of_edition else ()
        # What announces a meeting is no record of it: its wordings are not searched.
        hidden = NOT_SEARCHED if before and before.status in Edition.ANNOUNCEMENTS else {}
        number = before.number if before else None
        rows += [common | row | {"before_edition": number} | hidden for row in made]
    return sorted(rows, key=lambda row: row["correction_id"])


def _of_edition(corrections, older: Record | None, record: Record, seen: set) -> Iterator[dict]:
    """Yields the values of an edition's rows, and adds to `seen` the (number, text) of the old wordings among them."""
    places = block_locations(older) if older else {}, block_locations(record)
    numbers = _numbers(corrections)
    after, before = _passages(record, numbers), _passages(older, numbers) if older else {}
    for one in corrections:
        words, number = correction_words(one.block_key, older, record, places), _number(one.block_key)
        passage = before.get(number) or after.get(number) or {}
        old = before.get(number) if _is_old(before.get(number), seen) else None
        yield asdict(words) | {
            "correction_id": one.pk,
            "has_words": words.before != words.after,
            **{name: passage.get(name, "") for name in OF_PASSAGE},
            "text": old["text"] if old else "",
            "folded": old["folded"] if old else "",
        }


def _is_old(passage: dict | None, seen: set) -> bool:
    """Whether a wording is in no newest edition and in no later one that had it; what is withdrawn whole is no wording."""
    if passage is None or not passage["text"].replace(PLAIN_REDACTION, "").strip():
        return False
    wording = passage["number"], passage["text"]
    is_new_here = wording not in seen
    seen.add(wording)
    return is_new_here


def _passages(record: Record, numbers: set[int]) -> dict[int, dict]:
    return {row["number"]: row for row in passages_of(record, only=numbers)}


def _numbers(corrections) -> set[int]:
    return {number for one in corrections if (number := _number(one.block_key)) is not None}


def _number(key: BlockKey) -> int | None:
    """Returns the number of the passage at a key; None where no passage is. That of the meeting's name is 0."""
    if key.kind in (BLOCK, ANSWER):
        return key.number
    return 0 if key.fact == TITLE else None
