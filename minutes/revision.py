"""The meeting's revision: a save names the revision that it saw, and one that is no longer the newest is refused."""

from django.db.models import F

from minutes.models import Meeting


class StaleRevision(Exception):
    """Somebody saved the record after it was read; nothing was written."""


def raise_revision(*, meeting: Meeting, revision: int) -> int:
    """Raises the revision of a meeting for one save, inside its transaction. Returns the new one; raises StaleRevision.

    The conditional update is both the check and the lock, on SQLite and PostgreSQL alike.
    """
    if not Meeting.objects.filter(pk=meeting.pk, revision=revision).update(revision=F("revision") + 1):
        raise StaleRevision
    meeting.revision = revision + 1
    return meeting.revision


def hold_revision(*, meeting: Meeting, revision: int) -> None:
    """Checks and locks the revision that was seen without raising it, as publishing does. Raises StaleRevision."""
    if not Meeting.objects.filter(pk=meeting.pk, revision=revision).update(revision=revision):
        raise StaleRevision


def take_numbers(*, meeting: Meeting, count: int) -> range:
    """Returns the next `count` numbers of the meeting, given to no other row ever. Inside the save's transaction."""
    Meeting.objects.filter(pk=meeting.pk).update(next_number=F("next_number") + count)
    end = Meeting.objects.values_list("next_number", flat=True).get(pk=meeting.pk)
    return range(end - count, end)
