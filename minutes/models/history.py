"""The internal history of a record's rows, with the save that each version belongs to.

One save of the desk writes several rows; the meeting's revision that it made tells which.
"""

from functools import cache

from django.db import models
from django.utils import timezone
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords


class SavedRevision(models.Model):
    """Beside every version of a row: which save of its meeting wrote it."""

    saved_revision = models.PositiveIntegerField(
        "保存の番号", null=True, editable=False, help_text="この版を書いた保存の、会議ごとの通し番号。"
    )

    class Meta:
        abstract = True


def revision_of(instance) -> int | None:
    """The revision of the row's meeting, or of the meeting that it is, as the save that is going on has raised it.

    Asked of the database: the object at hand may have been read before the revision was raised.
    """
    own = hasattr(instance, "revision")
    meetings = type(instance) if own else instance._meta.get_field("meeting").related_model
    pk = instance.pk if own else instance.meeting_id
    found = meetings.objects.filter(pk=pk).order_by().values_list("revision", flat=True).first()
    return instance.revision if own and found is None else found


class RecordHistoryManager(HistoryManager):
    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        """Kept, since simple-history makes a new class whenever anybody says `row.history`: a tenth of an import."""
        return super().from_queryset(queryset_class, class_name)

    def bulk_history_create(self, objs, *arguments, custom_historical_attrs=None, **options):
        """All of one meeting: rows written together were written by one save."""
        rows, known = list(objs), custom_historical_attrs or {}
        if rows and "saved_revision" not in known:
            known = known | {"saved_revision": revision_of(rows[0])}
        return super().bulk_history_create(rows, *arguments, custom_historical_attrs=known, **options)


class RecordHistory(HistoricalRecords):
    """HistoricalRecords whose versions know the save that wrote them."""

    def __init__(self, **options):
        super().__init__(bases=(SavedRevision,), history_manager=RecordHistoryManager, **options)

    def create_historical_record(self, instance, history_type, using=None):
        """As simple-history's own, which has no way to hand over a field but a signal. No row of ours has m2m."""
        versions = getattr(instance, self.manager_name).model.objects
        versions.create(
            history_date=getattr(instance, "_history_date", timezone.now()),
            history_type=history_type,
            history_user=self.get_history_user(instance),
            history_change_reason=self.get_change_reason_for_object(instance, history_type, using),
            saved_revision=revision_of(instance),
            **{field.attname: getattr(instance, field.attname) for field in self.fields_included(instance)},
        )
