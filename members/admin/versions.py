"""What one version of a row changed, as a clerk reads it: (field, before, after) in Japanese."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone

from members import wareki

GONE = "（今はない行）"


@dataclass(frozen=True)
class Difference:
    field: str
    before: str
    after: str


def differences(version, before) -> list[Difference]:
    """Between two versions of one row, in the order of the form; the place in the record goes without its number."""
    found = []
    for field in version.tracked_fields:
        if getattr(version, field.attname) != getattr(before, field.attname):
            found.append(
                Difference(str(field.verbose_name), readable(before, field), readable(version, field))
            )
    return found + _many(version, before)


def before_it(version):
    """The version of the same row that was written before, or None."""
    earlier = type(version).objects.filter(id=version.id, history_id__lt=version.history_id)
    return earlier.order_by("-history_id").first()


def readable(version, field) -> str:
    """The value of a field in a version: a choice by its name, a row by how it is called, a day by its era."""
    value = getattr(version, field.attname)
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return _related(version, field)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def name_of(obj) -> str:
    """How a row is called, also where what it names is gone."""
    try:
        return str(obj)
    except ObjectDoesNotExist:
        number = getattr(obj, "number", None)
        return f"{obj._meta.verbose_name} {f'#{number}' if number else obj.pk}"


def _related(version, field):
    """The row itself where it stands, else what its own history last called it."""
    model, pk = field.related_model, getattr(version, field.attname)
    row = model._base_manager.filter(pk=pk).first()
    if row is None and hasattr(model, "history"):
        last = model.history.filter(id=pk).order_by("-history_id").first()
        row = last and last.instance
    if row is None:
        return GONE
    return getattr(row, "label", None) or name_of(row)


def _plain(value):
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, datetime.datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return wareki.format_era_date(value) if isinstance(value, datetime.date) else str(value)


def _many(version, before):
    """Many-to-many fields: the names on either side."""
    found = []
    for field in version._history_m2m_fields:
        names = [
            "、".join(
                sorted(
                    name_of(getattr(row, field.m2m_reverse_field_name()))
                    for row in getattr(one, field.name).all()
                )
            )
            for one in (before, version)
        ]
        if names[0] != names[1]:
            found.append(Difference(str(field.verbose_name), *names))
    return found
