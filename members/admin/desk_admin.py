"""DeskAdmin, the base class of all our admin pages: read-only history, dates in either calendar, no bulk deletion."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404
from simple_history.admin import SimpleHistoryAdmin

from members.admin.date_echo import EchoedDateInput
from members.admin.history_differences import differences, previous_version, row_name
from members.admin.named_lookups import only_named_lookups
from members.admin.organisation_autocomplete import organisation_formfield_options
from members.admin.typed_signs import without_signs
from members.fields import EraDateField, EraTimeField, TimeInput


class DeskAdmin(SimpleHistoryAdmin):
    """Subclasses declare `fields`."""

    # No actions, so no delete_selected: rows are deleted one by one, each with a reason.
    actions = None
    show_facets = admin.ShowFacets.NEVER
    lookup_allowed = only_named_lookups
    object_history_template = "admin/history/rows.html"
    object_history_list_template = "admin/history/list.html"
    object_history_form_template = "admin/history/version.html"
    formfield_overrides = {
        models.DateField: {"form_class": EraDateField, "widget": EchoedDateInput},
        models.TimeField: {"form_class": EraTimeField, "widget": TimeInput},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Removes the wrapper that opens pop-up windows beside a select: they need JavaScript. Refuses unseen signs."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return without_signs(field)

    def why_not_delete(self, obj) -> str:
        """Returns why a row cannot be deleted, whoever asks, in words for its page; empty where it can."""
        return ""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and self.has_delete_permission(request):
            why_not = self.why_not_delete(obj)
            context |= {"why_not_delete": why_not, "show_delete": not why_not}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        options = organisation_formfield_options(self, db_field)
        return super().formfield_for_foreignkey(db_field, request, **options, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        options = organisation_formfield_options(self, db_field)
        return super().formfield_for_manytomany(db_field, request, **options, **kwargs)

    def save_model(self, request, obj, form, change):
        """Skips a save that changes nothing, so that no history version is written."""
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """Sets `differences` on each version of a page of the history, newest first.

        The oldest of the page is compared with the first version of the next page.
        """
        versions = list(historical_records)
        previous_versions = [*versions[1:], *map(previous_version, versions[-1:])]
        self.redact_versions(request, [version for version in {*versions, *previous_versions} if version])
        redact = partial(self.redact_versions, request)
        for version, previous in zip(versions, previous_versions, strict=True):
            version.differences = differences(version, previous, redact) if previous else []

    def redact_versions(self, request, versions):
        """Hook: redacts what the user may not read in old versions of rows, before they are compared or named."""

    def get_history_queryset(self, request, history_manager, pk_name, object_id):
        """Orders versions by id, not by time: a clock may stand still or run backwards."""
        versions = super().get_history_queryset(request, history_manager, pk_name, object_id)
        return versions.order_by("-history_id")

    def history_view_title(self, request, obj):
        self.redact_versions(request, [obj])
        return f"履歴: {row_name(obj)}"

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Shows an old version read-only. simple-history would save a POST and bypass the meeting's revision check."""
        if request.method != "GET":
            raise PermissionDenied
        request.reads_history = True
        try:
            return super().history_form_view(request, object_id, version_id, extra_context)
        except ObjectDoesNotExist as error:  # the meeting of the row was deleted
            raise Http404("この行の会議は、もうありません。") from error

    def history_form_view_title(self, request, obj):
        self.redact_versions(request, [obj])
        return f"以前の内容: {row_name(obj)}"

    def get_readonly_fields(self, request, obj=None):
        if getattr(request, "reads_history", False):
            return flatten_fieldsets(self.get_fieldsets(request, obj))
        return super().get_readonly_fields(request, obj)
