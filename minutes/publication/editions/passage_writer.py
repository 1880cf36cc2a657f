"""Writes the passages of newest editions and their entries in the search index; nothing else writes them."""

import datetime

from django.db import connection

from members.models import Organisation
from minutes.models import Edition, Meeting, Passage
from minutes.publication.errors import PublicationRefused
from minutes.record.passages import passages_of
from minutes.search import index_writer
from minutes.search.analysis import keys, tokens


def replace_passages(edition: Edition, record: dict) -> None:
    """Replaces the meeting's passages by those of a record; passages that are the same are not touched.

    Raises PublicationRefused where a block is too long for the index.
    """
    stored = {
        row["number"]: row for row in Passage.objects.filter(meeting=edition.meeting_id).order_by().values()
    }
    new = {
        row["number"]: row | {"address": edition.address} for row in _with_sort_keys(edition, record, stored)
    }
    same = {number for number, row in new.items() if number in stored and _equals(stored[number], row)}
    _remove([row for number, row in stored.items() if number not in same])
    _add([row | {"meeting_id": edition.meeting_id} for number, row in new.items() if number not in same])


def remove_passages(meeting: Meeting) -> None:
    """Removes all passages of a meeting: nothing of it is found or listed any more."""
    _remove(list(Passage.objects.filter(meeting=meeting).values()))


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
            raise PublicationRefused(f"#{row['number']} が長すぎて索引に入りません。発言を分けてください。")


def _remove(rows):
    index_writer.remove(rows)
    for start in range(0, len(rows), 500):
        Passage.objects.filter(pk__in=[row["id"] for row in rows[start : start + 500]]).delete()


def _with_sort_keys(edition, record, stored) -> list[dict]:
    """Returns the passages of a record with their sort keys. The meeting keeps its slot among those of its day."""
    day = datetime.date.fromisoformat(record["held_on"])
    rows = passages_of(record, announced=edition.status in Edition.ANNOUNCEMENTS)
    numbers = _search_numbers({row["code"] for row in rows if row["code"]}, day)
    slot = _slot(day, stored)
    for row in rows:
        organisation = numbers.get(row["code"], 0)
        row["sort_key"] = keys.sort_key(
            day=day, slot=slot, position=row["position"], organisation=organisation
        )
    return rows


def _slot(day: datetime.date, stored) -> int:
    for row in stored.values():
        if row["held_on"] == day:
            return keys.slot_of(row["sort_key"])
    return index_writer.free_slot(day)


def _search_numbers(codes: set[str], day: datetime.date) -> dict[str, int]:
    """Returns {code: search number} of each organisation's last generation that began by a day, else of its first."""
    rows = Organisation.objects.filter(key__in=codes).order_by("valid_from")
    numbers = {}
    for key, since, number in rows.values_list("key", "valid_from", "search_number"):
        if key not in numbers or since <= day:
            numbers[key] = number
    return numbers


def _equals(stored, row) -> bool:
    return all(str(stored[name]) == str(value) for name, value in row.items())
