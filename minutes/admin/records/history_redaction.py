"""Withdrawn words in old versions of rows: whoever may not read the 原本 sees ［取消し12-1］ in their place."""

from django.db import models

from minutes.models import Meeting
from minutes.publication.withdrawal.history_redaction import (
    columns_that_follow,
    redact_version,
    words_to_redact,
)

READ_ORIGINAL = "minutes.view_original"


def redact_versions(request, versions) -> None:
    """Replaces withdrawn words in history rows, or in rows made of them, in memory. Who may read the 原本 sees all.

    Every page that shows old versions of a record passes them through here.
    """
    if not request.user.has_perm(READ_ORIGINAL):
        redact_for_all(versions)


def redact_for_all(versions) -> None:
    """Replaces withdrawn words in history rows, whoever asks: for what is stored again, as a working row."""
    withdrawn = {}
    for version in versions:
        model = getattr(type(version), "instance_type", type(version))
        pk = version.id if model is Meeting else getattr(version, "meeting_id", None)
        if pk is None:  # a row of no meeting: an organisation, a 会議体
            continue
        if pk not in withdrawn:
            meeting = Meeting.objects.filter(pk=pk).first()
            withdrawn[pk] = words_to_redact(meeting) if meeting else []
        if withdrawn[pk]:
            _redact(version, model, withdrawn[pk])


def _redact(version, model, withdrawn):
    columns = [
        field.attname
        for field in version._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    values = {column: getattr(version, column) for column in columns if getattr(version, column)}
    after = redact_version(model, getattr(version, "number", None), values, withdrawn)
    changed = {column: text for column, text in after.items() if text != values[column]}
    for column, value in (changed | columns_that_follow(model, changed, withdrawn)).items():
        setattr(version, column, value)
