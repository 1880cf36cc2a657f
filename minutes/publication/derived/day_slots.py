"""Gives a published meeting its slot among those of its day, which stands in the sort keys of its passages."""

import datetime
from collections.abc import Iterator

from django.db import connection

from minutes.models import DaySlot, Meeting, Passage
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.publication.errors import PublicationRefused
from minutes.search.analysis import keys

# Which advisory locks of PostgreSQL are ours: "min" in ASCII. The second number is the day.
LOCKS = 0x6D696E
DAY_IS_FULL = "この日には会議が{}件公開されているので、これ以上は公開できません。"


def slot_of(meeting: Meeting, day: datetime.date) -> int:
    """Returns the meeting's slot of a day: the one that it has, else the lowest that is free, in the place of one of
    another day.

    To be called in the transaction of the act; until this ends, nobody else gets a slot of the day. Raises
    PublicationRefused where no slot is free.
    """
    number = keys.day_number(day)
    kept = DaySlot.objects.filter(meeting=meeting, day=number).values_list("slot", flat=True).first()
    if kept is not None:
        return kept
    _lock_day(number)
    taken = set(DaySlot.objects.filter(day=number).values_list("slot", flat=True))
    slot = next((slot for slot in range(keys.SLOTS_PER_DAY) if slot not in taken), None)
    if slot is None:
        raise PublicationRefused(DAY_IS_FULL.format(keys.SLOTS_PER_DAY))
    DaySlot(meeting=meeting, day=number, slot=slot).save()
    return slot


def free(meeting: Meeting) -> None:
    """Frees the meeting's slot, once its passages are removed in the same transaction."""
    DaySlot.objects.filter(meeting=meeting).delete()


def problems_of(public: PublicMeeting) -> Iterator[str]:
    """Yields what is wrong: a published meeting has a slot of its day, which stands in the key of each passage; a
    meeting of which nothing is public has none."""
    slots = list(DaySlot.objects.filter(meeting=public.meeting).values_list("day", "slot"))
    days = [keys.day_number(public.newest[0].held_on)] if public.newest else []
    if [day for day, _ in slots] != days:
        yield f"{public}: その日の枠が開催日と合いません"
    stored = Passage.objects.filter(meeting=public.meeting).order_by().values_list("sort_key", "position")
    held_on = public.newest[0].held_on if public.newest else keys.FIRST_DAY
    expected = [
        keys.sort_key(day=held_on, slot=slot, position=position, organisation=0) >> keys.ORGANISATION_BITS
        for _, slot in slots
        for _, position in stored
    ]
    if [key >> keys.ORGANISATION_BITS for key, _ in stored] != expected:
        yield f"{public}: 検索の順が、その日の枠や記録の中の順と合いません"


def _lock_day(number):
    """Makes other writers of the day wait. On SQLite the transaction holds the lock of the whole database already; on
    PostgreSQL the next statement sees what was committed before the lock was given."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, number])
