"""What every admin page of ours shares: history to read, dates in either calendar, nothing removed by the dozen."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404
from simple_history.admin import SimpleHistoryAdmin

from members.admin.choosing import choosing
from members.admin.era import EchoedDateInput
from members.admin.versions import before_it, differences, name_of
from members.fields import EraDateField, EraTimeField, TimeInput


class DeskAdmin(SimpleHistoryAdmin):
    """Every child names its `fields`."""

    # No action means no delete_selected: what goes, goes one by one, each with its reason.
    actions = None
    show_facets = admin.ShowFacets.NEVER
    object_history_template = "admin/history.html"
    object_history_list_template = "admin/history_list.html"
    object_history_form_template = "admin/history_form.html"
    formfield_overrides = {
        models.DateField: {"form_class": EraDateField, "widget": EchoedDateInput},
        models.TimeField: {"form_class": EraTimeField, "widget": TimeInput},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the pop-up windows beside a choice, which need JavaScript."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **choosing(self, db_field), **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, **choosing(self, db_field), **kwargs)

    def save_model(self, request, obj, form, change):
        """A save that changes nothing writes nothing, no history either."""
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """Every version with what it changed against the one before it, also across the pages of the list."""
        shown = list(historical_records)
        before = [*shown[1:], *map(before_it, shown[-1:])]
        self.redact_versions(request, [version for version in {*shown, *before} if version])
        for version, older in zip(shown, before, strict=True):
            version.differences = differences(version, older) if older else []

    def redact_versions(self, request, versions):
        """What may not be read of old versions is taken out here, before they are compared."""

    def get_history_queryset(self, request, history_manager, pk_name, object_id):
        """In the order in which they were written: a clock may stand still or run backwards."""
        found = super().get_history_queryset(request, history_manager, pk_name, object_id)
        return found.order_by("-history_id")

    def history_view_title(self, request, obj):
        return f"履歴: {name_of(obj)}"

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """An old version, to read. simple-history would save a POST, past the meeting's revision."""
        if request.method != "GET":
            raise PermissionDenied
        request.reads_history = True
        try:
            return super().history_form_view(request, object_id, version_id, extra_context)
        except ObjectDoesNotExist as error:  # the record that the row belonged to is gone
            raise Http404("この行の会議は、もうありません。") from error

    def history_form_view_title(self, request, obj):
        return f"以前の内容: {name_of(obj)}"

    def get_readonly_fields(self, request, obj=None):
        if getattr(request, "reads_history", False):
            return flatten_fieldsets(self.get_fieldsets(request, obj))
        return super().get_readonly_fields(request, obj)
