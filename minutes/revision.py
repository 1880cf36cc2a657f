"""The meeting's revision: whoever saves says which state they saw, and an older one is refused."""

from django.db.models import F

from minutes.models import Meeting


class StaleRevision(Exception):
    """Somebody saved the record after it was read; nothing was written."""


def raise_revision(*, meeting: Meeting, revision: int) -> int:
    """Take the record for one save, inside a transaction: returns the new revision, or raises StaleRevision.

    A conditional update, so that it is both the check and the lock on SQLite and PostgreSQL alike.
    """
    if not Meeting.objects.filter(pk=meeting.pk, revision=revision).update(revision=F("revision") + 1):
        raise StaleRevision
    meeting.revision = revision + 1
    return meeting.revision


def hold_revision(*, meeting: Meeting, revision: int) -> None:
    """Lock the record as it was seen without changing it: what publishing does."""
    if not Meeting.objects.filter(pk=meeting.pk, revision=revision).update(revision=revision):
        raise StaleRevision


def take_numbers(*, meeting: Meeting, count: int) -> range:
    """The next `count` numbers of the meeting, given to nobody before or after. Inside the save's transaction."""
    Meeting.objects.filter(pk=meeting.pk).update(next_number=F("next_number") + count)
    end = Meeting.objects.values_list("next_number", flat=True).get(pk=meeting.pk)
    return range(end - count, end)
