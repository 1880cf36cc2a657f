"""The admin's log of acts that cannot be undone, and of who read an 原本."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

READ = "原本を読みました。"
# The most readers of one 原本 that are shown, the newest first.
MOST_READERS = 100


def log_act(request, row, act: str, *, reason: str, rule: str) -> None:
    """Writes one entry about a row, under the name of whoever is signed in."""
    message = f"{act}。理由：{reason}　根拠：{rule}"
    rows = type(row).objects.filter(pk=row.pk)
    LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, message, single_object=True)


def log_reading(request, withdrawal) -> None:
    """Writes that whoever is signed in reads the words of a withdrawal. Nothing of the words."""
    rows = type(withdrawal).objects.filter(pk=withdrawal.pk)
    LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, READ, single_object=True)


def readers_of(withdrawal):
    """Returns who read the words of a withdrawal and when, the newest first."""
    kind = ContentType.objects.get_for_model(withdrawal)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(withdrawal.pk), change_message=READ)
    return entries.select_related("user").order_by("-id")[:MOST_READERS]
