"""Withdrawn words in old versions of rows: whoever may not read the 原本 sees ［取消し12-1］ in their place."""

from django.db import models

from minutes.models import Meeting
from minutes.publication.withdrawal.history_redaction import veil_row, veils_of

READ_ORIGINAL = "minutes.view_original"


def redact_versions(request, versions) -> None:
    """Replaces withdrawn words in history rows, or in rows made of them, in memory. Who may read the 原本 sees all.

    Every page that shows old versions of a record passes them through here.
    """
    if request.user.has_perm(READ_ORIGINAL):
        return
    veils = {}
    for version in versions:
        model = getattr(type(version), "instance_type", type(version))
        pk = version.id if model is Meeting else version.meeting_id
        if pk not in veils:
            meeting = Meeting.objects.filter(pk=pk).first()
            veils[pk] = veils_of(meeting) if meeting else []
        if veils[pk]:
            _redact(version, model, veils[pk])


def _redact(version, model, veils):
    fields = [
        field.attname
        for field in version._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    values = {field: getattr(version, field) for field in fields if getattr(version, field)}
    for field, text in veil_row(model, getattr(version, "number", None), values, veils).items():
        setattr(version, field, text)
