"""The admin's log of acts that cannot be undone: what was done, with its reason and its rule."""

from django.contrib.admin.models import CHANGE, LogEntry


def log_act(request, row, act: str, *, reason: str, rule: str) -> None:
    """Writes one entry about a row, under the name of whoever is signed in."""
    message = f"{act}。理由：{reason}　根拠：{rule}"
    rows = type(row).objects.filter(pk=row.pk)
    LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, message, single_object=True)
