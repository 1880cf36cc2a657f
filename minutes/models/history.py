"""The internal history of a record's rows, with the revision of the save that wrote each version.

One save of the desk writes several rows; the meeting's revision tells which belong together.
"""

from functools import cache

from django.db import models
from django.utils import timezone
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords


class SavedRevision(models.Model):
    """The column that every version has: the revision of its meeting that the save made."""

    saved_revision = models.PositiveIntegerField(
        "保存の番号", null=True, editable=False, help_text="この版を書いた保存の、会議ごとの通し番号。"
    )

    class Meta:
        abstract = True


def revision_of(instance) -> int | None:
    """Returns the revision of a row's meeting, or of a meeting itself, as the current save has raised it.

    It is read from the database, since `instance` may have been read before the revision was raised.
    """
    is_meeting = hasattr(instance, "revision")
    meetings = type(instance) if is_meeting else instance._meta.get_field("meeting").related_model
    pk = instance.pk if is_meeting else instance.meeting_id
    stored = meetings.objects.filter(pk=pk).order_by().values_list("revision", flat=True).first()
    return instance.revision if is_meeting and stored is None else stored


class RecordHistoryManager(HistoryManager):
    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        """Cached: simple-history makes a new class at each `row.history`, which took a tenth of an import."""
        return super().from_queryset(queryset_class, class_name)

    def bulk_history_create(self, objs, *arguments, custom_historical_attrs=None, **options):
        """Adds `saved_revision` where the caller has not: rows written together are of one meeting and one save."""
        rows, attributes = list(objs), custom_historical_attrs or {}
        if rows and "saved_revision" not in attributes:
            attributes = attributes | {"saved_revision": revision_of(rows[0])}
        return super().bulk_history_create(rows, *arguments, custom_historical_attrs=attributes, **options)


class RecordHistory(HistoricalRecords):
    """HistoricalRecords whose versions have a `saved_revision`."""

    def __init__(self, **options):
        super().__init__(bases=(SavedRevision,), history_manager=RecordHistoryManager, **options)

    def create_historical_record(self, instance, history_type, using=None):
        """Replaces simple-history's own, in which only a signal could set a field. No row here has many-to-many."""
        versions = getattr(instance, self.manager_name).model.objects
        versions.create(
            history_date=getattr(instance, "_history_date", timezone.now()),
            history_type=history_type,
            history_user=self.get_history_user(instance),
            history_change_reason=self.get_change_reason_for_object(instance, history_type, using),
            saved_revision=revision_of(instance),
            **{field.attname: getattr(instance, field.attname) for field in self.fields_included(instance)},
        )
