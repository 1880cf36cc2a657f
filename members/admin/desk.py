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

    def history_view(self, request, object_id, extra_context=None):
        try:
            return super().history_view(request, object_id, extra_context)
        except ObjectDoesNotExist as error:  # the record that the row belonged to is gone
            raise Http404("履歴はありません。") from error

    def history_view_title(self, request, obj):
        return f"履歴: {obj}"

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """An old version, to read. simple-history would save a POST, past the meeting's revision."""
        if request.method != "GET":
            raise PermissionDenied
        request.reads_history = True
        return super().history_form_view(request, object_id, version_id, extra_context)

    def history_form_view_title(self, request, obj):
        return f"以前の内容: {obj}"

    def get_readonly_fields(self, request, obj=None):
        if getattr(request, "reads_history", False):
            return flatten_fieldsets(self.get_fieldsets(request, obj))
        return super().get_readonly_fields(request, obj)
