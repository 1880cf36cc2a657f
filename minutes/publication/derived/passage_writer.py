"""Writes the passages of newest editions and their entries in the search index; nothing else writes them."""

import datetime
from collections.abc import Iterator

from django.db import connection

from members.models import Organisation
from minutes.models import Edition, Meeting, Passage
from minutes.publication.derived import day_slots
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.publication.errors import PublicationRefused
from minutes.record.passages import passages_of
from minutes.search import index_writer
from minutes.search.analysis import keys, tokens

# Raise it when the same record gives other passages.
RULES = "5"
TOO_LONG = "#{} が長すぎて索引に入りません。発言を分けてください。"
TOO_MANY = "議題・題名・発言・地の文が合わせて{}を超えるので、公開できません。会議録を分けてください。"


def write(public: PublicMeeting) -> None:
    """Replaces the meeting's passages by those of its newest edition; passages that are the same are not touched.

    Raises PublicationRefused where a block is too long for the index, or there are more blocks than keys for them.
    """
    stored = _by_part(Passage.objects.filter(meeting=public.meeting).order_by().values())
    new = _by_part(_with_sort_keys(public.meeting, _rows_of(public)))
    same = {part for part, row in new.items() if part in stored and _equals(stored[part], row)}
    _remove([row for part, row in stored.items() if part not in same])
    _add([row for part, row in new.items() if part not in same])


def remove(meeting: Meeting) -> None:
    """Removes all passages of a meeting: nothing of it is found or listed any more, and its slot is free."""
    _remove(list(Passage.objects.filter(meeting=meeting).values()))
    day_slots.free(meeting)


def check(public: PublicMeeting) -> Iterator[str]:
    """Yields what differs between the newest record and its passages, and between their keys and the meeting's slot."""
    expected = _rows_of(public) if public.newest else []
    names = list(expected[0]) if expected else ["number"]
    stored = Passage.objects.filter(meeting=public.meeting).order_by("position").values(*names)
    if _as_strings(stored) != _as_strings(expected):
        yield f"{public}: 検索用の掲載箇所が記録と合いません"
    yield from day_slots.problems_of(public)


def _rows_of(public: PublicMeeting) -> list[dict]:
    """The passages of the newest edition, without their sort keys."""
    edition, record = public.newest
    common = {"meeting_id": edition.meeting_id, "address": edition.address}
    announced = edition.status in Edition.ANNOUNCEMENTS
    rows = passages_of(record, announced=announced, words=public.handout_words)
    return [row | common for row in rows]


def _by_part(rows) -> dict[tuple[int, int], dict]:
    """Returns the passages of one meeting by (number, part), by which they are known again."""
    return {(row["number"], row["part"]): row for row in rows}


def _add(rows):
    """Inserts rows by plain SQL: building and compiling a model's rows takes longer than storing and indexing them."""
    _refuse_too_long(rows)
    if rows:
        names = ", ".join(rows[0])
        values = ", ".join(f"%({name})s" for name in rows[0])
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {Passage._meta.db_table} ({names}) VALUES ({values})", rows)
        index_writer.add(rows)


def _refuse_too_long(rows):
    """Raises PublicationRefused for a block that the index could not hold: its words would never be found."""
    for row in rows:
        if not tokens.fits_index(row["folded"]):
            raise PublicationRefused(TOO_LONG.format(row["number"]))


def _refuse_too_many(rows):
    """Raises PublicationRefused for a record with more passages than there are positions in the key."""
    if len(rows) > keys.PASSAGES_PER_MEETING:
        raise PublicationRefused(TOO_MANY.format(keys.PASSAGES_PER_MEETING - 1))


def _remove(rows):
    index_writer.remove(rows)
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {Passage._meta.db_table} "
                "WHERE meeting_id = %(meeting_id)s AND number = %(number)s AND part = %(part)s",
                rows,
            )


def _with_sort_keys(meeting, rows) -> list[dict]:
    """Gives the passages of a record their sort keys. The meeting keeps its slot among those of its day."""
    _refuse_too_many(rows)
    day = datetime.date.fromisoformat(rows[0]["held_on"])
    numbers = _search_numbers({row["code"] for row in rows if row["code"]}, day)
    slot = day_slots.slot_of(meeting, day)
    for row in rows:
        organisation = numbers.get(row["code"], 0)
        row["sort_key"] = keys.sort_key(
            day=day, slot=slot, position=row["position"], organisation=organisation
        )
    return rows


def _search_numbers(codes: set[str], day: datetime.date) -> dict[str, int]:
    """Returns {code: search number} of each organisation's last generation that began by a day, else of its first."""
    rows = Organisation.objects.filter(key__in=codes).order_by("valid_from")
    numbers = {}
    for key, since, number in rows.values_list("key", "valid_from", "search_number"):
        if key not in numbers or since <= day:
            numbers[key] = number
    return numbers


def _as_strings(rows) -> list[dict[str, str]]:
    return [{name: str(value) for name, value in row.items()} for row in rows]


def _equals(stored, row) -> bool:
    return all(str(stored[name]) == str(value) for name, value in row.items())
