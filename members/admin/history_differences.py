"""Lists the differences between two history versions of a row, in the Japanese that a clerk reads."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone

from members import wareki

DELETED_ROW = "（今はない行）"


@dataclass(frozen=True)
class FieldDifference:
    """One field that differs: its verbose name, and both values as display text."""

    field: str
    before: str
    after: str


def differences(version, previous, redact: Callable[[list], None]) -> list[FieldDifference]:
    """Returns what differs between two versions of one row: fields in the order of the model, then many-to-many ones.

    `redact` takes out of old versions, in place, what the reader may not see.
    """
    changed = [
        field
        for field in version.tracked_fields
        if getattr(version, field.attname) != getattr(previous, field.attname)
    ]
    return [
        FieldDifference(
            str(field.verbose_name),
            display_value(previous, field, redact),
            display_value(version, field, redact),
        )
        for field in changed
    ] + _many_to_many_differences(version, previous)


def previous_version(version):
    """Returns the version of the same row that was written before this one, or None."""
    earlier = type(version).objects.filter(id=version.id, history_id__lt=version.history_id)
    return earlier.order_by("-history_id").first()


def display_value(version, field, redact: Callable[[list], None]) -> str:
    """Returns a field's value as text: a choice by its label, a related row by its name, a date by its era."""
    value = getattr(version, field.attname)
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return _related_name(version, field, redact)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain_value(value)


def row_name(row) -> str:
    """Returns str(row), or model name and number where str() needs a related row that was deleted."""
    try:
        return str(row)
    except ObjectDoesNotExist:
        number = getattr(row, "number", None)
        return f"{row._meta.verbose_name} {f'#{number}' if number else row.pk}"


def _related_name(version, field, redact):
    """The name of the related row; of a deleted one, the name in the last version of its own history."""
    model, pk = field.related_model, getattr(version, field.attname)
    row = model._base_manager.filter(pk=pk).first()
    if row is None and hasattr(model, "history"):
        last = model.history.filter(id=pk).order_by("-history_id").first()
        redact([last] if last else [])
        row = last and last.instance
    if row is None:
        return DELETED_ROW
    return getattr(row, "label", None) or row_name(row)


def _plain_value(value):
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, datetime.datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return wareki.format_era_date(value) if isinstance(value, datetime.date) else str(value)


def _many_to_many_differences(version, previous):
    changed = []
    for field in version._history_m2m_fields:
        before, after = (_related_names(side, field) for side in (previous, version))
        if before != after:
            changed.append(FieldDifference(str(field.verbose_name), before, after))
    return changed


def _related_names(version, field):
    rows = getattr(version, field.name).all()
    return "、".join(sorted(row_name(getattr(row, field.m2m_reverse_field_name())) for row in rows))
